using System.Globalization;
using System.Text.Json;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>What a registry says of a domain. Source: RFC 9083, sections 4.5 (events) and 5.3 (domains).</summary>
internal sealed record RdapAnswer
{
    private static readonly DateTimeOffset Earliest = new(1985, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When the registration ends; null where the registry does not say (the event is optional) or says it in no known form.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    /// <summary>Reads an answer; every part of it is a stranger's.</summary>
    /// <param name="json">The body.</param>
    /// <param name="domain">The domain that was asked about.</param>
    /// <exception cref="SopException"><c>SopRdapInvalid</c>: it is no answer about the domain.</exception>
    public static RdapAnswer Read(byte[] json, string domain)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !Is(Text(root, "objectClassName"), "domain"))
                throw Invalid(domain, "it describes no domain", "isinya bukan tentang domain");
            if (Text(root, "ldhName") is { } name && !Is(name.TrimEnd('.'), domain))
                throw Invalid(domain, "it is about another domain", "isinya tentang domain lain");
            return new RdapAnswer { ExpiresAt = Expirations(root).Max() };
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw Invalid(domain, "it is not JSON", "isinya bukan JSON", failure);
        }
    }

    private static IEnumerable<DateTimeOffset?> Expirations(JsonElement root)
    {
        if (!root.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Array) yield break;
        foreach (var one in events.EnumerateArray())
        {
            if (one.ValueKind == JsonValueKind.Object && Is(Text(one, "eventAction"), "expiration") && Text(one, "eventDate") is { } date)
                yield return Instant(date);
        }
    }

    private static DateTimeOffset? Instant(string text) =>
        text.Length is >= 10 and <= 40 && text[4] == '-' && text[7] == '-'
        && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
        && at >= Earliest && at < Latest
            ? at
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static SopException Invalid(string domain, string english, string indonesian, Exception? inner = null) => new(
        "SopRdapInvalid", SopErrorKind.InvalidData,
        new Phrase($"The registry's answer about '{domain}' cannot be used: {english}. Nothing was changed.",
            $"Jawaban registri tentang '{domain}' tidak dapat dipakai: {indonesian}. Tidak ada yang diubah."),
        domain, inner);
}
