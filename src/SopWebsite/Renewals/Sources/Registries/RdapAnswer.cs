using System.Text.Json;
using SopWebsite.Languages;
using SopWebsite.Renewals.Sources.Names;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>
/// What a registry says of a domain. Source: RFC 9083, sections 4 (common parts), 5.1 (entities) and 5.3 (domains); RFC 9537 (redaction).
/// </summary>
internal sealed record RdapAnswer
{
    private const int Deepest = 32;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = Deepest };

    /// <summary>When it was registered.</summary>
    public DateTimeOffset? RegisteredAt { get; private init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ChangedAt { get; private init; }

    /// <summary>When the registration ends; null where the registry does not say or says it in no known form.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    /// <summary>Why the end is not known.</summary>
    public Phrase? Unknown { get; private init; }

    public string[] Statuses { get; private init; } = [];

    public string? Registrar { get; private init; }

    public string[] Nameservers { get; private init; } = [];

    /// <summary>Where the registrar answers about the same domain; null where the registry names no such place.</summary>
    public Uri? Related { get; private init; }

    public Phrase[] Remarks { get; private init; } = [];

    /// <summary>Reads an answer; every part of it is a stranger's.</summary>
    /// <param name="json">The body.</param>
    /// <param name="domain">The domain that was asked about, in ASCII.</param>
    /// <param name="self">The address that answered.</param>
    /// <exception cref="RdapFault">It is no answer about the domain.</exception>
    public static RdapAnswer Read(byte[] json, string domain, Uri? self = null)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(json), Reading);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !RdapJson.Is(RdapJson.Text(root, "objectClassName"), "domain"))
                throw new RdapFault(new Phrase("it describes no domain", "isinya bukan tentang domain"));
            CheckName(root, domain);
            return Of(root, self);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new RdapFault(new Phrase("it is not JSON", "isinya bukan JSON"), failure);
        }
    }

    private static RdapAnswer Of(JsonElement root, Uri? self)
    {
        var events = RdapEvents.Of(root);
        var remarks = new List<Phrase>(events.Remarks);
        if (RdapJson.IsRedacted(root, "expir") && events.ExpiresAt is null)
            remarks.Add(new Phrase("the registry withholds the expiry (RFC 9537)", "registri menahan masa berlakunya (RFC 9537)"));
        foreach (var remark in RdapJson.Notes(root)) remarks.Add(new Phrase("the registry remarks: " + remark, "catatan registri: " + remark));
        return new RdapAnswer
        {
            RegisteredAt = events.RegisteredAt,
            ChangedAt = events.ChangedAt,
            ExpiresAt = events.ExpiresAt,
            Unknown = events.ExpiresAt is not null ? null
                : RdapJson.IsRedacted(root, "expir")
                    ? new Phrase("the registry withholds it", "registri menahannya")
                    : events.Unknown,
            Statuses = DomainStatus.Of(RdapJson.Texts(root, "status")),
            Registrar = RdapJson.Registrar(root),
            Nameservers = RdapJson.Nameservers(root),
            Related = RdapJson.Related(root, self),
            Remarks = [.. remarks.Take(ForeignText.MostItems)],
        };
    }

    private static void CheckName(JsonElement root, string domain)
    {
        // Some servers put the name with its letters where the ASCII form belongs.
        var names = new[] { RdapJson.Text(root, "ldhName"), RdapJson.Text(root, "unicodeName") }.OfType<string>().ToList();
        if (names.Count > 0 && !RdapJson.Is(PublicSuffixes.AsciiOf(names[0]), domain))
            throw new RdapFault(new Phrase("it is about another domain", "isinya tentang domain lain"));
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] json) =>
        json.Length > 2 && json[0] == 0xEF && json[1] == 0xBB && json[2] == 0xBF ? json.AsMemory(3) : json;
}
