using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SopWebsite.Errors;

namespace SopWebsite.Probing;

/// <summary>
/// One condition that an answer must meet, as a text: <c>status == 200</c>, <c>body contains Pengadilan</c>, <c>json $.db == ok</c>,
/// <c>time &lt; 2 s</c>, <c>certificate &gt; 14 days</c>. Texts compare without regard to case. A condition that begins with
/// <c>at PATTERN:</c> holds only for addresses like the pattern (* stands for anything).
/// </summary>
public sealed class SiteCondition
{
    private const int LongestActual = 200;

    private readonly ConditionParts _parts;
    private readonly Regex? _place;

    private SiteCondition(string text, ConditionParts parts)
    {
        (Text, _parts) = (text, parts);
        _place = parts.Place is null ? null : new Regex(
            @"\A" + Regex.Escape(parts.Place).Replace(@"\*", ".*") + @"\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
            ConditionParser.MatchTimeout);
    }

    /// <summary>The condition as it was written.</summary>
    public string Text { get; }

    internal ConditionSubject Subject => _parts.Subject;

    /// <summary>True when the page must be kept to judge it.</summary>
    internal bool NeedsBody => Subject is ConditionSubject.Body or ConditionSubject.Json;

    /// <summary>The statuses that it names as good; empty where it names none.</summary>
    internal IEnumerable<int> Statuses =>
        Subject == ConditionSubject.Status && _parts.Operator == ConditionOperator.Equal ? _parts.Numbers.Select(number => (int)number) : [];

    /// <summary>True when the page was found to hold what it asks for: then it is the court's own.</summary>
    internal bool AsksForText => Subject == ConditionSubject.Body && _parts.Operator is ConditionOperator.Contains or ConditionOperator.Match;

    /// <summary>Reads a condition.</summary>
    /// <exception cref="SopException"><c>SopConditionInvalid</c>: where it cannot be read, and what is expected there.</exception>
    public static SiteCondition Parse(string text) => new(text, new ConditionParser(text).Read());

    /// <summary>True when it is about something that the address has: a database has no status.</summary>
    internal bool AppliesTo(Uri uri)
    {
        if (_place is not null && !_place.IsMatch(uri.AbsoluteUri)) return false;
        var isWeb = uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;
        return Subject switch
        {
            ConditionSubject.Time or ConditionSubject.Address => true,
            ConditionSubject.Answer => !isWeb,
            ConditionSubject.Certificate => uri.Scheme == Uri.UriSchemeHttps,
            _ => isWeb,
        };
    }

    /// <summary>Holds it against what was found.</summary>
    internal ConditionResult Judge(ConditionFacts facts)
    {
        try
        {
            var (isMet, actual) = Subject switch
            {
                ConditionSubject.Status => Compare(facts.Status, value => value.ToString("0", CultureInfo.InvariantCulture)),
                ConditionSubject.Time => Compare(facts.Time?.TotalSeconds, value => value.ToString("0.000' s'", CultureInfo.InvariantCulture)),
                ConditionSubject.Size => Compare(facts.Size, value => value.ToString("0' B'", CultureInfo.InvariantCulture)),
                ConditionSubject.Certificate => Compare(facts.CertificateDays, value => value.ToString("0.0' days'", CultureInfo.InvariantCulture)),
                ConditionSubject.Redirects => Compare(facts.Redirects, value => value.ToString("0", CultureInfo.InvariantCulture)),
                ConditionSubject.Header => Compare(facts.Headers is { } all && all.TryGetValue(_parts.Argument!, out var header) ? header : null),
                ConditionSubject.Address => Compare(facts.Address),
                ConditionSubject.Answer => Compare(facts.Answer),
                ConditionSubject.Body => (Compare(facts.Body?.Value).IsMet, null),
                _ => Json(facts.Body?.Value),
            };
            return new ConditionResult { Condition = Text, IsMet = isMet, Actual = Cut(actual) };
        }
        catch (RegexMatchTimeoutException)
        {
            return new ConditionResult { Condition = Text, IsMet = false, Actual = "the pattern takes too long / pola terlalu lama" };
        }
    }

    private (bool IsMet, string? Actual) Compare(double? value, Func<double, string> write) => value is not { } known ? (false, null) : (
        _parts.Operator switch
        {
            ConditionOperator.Equal => _parts.Numbers.Contains(known),
            ConditionOperator.NotEqual => !_parts.Numbers.Contains(known),
            ConditionOperator.Less => known < _parts.Numbers[0],
            ConditionOperator.LessOrEqual => known <= _parts.Numbers[0],
            ConditionOperator.More => known > _parts.Numbers[0],
            _ => known >= _parts.Numbers[0],
        }, write(known));

    /// <summary>What is not there is unequal to everything, holds nothing and matches nothing.</summary>
    private (bool IsMet, string? Actual) Compare(string? value) => (
        _parts.Operator switch
        {
            ConditionOperator.Exists => value is not null,
            ConditionOperator.NotExists => value is null,
            ConditionOperator.Equal => value is not null && _parts.Texts.Any(text => Same(text, value)),
            ConditionOperator.NotEqual => value is null || !_parts.Texts.Any(text => Same(text, value)),
            ConditionOperator.Contains => Holds(value),
            ConditionOperator.NotContains => !Holds(value),
            ConditionOperator.Match => value is not null && _parts.Pattern!.IsMatch(value),
            ConditionOperator.NotMatch => value is null || !_parts.Pattern!.IsMatch(value),
            _ => value is not null && Number(value) is { } left && Number(_parts.Texts[0]) is { } right && Order(left, right),
        }, value);

    private (bool IsMet, string? Actual) Json(string? body)
    {
        if (body is null) return (false, null);
        try
        {
            using var document = JsonDocument.Parse(body);
            return Compare(JsonPath.Find(document.RootElement, _parts.Argument!) is { } found ? JsonPath.TextOf(found) : null);
        }
        catch (JsonException)
        {
            return (false, "no JSON / bukan JSON");
        }
    }

    private bool Holds(string? value) => value is not null && value.IndexOf(_parts.Texts[0], StringComparison.OrdinalIgnoreCase) >= 0;

    private bool Order(double left, double right) => _parts.Operator switch
    {
        ConditionOperator.Less => left < right,
        ConditionOperator.LessOrEqual => left <= right,
        ConditionOperator.More => left > right,
        _ => left >= right,
    };

    private static bool Same(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
            || (Number(one) is { } left && Number(other) is { } right && left.Equals(right));

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Cut(string? text) => text is null ? null
        : new string([.. text.Take(LongestActual).Select(letter => char.IsControl(letter) ? ' ' : letter)]);

    /// <summary>The condition as it was written.</summary>
    public override string ToString() => Text;
}
