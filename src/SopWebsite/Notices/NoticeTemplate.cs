using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Notices;

/// <summary>
/// The JSON that a webhook is sent. Places such as <c>{{subject}}</c> stand inside JSON strings and are filled in with text escaped for
/// JSON, so what comes from outside never becomes structure.
/// </summary>
public static class NoticeTemplate
{
    /// <summary>What is sent where a channel has no template of its own.</summary>
    public const string Usual =
        """
        {"key":"{{key}}","number":"{{number}}","event":"{{event}}","severity":"{{severity}}","site":"{{site}}","report":"{{report}}","to":"{{to}}","at":"{{at}}","due":"{{due}}","subject":"{{subject}}","text":"{{text}}"}
        """;

    private const int Longest = 64 * 1024;

    private static readonly Regex Place = new(@"\{\{\s*([A-Za-z]*)\s*\}\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Dictionary<string, Func<SopNotice, string?>> Places = new(StringComparer.OrdinalIgnoreCase)
    {
        ["key"] = notice => notice.Key,
        ["number"] = notice => notice.Number.ToString(CultureInfo.InvariantCulture),
        ["event"] = notice => notice.Event?.ToString() ?? (notice.Gathered > 0 ? "Digest" : "Message"),
        ["severity"] = notice => notice.Severity.ToString(),
        ["site"] = notice => notice.Site,
        ["report"] = notice => notice.Report,
        ["to"] = notice => notice.To,
        ["at"] = notice => Instant(notice.At),
        ["due"] = notice => notice.Due is { } due ? Instant(due) : null,
        ["subject"] = notice => notice.Subject,
        ["text"] = notice => notice.Text,
        ["language"] = notice => notice.Language == Language.Indonesian ? "id" : "en",
    };

    /// <summary>The names that may stand in a template.</summary>
    public static IReadOnlyCollection<string> Names => Places.Keys;

    /// <summary>Fills a template in. What a message does not have is an empty string.</summary>
    public static string Fill(string template, SopNotice notice) => Place.Replace(
        template, place => Places.TryGetValue(place.Groups[1].Value, out var value) ? Escape(value(notice) ?? "") : place.Value);

    /// <summary>Refuses a template that is no JSON or names what there is not.</summary>
    /// <exception cref="SopException"><c>SopNoticeTemplateInvalid</c>.</exception>
    public static void Check(string template)
    {
        if (template.Length > Longest) throw Invalid(new Phrase("it is longer than 64 KiB", "lebih panjang dari 64 KiB"));
        foreach (Match place in Place.Matches(template))
        {
            if (!Places.ContainsKey(place.Groups[1].Value))
                throw Invalid(new Phrase(
                    $"there is no {{{{{place.Groups[1].Value}}}}}; there are {string.Join(", ", Names)}",
                    $"{{{{{place.Groups[1].Value}}}}} tidak dikenal; yang ada: {string.Join(", ", Names)}"));
        }
        // A quote and a brace show whether every place stands inside a string.
        var sample = Place.Replace(template, Escape("\"}{contoh"));
        try
        {
            using var _ = JsonDocument.Parse(sample);
        }
        catch (JsonException failure)
        {
            throw Invalid(new Phrase(
                $"filled in, it is no JSON (line {failure.LineNumber + 1}); places stand inside strings: {{\"text\": \"{{{{text}}}}\"}}",
                $"setelah diisi bukan JSON (baris {failure.LineNumber + 1}); isian ditulis di dalam string: {{\"text\": \"{{{{text}}}}\"}}"));
        }
    }

    private static string Escape(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static SopException Invalid(Phrase why) => new(
        "SopNoticeTemplateInvalid", SopErrorKind.InvalidData,
        new Phrase($"The template cannot be used: {why.English}.", $"Templat tidak dapat dipakai: {why.Indonesian}."));
}
