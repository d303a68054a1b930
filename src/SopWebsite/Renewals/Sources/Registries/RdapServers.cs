using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>Which RDAP server knows a domain: a few of IANA's bootstrap file (RFC 9224), bundled so that none needs to be fetched.</summary>
public static class RdapServers
{
    /// <summary>The environment variable that names another server for every domain.</summary>
    public const string Variable = "SOPWEBSITE_RDAP_SERVER";

    private static readonly Dictionary<string, Uri> Bundled = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = new("https://rdap.pandi.id/rdap/"),
        ["com"] = new("https://rdap.verisign.com/com/v1/"),
        ["net"] = new("https://rdap.verisign.com/net/v1/"),
        ["org"] = new("https://rdap.publicinterestregistry.org/rdap/"),
    };

    /// <summary>The address to ask about a domain.</summary>
    /// <param name="domain">The registrable name.</param>
    /// <param name="given">The server that the user named; null for what <see cref="Variable"/> names, else the bundled one.</param>
    /// <exception cref="SopException"><c>SopRdapServerUnknown</c>: no server is known, or what was named is no web address.</exception>
    public static Uri QueryFor(string domain, Uri? given)
    {
        var server = given ?? FromEnvironment();
        if (server is null && !Bundled.TryGetValue(domain.Substring(domain.LastIndexOf('.') + 1), out server)) throw Unknown(domain);
        if (!server!.IsAbsoluteUri || (server.Scheme != Uri.UriSchemeHttp && server.Scheme != Uri.UriSchemeHttps)) throw Unknown(domain);
        return new Uri(new Uri(server.AbsoluteUri.TrimEnd('/') + "/"), "domain/" + domain);
    }

    private static Uri? FromEnvironment()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrWhiteSpace(named) ? null : new Uri(named!, UriKind.RelativeOrAbsolute);
    }

    private static SopException Unknown(string domain) => new(
        "SopRdapServerUnknown", SopErrorKind.InvalidArgument,
        new Phrase($"No RDAP server is known for '{domain}'. Name one with -RdapServer https://.../ or {Variable}.",
            $"Server RDAP untuk '{domain}' tidak diketahui. Sebutkan dengan -RdapServer https://.../ atau {Variable}."),
        domain);
}
