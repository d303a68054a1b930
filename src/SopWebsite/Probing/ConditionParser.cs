using System.Globalization;
using System.Text.RegularExpressions;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Probing;

/// <summary>Reads the text of a condition: <c>[at PATTERN:] SUBJECT OPERATOR [VALUE]</c>.</summary>
internal sealed class ConditionParser(string text)
{
    /// <summary>The time that a pattern may take over one page: patterns come from people, pages from strangers.</summary>
    public static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private const int LongestText = 1000;

    private static readonly Regex Word = new(@"\G[A-Za-z][A-Za-z]*", RegexOptions.CultureInvariant, MatchTimeout);
    private static readonly Regex HeaderName = new(@"\G\.[A-Za-z0-9_-]+", RegexOptions.CultureInvariant, MatchTimeout);
    private static readonly Regex At = new(@"\Gat\s+(\S+):\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MatchTimeout);
    private static readonly Regex Number = new(@"\A([0-9]+(?:\.[0-9]+)?)\s*([A-Za-z]*)\z", RegexOptions.CultureInvariant, MatchTimeout);

    private static readonly Dictionary<string, ConditionOperator> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["=="] = ConditionOperator.Equal, ["!="] = ConditionOperator.NotEqual, ["<="] = ConditionOperator.LessOrEqual,
        [">="] = ConditionOperator.MoreOrEqual, ["<"] = ConditionOperator.Less, [">"] = ConditionOperator.More,
        ["!~"] = ConditionOperator.NotMatch, ["~"] = ConditionOperator.Match, ["!contains"] = ConditionOperator.NotContains,
        ["contains"] = ConditionOperator.Contains, ["!exists"] = ConditionOperator.NotExists, ["exists"] = ConditionOperator.Exists,
    };

    /// <summary>The units of a measure, each as so many of the first.</summary>
    private static readonly Dictionary<ConditionSubject, Dictionary<string, double>> Units = new()
    {
        [ConditionSubject.Time] = new(StringComparer.OrdinalIgnoreCase) { ["s"] = 1, ["ms"] = 0.001, ["detik"] = 1 },
        [ConditionSubject.Size] = new(StringComparer.OrdinalIgnoreCase) { ["B"] = 1, ["KB"] = 1024, ["MB"] = 1024 * 1024 },
        [ConditionSubject.Certificate] = new(StringComparer.OrdinalIgnoreCase) { ["days"] = 1, ["day"] = 1, ["d"] = 1, ["hari"] = 1 },
        [ConditionSubject.Status] = new(StringComparer.OrdinalIgnoreCase) { [""] = 1 },
        [ConditionSubject.Redirects] = new(StringComparer.OrdinalIgnoreCase) { [""] = 1 },
    };

    private int _at;

    public static bool IsMeasure(ConditionSubject subject) => Units.ContainsKey(subject);

    /// <exception cref="SopException"><c>SopConditionInvalid</c>.</exception>
    public ConditionParts Read()
    {
        if (text.Length > LongestText) throw Fault(LongestText, new($"at most {LongestText} letters", $"paling panjang {LongestText} huruf"));
        Skip();
        var place = Take(At)?.Groups[1].Value;
        var (subject, argument) = Subject();
        Skip();
        var comparison = Operator(subject);
        Skip();
        var begins = _at;
        var value = text.Substring(_at).TrimEnd();
        var parts = new ConditionParts(place, subject, argument, comparison);
        if (comparison is ConditionOperator.Exists or ConditionOperator.NotExists)
            return value.Length == 0 ? parts : throw Fault(begins, new("nothing more", "tidak ada lagi"));
        if (value.Length == 0) throw Fault(begins, new("a value", "nilai"));
        if (IsMeasure(subject)) return parts with { Numbers = [.. Choices(value).Select(one => Measure(subject, one, begins))] };
        if (comparison is ConditionOperator.Match or ConditionOperator.NotMatch) return parts with { Pattern = Pattern(Unquoted(value), begins) };
        return parts with
        {
            Texts = [.. (comparison is ConditionOperator.Equal or ConditionOperator.NotEqual ? Choices(value) : [value]).Select(Unquoted)],
        };
    }

    private (ConditionSubject Subject, string? Argument) Subject()
    {
        var begins = _at;
        if (!Enum.TryParse<ConditionSubject>(Take(Word)?.Value, ignoreCase: true, out var subject))
            throw Fault(begins, new(
                "status, header.NAME, body, json $.PATH, time, size, certificate, address, redirects or answer",
                "status, header.NAMA, body, json $.JALUR, time, size, certificate, address, redirects atau answer"));
        if (subject == ConditionSubject.Header)
            return (subject, (Take(HeaderName) ?? throw Fault(_at, new("'.' and a header's name", "'.' dan nama header"))).Value.Substring(1));
        if (subject != ConditionSubject.Json) return (subject, null);
        Skip();
        begins = _at;
        return (subject, JsonPath.Cut(text, ref _at) ?? throw Fault(begins, new("a path such as $.items[0].name", "jalur seperti $.items[0].name")));
    }

    private ConditionOperator Operator(ConditionSubject subject)
    {
        // The longer ones come first where one begins another.
        var found = Operators.Keys.FirstOrDefault(one => string.Compare(text, _at, one, 0, one.Length, StringComparison.OrdinalIgnoreCase) == 0);
        if (found is null || !Allowed(subject).Contains(Operators[found]))
        {
            var allowed = string.Join(" ", Operators.Where(one => Allowed(subject).Contains(one.Value)).Select(one => one.Key));
            throw Fault(_at, new($"one of {allowed}", $"salah satu dari {allowed}"));
        }
        _at += found.Length;
        return Operators[found];
    }

    private static IReadOnlyCollection<ConditionOperator> Allowed(ConditionSubject subject) => subject switch
    {
        _ when IsMeasure(subject) => [.. Operators.Values.Where(one => one <= ConditionOperator.MoreOrEqual)],
        ConditionSubject.Body => [ConditionOperator.Match, ConditionOperator.NotMatch, ConditionOperator.Contains, ConditionOperator.NotContains],
        ConditionSubject.Json => [.. Operators.Values],
        _ => [.. Operators.Values.Where(one => one is ConditionOperator.Equal or ConditionOperator.NotEqual or > ConditionOperator.MoreOrEqual)],
    };

    private double Measure(ConditionSubject subject, string value, int at)
    {
        var units = Units[subject];
        if (Number.Match(value) is { Success: true } read && units.TryGetValue(read.Groups[2].Value, out var factor))
            return double.Parse(read.Groups[1].Value, CultureInfo.InvariantCulture) * factor;
        var known = string.Join(", ", units.Keys.Where(unit => unit.Length > 0));
        throw known.Length == 0
            ? Fault(at, new("a number", "angka"))
            : Fault(at, new($"a number with one of the units {known}", $"angka dengan salah satu satuan {known}"));
    }

    private Regex Pattern(string value, int at)
    {
        try
        {
            return new Regex(value, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MatchTimeout);
        }
        catch (ArgumentException failure)
        {
            throw Fault(at, new($"a regular expression ({failure.Message})", $"ekspresi reguler ({failure.Message})"), failure);
        }
    }

    /// <summary>One value, or several in <c>any(a, b)</c>.</summary>
    private static IEnumerable<string> Choices(string value) =>
        value.StartsWith("any(", StringComparison.OrdinalIgnoreCase) && value.EndsWith(")", StringComparison.Ordinal)
            ? value.Substring(4, value.Length - 5).Split(',').Select(one => one.Trim())
            : [value];

    private static string Unquoted(string value) =>
        value.Length >= 2 && value[0] is '"' or '\'' && value[value.Length - 1] == value[0] ? value.Substring(1, value.Length - 2) : value;

    private Match? Take(Regex form)
    {
        var found = form.Match(text, _at);
        if (!found.Success) return null;
        _at += found.Length;
        return found;
    }

    private void Skip()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
    }

    private SopException Fault(int at, Phrase expected, Exception? inner = null) => new(
        "SopConditionInvalid", SopErrorKind.InvalidArgument,
        new Phrase(
            $"The condition '{text}' cannot be read: at letter {at + 1} {expected.English} is expected. Write it like: status == 200, "
            + "body contains Pengadilan, header.content-type ~ html, json $.db == ok, time < 2 s, certificate > 14 days.",
            $"Syarat '{text}' tidak dapat dibaca: pada huruf ke-{at + 1} seharusnya {expected.Indonesian}. Tulis seperti: status == 200, "
            + "body contains Pengadilan, header.content-type ~ html, json $.db == ok, time < 2 s, certificate > 14 days."),
        text, inner);
}

/// <summary>A condition taken apart.</summary>
internal sealed record ConditionParts(string? Place, ConditionSubject Subject, string? Argument, ConditionOperator Operator)
{
    public double[] Numbers { get; init; } = [];

    public string[] Texts { get; init; } = [];

    public Regex? Pattern { get; init; }
}
