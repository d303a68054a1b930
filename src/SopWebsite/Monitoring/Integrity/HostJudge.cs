using System.Net;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Whose host an address is of, and whether its name is one of spam.</summary>
internal sealed class HostJudge
{
    private readonly Uri _page;
    private readonly HashSet<string> _trusted;
    private readonly HashSet<string> _shorteners;
    private readonly HashSet<string> _lists;
    private readonly TermMatcher _matcher;
    private readonly HostNames _names;
    private readonly Dictionary<string, bool> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _strengths = new(StringComparer.OrdinalIgnoreCase);

    public HostJudge(Uri page, SpamLexicon lexicon, TermMatcher matcher)
    {
        _page = page;
        _trusted = new HashSet<string>(lexicon.Trusted, StringComparer.OrdinalIgnoreCase);
        _shorteners = new HashSet<string>(lexicon.Shorteners, StringComparer.OrdinalIgnoreCase);
        _lists = new HashSet<string>(lexicon.Lists, StringComparer.OrdinalIgnoreCase);
        _matcher = matcher;
        _names = new HostNames(lexicon, matcher);
    }

    /// <summary>True for the page's own host and those of the same domain.</summary>
    public bool IsOwn(Uri uri) => 
        !PageFetcher.IsOffHost(_page, uri) || string.Equals(Domain(uri.IdnHost), Domain(_page.IdnHost), StringComparison.OrdinalIgnoreCase)
        || IsWithin(uri.IdnHost, _page.IdnHost) || IsWithin(_page.IdnHost, uri.IdnHost);

    /// <summary>True for the hosts to which a court's page may well lead.</summary>
    public bool IsTrusted(Uri uri) => IsOneOf(uri, _trusted);

    /// <summary>True for hosts that hide where a link leads: shorteners, and pages that hold nothing but links.</summary>
    public bool IsShortener(Uri uri) => IsOneOf(uri, _shorteners);

    /// <summary>Neither own nor trusted.</summary>
    public bool IsUnknown(Uri uri) => !IsOwn(uri) && !IsTrusted(uri);

    /// <summary>True when the host's name is made like one of spam.</summary>
    public bool IsSpam(Uri uri) => IsUnknown(uri) && Strength(uri) >= HostNames.Enough;

    /// <summary>True for a link on which stands nothing but the host's name, which is made somewhat like one of spam.</summary>
    public bool IsSpamBrand(Uri uri, string words) => IsUnknown(uri) && Strength(uri) >= HostNames.Enough - 1
        && Bare(words) is { Length: >= 4 } name && Bare(uri.IdnHost).IndexOf(name, StringComparison.Ordinal) >= 0;

    /// <summary>True for a page of a shortener or messenger whose own name is made like one of spam.</summary>
    public bool IsSpamHandle(Uri uri) => IsUnknown(uri) && uri.AbsolutePath.Split('/').LastOrDefault(part => part.Length > 0) is { Length: < 60 } last
        && _names.Strength(last.ToLowerInvariant().Replace('.', '-') + ".x") >= HostNames.Enough;

    /// <summary>True for a link that begins a message on spam to somebody on a messenger.</summary>
    public bool IsSpamMessage(Uri uri) => uri.IdnHost is "wa.me" or "api.whatsapp.com" or "t.me" && uri.Query.Length > 1
        && Uri.UnescapeDataString(uri.Query).Replace('+', ' ') is var words && Weight(words) >= HostNames.Enough
        && _matcher.Find(words).Court.Count == 0;

    /// <summary>True for a sub-domain of the site's own whose name is one of spam.</summary>
    public bool IsTakenOver(Uri uri) => IsOwn(uri)
        && !string.Equals(uri.IdnHost, _page.IdnHost, StringComparison.OrdinalIgnoreCase) && Strength(uri) >= HostNames.Enough;

    /// <summary>True when the host's ending is one that is cheap and seldom an office's.</summary>
    public bool HasOddEnding(Uri uri) => _names.HasOddEnding(uri.IdnHost);

    /// <summary>How much the host imitates a well-known one: 2 plainly, 1 perhaps, 0 not.</summary>
    public int Imitation(Uri uri) => IsUnknown(uri) ? _names.Imitation(uri.IdnHost) : 0;

    /// <summary>True when the path or query is one of spam, and no name of a case or of news.</summary>
    public bool HasSpamPath(Uri uri)
    {
        if (!_paths.TryGetValue(uri.PathAndQuery, out var isSpam)) _paths[uri.PathAndQuery] = isSpam = IsSpamPath(uri.PathAndQuery);
        return isSpam;
    }

    /// <summary>True for a page that lists others by a word: a tag, a category, a search.</summary>
    public bool IsList(Uri uri) => uri.AbsolutePath.Split('/').Any(_lists.Contains);

    public static bool IsAddress(Uri uri) => IPAddress.TryParse(uri.DnsSafeHost, out var address) && !IPAddress.IsLoopback(address);

    private bool IsSpamPath(string pathAndQuery)
    {
        var path = Uri.UnescapeDataString(pathAndQuery).Replace('+', ' ');
        return Weight(path) >= 4 && _matcher.Find(path).Court.Count == 0;
    }

    private static bool IsOneOf(Uri uri, HashSet<string> hosts)
    {
        for (var name = uri.IdnHost; name.Length > 0; name = name.IndexOf('.') is > 0 and var dot ? name.Substring(dot + 1) : "")
        {
            if (hosts.Contains(name)) return true;
        }
        return false;
    }

    private int Strength(Uri uri)
    {
        if (!_strengths.TryGetValue(uri.IdnHost, out var strength))
            _strengths[uri.IdnHost] = strength = IsAddress(uri) ? 0 : _names.Strength(uri.IdnHost);
        return strength;
    }

    private static string Bare(string text) => new([.. TextFolding.Fold(text).Where(char.IsLetterOrDigit)]);

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
