using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SopWebsite.Visitors.Rules;

/// <summary>
/// The patterns of a rule, of which one is enough. Those that ship are written to take time linear in the text. A court's own run in an
/// engine that cannot take
/// longer; where the framework has none, each look is cut off, and a rule that was cut off thrice is given up, lest it hold up the scan.
/// </summary>
internal sealed class RulePattern
{
    private const int MostCuts = 3;

    /// <summary>After so much time a shipped pattern is compiled, beside the scan: that takes about as long again.</summary>
    private static readonly long Long = Stopwatch.Frequency / 20;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LittlePatience = TimeSpan.FromMilliseconds(200);

    private readonly string[] _texts;
    private readonly bool _isOwn;
    private volatile Regex[]? _regexes;
    private long _spent;
    private int _cuts;

    private RulePattern(string[] texts, bool isOwn) => (_texts, _isOwn) = (texts, isOwn);

    /// <summary>It took too long thrice and fits nothing any more.</summary>
    public bool IsGivenUp => _isOwn && Volatile.Read(ref _cuts) >= MostCuts;

    /// <summary>A look of it was cut off.</summary>
    public bool IsCutOff => Volatile.Read(ref _cuts) > 0;

    public static RulePattern? Of(string[] patterns, bool isOwn) =>
        patterns.Length == 0 ? null : new RulePattern(patterns, isOwn);

    public bool Fits(string text)
    {
        if (IsGivenUp) return false;
        try
        {
            var regexes = _regexes ??= Array.ConvertAll(_texts, pattern => Make(pattern, _isOwn));
            if (_isOwn || _spent > Long) return Fit(regexes, text);
            var start = Stopwatch.GetTimestamp();
            var fits = Fit(regexes, text);
            var spent = Stopwatch.GetTimestamp() - start;
            if (Interlocked.Add(ref _spent, spent) is var all && all > Long && all - spent <= Long) Task.Run(() => Compile(text));
            return fits;
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that brings a shipped pattern to this was made for it.
            Interlocked.Increment(ref _cuts);
            return !_isOwn;
        }
    }

    /// <summary>
    /// Each by itself, for each has a beginning of its own that is looked for quickly; of all together only the places would be left.
    /// </summary>
    private static bool Fit(Regex[] regexes, string text)
    {
        foreach (var regex in regexes)
            if (regex.IsMatch(text)) return true;
        return false;
    }

    private void Compile(string text)
    {
        var compiled = Array.ConvertAll(_texts, pattern => new Regex(pattern, Options | RegexOptions.Compiled, Patience));
        try
        {
            // The first look is the one that makes machine code of it.
            foreach (var regex in compiled) regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Whoever looks next finds the same.
        }
        _regexes = compiled;
    }

    /// <summary>Makes the expression; for a court's own, in the engine that takes time linear in the text, where there is one.</summary>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It looks around or back, which that engine cannot do.</exception>
    public static Regex Make(string pattern, bool isOwn)
    {
        if (!isOwn) return new Regex(pattern, Options, Patience);
#if NET8_0_OR_GREATER
        return new Regex(pattern, Options | RegexOptions.NonBacktracking, LittlePatience);
#else
        return new Regex(pattern, Options, LittlePatience);
#endif
    }
}
