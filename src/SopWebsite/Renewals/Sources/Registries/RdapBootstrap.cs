using System.Globalization;
using System.Text.Json;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>Which RDAP server knows which domains: IANA's bootstrap file (RFC 9224), https://data.iana.org/rdap/dns.json.</summary>
public sealed class RdapBootstrap
{
    private const int MostEntries = 100_000;

    private readonly Dictionary<string, Uri> _servers = new(StringComparer.Ordinal);

    /// <summary>A file that names no server.</summary>
    public static RdapBootstrap Empty { get; } = new();

    /// <summary>When IANA published it, UTC; null when it does not say.</summary>
    public DateTimeOffset? Publication { get; private set; }

    /// <summary>How many top levels it has servers for.</summary>
    public int Count => _servers.Count;

    /// <summary>Reads a bootstrap file; null for anything else.</summary>
    /// <param name="json">The file.</param>
    public static RdapBootstrap? Read(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            var root = document.RootElement;
            var read = new RdapBootstrap { Publication = RegistryDate.Rfc3339(RdapJson.Text(root, "publication")) };
            foreach (var service in RdapJson.Items(root, "services").Take(MostEntries)) read.Add(service);
            return read._servers.Count == 0 ? null : read;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The server that knows a domain: the one of the longest part of its name (RFC 9224 section 4); null when there is none.</summary>
    /// <param name="domain">The name in ASCII.</param>
    public Uri? ServerFor(string domain)
    {
        for (var name = domain; ; name = name.Substring(name.IndexOf('.') + 1))
        {
            if (_servers.TryGetValue(name, out var server)) return server;
            if (name.IndexOf('.') < 0) return null;
        }
    }

    /// <summary>The publication's day, for people; a question mark where it has none.</summary>
    public override string ToString() => Publication?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?";

    private void Add(JsonElement service)
    {
        if (service.ValueKind != JsonValueKind.Array || service.GetArrayLength() < 2) return;
        var addresses = Texts(service[service.GetArrayLength() - 1])
            .Select(text => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null).OfType<Uri>()
            .Where(address => address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp).ToList();
        // The safe way is the first choice, wherever it stands in the list (RFC 9224 section 3).
        if ((addresses.Find(address => address.Scheme == Uri.UriSchemeHttps) ?? addresses.FirstOrDefault()) is not { } server) return;
        foreach (var name in Texts(service[service.GetArrayLength() - 2]))
        {
            var key = name.Trim('.').ToLowerInvariant();
            if (key.Length > 0 && _servers.Count < MostEntries && !_servers.ContainsKey(key)) _servers.Add(key, server);
        }
    }

    private static IEnumerable<string> Texts(JsonElement list) => list.ValueKind != JsonValueKind.Array ? []
        : list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);
}
