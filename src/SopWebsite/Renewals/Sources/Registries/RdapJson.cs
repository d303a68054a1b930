using System.Text.Json;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>Picks the parts of an RDAP answer that are of use. Whatever is not of the kind that it should be counts as not there.</summary>
internal static class RdapJson
{
    private const int MostEntities = 50;

    public static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">The text holds half a letter.</exception>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray() : [];

    /// <summary>The texts of a list; a single text stands for a list of one.</summary>
    public static IEnumerable<string> Texts(JsonElement element, string name) =>
        Text(element, name) is { } single
            ? [single]
            : Items(element, name).Where(item => item.ValueKind == JsonValueKind.String).Take(ForeignText.MostItems)
                .Select(item => item.GetString()!);

    public static string[] Nameservers(JsonElement root) =>
    [
        .. ForeignText.Lines(Items(root, "nameservers").Take(ForeignText.MostItems)
                .Select(server => (Text(server, "ldhName") ?? Text(server, "unicodeName"))?.TrimEnd('.').ToLowerInvariant()))
            .OrderBy(name => name, StringComparer.Ordinal),
    ];

    /// <summary>The registrar's name: of its card (RFC 7095), else its handle.</summary>
    public static string? Registrar(JsonElement root)
    {
        var registrar = Items(root, "entities").Take(MostEntities)
            .FirstOrDefault(entity => Texts(entity, "roles").Any(role => Is(role, "registrar")));
        return registrar.ValueKind != JsonValueKind.Object ? null
            : ForeignText.Line(CardText(registrar, "fn")) ?? ForeignText.Line(CardText(registrar, "org"))
            ?? ForeignText.Line(Text(registrar, "handle"));
    }

    /// <summary>Where the registrar answers about the domain: a link of relation "related" to RDAP (RFC 9083 section 4.2).</summary>
    public static Uri? Related(JsonElement root, Uri? self)
    {
        foreach (var link in Items(root, "links").Take(ForeignText.MostItems))
        {
            if (!Is(Text(link, "rel"), "related") || Text(link, "href") is not { Length: < 2000 } href) continue;
            if (Text(link, "type") is { } type && !type.StartsWith("application/rdap+json", StringComparison.OrdinalIgnoreCase)) continue;
            if (!Uri.TryCreate(href.Trim(), UriKind.Absolute, out var address) || address.IdnHost.Length == 0) continue;
            if (address.Scheme != Uri.UriSchemeHttps && (address.Scheme != Uri.UriSchemeHttp || self?.Scheme == Uri.UriSchemeHttps)) continue;
            if (self is null || address.AbsoluteUri != self.AbsoluteUri) return address;
        }
        return null;
    }

    /// <summary>Whether the registry names something as withheld (RFC 9537), by a part of its name or its path.</summary>
    public static bool IsRedacted(JsonElement root, string part) => Items(root, "redacted").Take(MostEntities).Any(one =>
    {
        var name = one.ValueKind == JsonValueKind.Object && one.TryGetProperty("name", out var named) ? named : default;
        return new[] { Text(name, "type"), Text(name, "description"), Text(one, "prePath"), Text(one, "postPath"), Text(one, "replacementPath") }
            .Any(text => text?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
    });

    /// <summary>The titles of notices and remarks that say that something was left out of the answer (RFC 9083 section 10.2.1).</summary>
    public static IEnumerable<string> Notes(JsonElement root)
    {
        foreach (var note in Items(root, "notices").Concat(Items(root, "remarks")).Take(ForeignText.MostItems))
        {
            var texts = new[] { Text(note, "type"), Text(note, "title") };
            if (texts.Any(text => text is not null && (Has(text, "redact") || Has(text, "truncat") || Has(text, "unavailable")))
                && ForeignText.Line(texts[1] ?? texts[0]) is { } line)
                yield return line;
        }
    }

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>A property of a card: <c>["vcard", [[name, parameters, type, value], ...]]</c>; a structured value gives its first text.</summary>
    private static string? CardText(JsonElement entity, string name)
    {
        if (entity.ValueKind != JsonValueKind.Object || !entity.TryGetProperty("vcardArray", out var card) || card.ValueKind != JsonValueKind.Array
            || card.GetArrayLength() < 2 || card[1].ValueKind != JsonValueKind.Array)
            return null;
        foreach (var property in card[1].EnumerateArray().Take(100))
        {
            if (property.ValueKind != JsonValueKind.Array || property.GetArrayLength() < 4) continue;
            if (property[0].ValueKind != JsonValueKind.String || !Is(property[0].GetString(), name)) continue;
            var value = property[3].ValueKind == JsonValueKind.Array ? property[3].EnumerateArray().FirstOrDefault() : property[3];
            if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text) return text;
        }
        return null;
    }
}
