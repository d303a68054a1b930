using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Renewals.Sources.Registries;

namespace SopWebsite.Renewals.Sources;

/// <summary>
/// Which servers are asked about domains. A server that is named, by a parameter or a variable, is asked alone; otherwise RDAP's is looked up
/// in the bootstrap file, and WHOIS stands behind it.
/// </summary>
public static class SourceServers
{
    /// <summary>The environment variable that names another RDAP server for every domain.</summary>
    public const string RdapVariable = "SOPWEBSITE_RDAP_SERVER";

    /// <summary>The environment variable that names another WHOIS server for every domain, as a host or as host:port.</summary>
    public const string WhoisVariable = "SOPWEBSITE_WHOIS_SERVER";

    /// <summary>The scheme of an address that means a WHOIS server.</summary>
    public const string WhoisScheme = "whois";

    /// <summary>The RDAP server that is named; null for none.</summary>
    /// <exception cref="SopException"><c>SopRdapServerUnknown</c>: what is named is no web address.</exception>
    internal static Uri? Rdap(Uri? given, string domain)
    {
        if (given is { IsAbsoluteUri: true, Scheme: WhoisScheme }) return null;
        var named = Environment.GetEnvironmentVariable(RdapVariable);
        var server = given ?? (string.IsNullOrWhiteSpace(named) ? null : new Uri(named!, UriKind.RelativeOrAbsolute));
        if (server is null) return null;
        return server.IsAbsoluteUri && (server.Scheme == Uri.UriSchemeHttp || server.Scheme == Uri.UriSchemeHttps) ? server : throw Unknown(domain);
    }

    /// <summary>How a domain is asked for over WHOIS; null where nobody knows how its registry answers.</summary>
    /// <param name="given">The server that the user named; null for none.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="known">The registries that are known.</param>
    /// <param name="isNamed">True when the server was named.</param>
    internal static WhoisServer? Whois(Uri? given, string domain, IReadOnlyList<WhoisServer> known, out bool isNamed)
    {
        var address = given is { IsAbsoluteUri: true, Scheme: WhoisScheme } ? given : null;
        if (address is null && Environment.GetEnvironmentVariable(WhoisVariable) is { Length: > 0 } named)
            _ = Uri.TryCreate(WhoisScheme + "://" + named, UriKind.Absolute, out address);
        isNamed = address is { Host.Length: > 0 };
        var server = WhoisServer.For(domain, known);
        return server is null || !isNamed ? server
            : server with { Host = address!.IdnHost, Port = address.Port > 0 ? address.Port : WhoisServer.UsualPort };
    }

    internal static SopException Unknown(string domain) => new(
        "SopRdapServerUnknown", SopErrorKind.InvalidArgument,
        new Phrase(
            $"No server is known that could be asked about '{domain}'. Name one: https://.../ for RDAP, or {RdapVariable}.",
            $"Tidak ada server yang diketahui untuk menanyakan '{domain}'. Sebutkan satu: https://.../ untuk RDAP, atau {RdapVariable}."),
        domain);
}
