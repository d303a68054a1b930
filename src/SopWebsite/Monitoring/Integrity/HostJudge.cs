using System.Net;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Whose host an address is of, and whether its name is one of spam.</summary>
internal sealed class HostJudge
{
    private readonly Uri _page;
    private readonly HashSet<string> _trusted;
    private readonly TermMatcher _matcher;
    private readonly Dictionary<string, bool> _paths = new(StringComparer.Ordinal);

    public HostJudge(Uri page, SpamLexicon lexicon, TermMatcher matcher)
    {
        _page = page;
        _trusted = new HashSet<string>(lexicon.Trusted, StringComparer.OrdinalIgnoreCase);
        _matcher = matcher;
    }

    /// <summary>True for the page's own host and those of the same domain.</summary>
    public bool IsOwn(Uri uri) => 
        !PageFetcher.IsOffHost(_page, uri) || string.Equals(Domain(uri.IdnHost), Domain(_page.IdnHost), StringComparison.OrdinalIgnoreCase)
        || IsWithin(uri.IdnHost, _page.IdnHost) || IsWithin(_page.IdnHost, uri.IdnHost);

    /// <summary>True for the hosts to which a court's page may well lead.</summary>
    public bool IsTrusted(Uri uri)
    {
        for (var name = uri.IdnHost; name.Length > 0; name = name.IndexOf('.') is > 0 and var dot ? name.Substring(dot + 1) : "")
        {
            if (_trusted.Contains(name)) return true;
        }
        return false;
    }

    /// <summary>Neither own nor trusted.</summary>
    public bool IsUnknown(Uri uri) => !IsOwn(uri) && !IsTrusted(uri);

    /// <summary>True when the host's name is one of spam.</summary>
    public bool IsSpam(Uri uri) => !IsOwn(uri) && !IsTrusted(uri) && Weight(uri.IdnHost) >= 3;

    /// <summary>True when the path or query is one of spam, and no name of a case or of news.</summary>
    public bool HasSpamPath(Uri uri)
    {
        if (!_paths.TryGetValue(uri.PathAndQuery, out var isSpam)) _paths[uri.PathAndQuery] = isSpam = IsSpamPath(uri.PathAndQuery);
        return isSpam;
    }

    public static bool IsAddress(Uri uri) => IPAddress.TryParse(uri.DnsSafeHost, out var address) && !IPAddress.IsLoopback(address);

    private bool IsSpamPath(string pathAndQuery)
    {
        var path = Uri.UnescapeDataString(pathAndQuery).Replace('+', ' ');
        return Weight(path) >= 4 && _matcher.Find(path).CourtWords().Count == 0;
    }

    private int Weight(string name) => _matcher.FindInName(name).Sum(hit => hit.Term.Weight);

    /// <summary>The last three labels, as in <c>pn-contoh.go.id</c>, where the country's own label is the last; else all of them.</summary>
    private static string Domain(string host)
    {
        var labels = host.Split('.');
        return labels.Length > 3 && labels[labels.Length - 1] is { Length: 2 } country && country.All(char.IsLetter)
            ? string.Join(".", labels.Skip(labels.Length - 3))
            : host;
    }

    private static bool IsWithin(string host, string other)
    {
        var domain = other.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? other.Substring(4) : other;
        return domain.IndexOf('.') > 0 && host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase) && !IPAddress.TryParse(other, out _);
    }
}
