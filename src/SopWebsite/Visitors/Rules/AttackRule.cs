using System.Text.RegularExpressions;
using SopWebsite.Languages;

namespace SopWebsite.Visitors.Rules;

/// <summary>The parts of a request that a rule looks at.</summary>
[Flags]
internal enum RuleFields
{
    None = 0,
    Path = 1,
    Query = 2,
    Agent = 4,
    Referer = 8,
}

/// <summary>One rule of <c>rules.txt</c>. Behaviour rules have no field: the clients' book decides them.</summary>
internal sealed class AttackRule
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private Regex? _pattern;
    private Regex? _unless;

    public required string Id { get; init; }
    public required int Index { get; init; }
    public VisitorCategory Category { get; init; }
    public int Score { get; init; }
    public RuleFields Fields { get; init; }
    public required Phrase Why { get; init; }

    /// <summary>Answered 2xx it counts as an attack that succeeded.</summary>
    public bool Raise { get; init; }

    /// <summary>It does not look into what people type into a search box.</summary>
    public bool SearchExempt { get; init; }

    /// <summary>The literals are whole names in a path.</summary>
    public bool Segment { get; init; }

    /// <summary>One of them must occur (folded, decoded) for the rule to be tried.</summary>
    public IReadOnlyList<byte[]> Triggers { get; init; } = [];

    /// <summary>Must occur as well; a cheap refusal before anything is decoded. Lower case.</summary>
    public byte[]? Needs { get; init; }

    public string? Match { get; init; }
    public string? Unless { get; init; }

    /// <summary>Decides on the folded, decoded text of a field in which a trigger occurred.</summary>
    public bool Confirms(string text)
    {
        if (Segment && !HoldsSegment(text)) return false;
        if (Match is not null && !Find(_pattern ??= Make(Match), text)) return false;
        return Unless is null || !Find(_unless ??= Make(Unless), text);
    }

    private bool HoldsSegment(string text)
    {
        foreach (var trigger in Triggers)
        {
            var name = TextOf(trigger);
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                var end = at + name.Length;
                if (end == text.Length || text[end] is '/' or ';' or ' ') return true;
            }
        }
        return false;
    }

    private static string TextOf(byte[] literal) => string.Concat(literal.Select(value => (char)value));

    /// <summary>
    /// The patterns are written to take time linear in the text; should one not, the text was made for that and counts as a match.
    /// </summary>
    private static bool Find(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static Regex Make(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);
}
