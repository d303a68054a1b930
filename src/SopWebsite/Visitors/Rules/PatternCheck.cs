using SopWebsite.Languages;

namespace SopWebsite.Visitors.Rules;

/// <summary>
/// Whether a pattern from outside can be trusted with a scan's time: it neither looks around nor back, so that an engine linear in the text can
/// run it, and its counted repetitions do not multiply to a machine too large for the memory.
/// </summary>
internal sealed class PatternCheck
{
    /// <summary>No pattern is longer, in characters.</summary>
    public const int Longest = 4000;

    private const long MostStates = 20_000;
    private const int Deepest = 50;

    private static readonly Phrase TooLarge = new(
        "a pattern whose repetitions do not multiply to so many", "pola yang pengulangannya tidak berlipat sebanyak itu");

    private static readonly Phrase Looks = new(
        "a pattern without looking around or back, and without (?>...): it must run in a time that grows with the text alone",
        "pola tanpa lookaround, rujukan balik, dan (?>...): waktunya hanya boleh sebanding dengan panjang teks");

    private readonly string _pattern;
    private int _at;
    private Phrase? _fault;

    private PatternCheck(string pattern) => _pattern = pattern;

    /// <summary>What is expected instead; null when nothing is wrong. Whether it is a regular expression at all is not asked here.</summary>
    public static Phrase? FaultOf(string pattern)
    {
        if (pattern.Length > Longest) return new Phrase($"at most {Longest} characters", $"paling banyak {Longest} karakter");
        if (pattern.Any(value => value is < ' ' or > '~'))
            return new Phrase("plain ASCII; \\xNN for other bytes", "ASCII biasa; \\xNN untuk byte lain");
        var check = new PatternCheck(pattern);
        var states = check.Alternatives(0);
        return check._fault ?? (states > MostStates ? TooLarge : null);
    }

    private long Alternatives(int depth)
    {
        if (depth > Deepest) _fault ??= TooLarge;
        long all = 0, last = 0;
        while (_fault is null && _at < _pattern.Length && _pattern[_at] != ')')
        {
            var next = _pattern[_at];
            if (next is '*' or '+' or '?' or '{' && last > 0)
            {
                all += last * (Times() - 1);
                if (all > MostStates) _fault ??= TooLarge;
                continue;
            }
            last = next == '(' ? Group(depth) : Atom();
            all += last;
        }
        return all;
    }

    private long Group(int depth)
    {
        _at++;
        if (At("?"))
        {
            foreach (var looking in (string[])["?=", "?!", "?<=", "?<!", "?>", "?("])
                if (At(looking)) _fault ??= Looks;
        }
        var states = Alternatives(depth + 1);
        if (_at < _pattern.Length) _at++;
        return Math.Max(states, 1);
    }

    private long Atom()
    {
        var first = _pattern[_at++];
        if (first == '\\' && _at < _pattern.Length)
        {
            if (_pattern[_at] is >= '1' and <= '9' or 'k' or 'G') _fault ??= Looks;
            _at++;
        }
        else if (first == '[')
        {
            Class();
        }
        return 1;
    }

    /// <summary>To the end of a class; one may hold another, taken away from it.</summary>
    private void Class()
    {
        if (At("^")) _at++;
        if (At("]")) _at++;
        for (var open = 1; open > 0 && _at < _pattern.Length; _at++)
        {
            if (_pattern[_at] == '\\') _at++;
            else if (_pattern[_at] == ']') open--;
            else if (_pattern[_at] == '[' && _at > 0 && _pattern[_at - 1] == '-') open++;
        }
    }

    /// <summary>How many copies a repetition is made of.</summary>
    private long Times()
    {
        if (_pattern[_at] != '{')
        {
            _at++;
            return 1;
        }
        var end = _pattern.IndexOf('}', _at);
        var figures = end < 0 ? "" : _pattern.Substring(_at + 1, end - _at - 1);
        var parts = figures.Split(',');
        // What is no repetition is a brace as such.
        if (parts.Length > 2 || !long.TryParse(parts[0], out var low))
        {
            _at++;
            return 1;
        }
        _at = end + 1;
        return Math.Min(Math.Max(parts.Length == 2 && long.TryParse(parts[1], out var high) ? high : low, 1), MostStates + 1);
    }

    private bool At(string text) => string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;
}
