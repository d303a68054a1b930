using System.Globalization;
using System.Text.Json;
using SopWebsite.Languages;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>The dates of a domain (RFC 9083 section 4.5). All of them are optional, and servers leave them out.</summary>
internal sealed record RdapEvents
{
    private const int MostEvents = 200;

    public DateTimeOffset? RegisteredAt { get; private init; }

    public DateTimeOffset? ChangedAt { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private init; }

    public Phrase? Unknown { get; private init; }

    public Phrase[] Remarks { get; private init; } = [];

    public static RdapEvents Of(JsonElement root)
    {
        var found = Read(root).ToList();
        // The registry's own date counts; the registrar's stands in where there is no other.
        var expirations = Dates(found, "expiration");
        if (expirations.Count == 0) expirations = Dates(found, "registrar expiration");
        var known = expirations.Select(one => one.At).OfType<DateTimeOffset>().Distinct().OrderBy(at => at).ToList();
        return new RdapEvents
        {
            RegisteredAt = Dates(found, "registration").Select(one => one.At).FirstOrDefault(),
            ChangedAt = Dates(found, "last changed").Select(one => one.At).Max(),
            // Of several the first to come: better warned too early.
            ExpiresAt = known.Count > 0 ? known[0] : null,
            Unknown = known.Count > 0 ? null : WhyNot(expirations),
            Remarks = known.Count > 1
                ? [new Phrase(
                    $"the registry tells {known.Count} expiries, from {Day(known[0])} to {Day(known[known.Count - 1])}; the first counts",
                    $"registri menyebut {known.Count} masa berlaku, dari {Day(known[0])} sampai {Day(known[known.Count - 1])}; yang pertama dipakai")]
                : [],
        };
    }

    private static Phrase WhyNot(List<(string Action, string? Text, DateTimeOffset? At)> expirations)
    {
        if (expirations.Count == 0) return new Phrase("the registry does not tell it", "registri tidak menyebutkannya");
        var text = ForeignText.Line(expirations.Select(one => one.Text).FirstOrDefault(text => text is not null));
        return text is null
            ? new Phrase("the registry names it without a date", "registri menyebutnya tanpa tanggal")
            : new Phrase($"the registry's date '{text}' is none that can be read", $"tanggal registri '{text}' tidak dapat dibaca");
    }

    private static List<(string Action, string? Text, DateTimeOffset? At)> Dates(
        List<(string Action, string? Text, DateTimeOffset? At)> found, string action) =>
        found.FindAll(one => RdapJson.Is(one.Action, action));

    private static IEnumerable<(string Action, string? Text, DateTimeOffset? At)> Read(JsonElement root)
    {
        foreach (var one in RdapJson.Items(root, "events").Take(MostEvents))
        {
            if (one.ValueKind != JsonValueKind.Object || RdapJson.Text(one, "eventAction") is not { } action) continue;
            var text = RdapJson.Text(one, "eventDate");
            yield return (action.Trim(), text, RegistryDate.Rfc3339(text?.Trim()));
        }
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
