using System.Globalization;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>What robots.txt (RFC 9309) asks of a crawler.</summary>
internal sealed class RobotsRules
{
    /// <summary>RFC 9309, 2.5: at least 500 KiB are read.</summary>
    private const int MostLength = 512 * 1024;

    private const int LongestDelay = 30;

    private readonly List<(string Path, bool IsAllowed)> _rules = [];
    private readonly List<string> _sitemaps = [];
    private readonly List<string> _paths = [];

    private RobotsRules()
    {
    }

    /// <summary>The sitemaps that it names, as written.</summary>
    public IReadOnlyList<string> Sitemaps => _sitemaps;

    /// <summary>Every path that it names, for whichever crawler.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>The pause that it asks for.</summary>
    public TimeSpan Delay { get; private set; }

    /// <summary>Reads a robots.txt for a crawler: the group that names it, else the one for all.</summary>
    /// <param name="text">The file.</param>
    /// <param name="crawler">The crawler's product name.</param>
    public static RobotsRules Parse(string text, string crawler)
    {
        var rules = new RobotsRules();
        var hasOwn = text.IndexOf("user-agent: " + crawler, StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("user-agent:" + crawler, StringComparison.OrdinalIgnoreCase) >= 0;
        var (isOurs, isNaming) = (false, false);
        foreach (var line in text.Substring(0, Math.Min(text.Length, MostLength)).Split('\n'))
        {
            var plain = line.Split('#')[0];
            var colon = plain.IndexOf(':');
            if (colon <= 0) continue;
            var value = plain.Substring(colon + 1).Trim();
            var field = plain.Substring(0, colon).Trim().ToLowerInvariant();
            if (field == "user-agent")
            {
                if (!isNaming) isOurs = false;
                isOurs |= hasOwn ? value.StartsWith(crawler, StringComparison.OrdinalIgnoreCase) : value == "*";
                isNaming = true;
                continue;
            }
            isNaming = false;
            rules.Take(field, value, isOurs);
        }
        return rules;
    }

    /// <summary>True when the crawler may ask for a page: of the rules that fit the longest counts, and allowing wins (RFC 9309, 2.2.2).</summary>
    public bool Allows(Uri uri)
    {
        var best = (Length: -1, IsAllowed: true);
        foreach (var (path, isAllowed) in _rules)
        {
            if (path.Length >= best.Length && Fits(uri.PathAndQuery, path) && (path.Length > best.Length || isAllowed))
                best = (path.Length, isAllowed);
        }
        return best.IsAllowed;
    }

    private void Take(string field, string value, bool isOurs)
    {
        if (field == "sitemap") _sitemaps.Add(value);
        if (field is not ("allow" or "disallow" or "crawl-delay")) return;
        if (field == "crawl-delay")
        {
            if (isOurs && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
                Delay = TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay));
            return;
        }
        _paths.Add(value);
        if (isOurs && value.Length > 0) _rules.Add((value, field == "allow"));
    }

    private static bool Fits(string path, string rule)
    {
        var isWhole = rule.EndsWith("$", StringComparison.Ordinal);
        var parts = rule.TrimEnd('$').Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        var at = parts[0].Length;
        foreach (var part in parts.Skip(1))
        {
            var next = path.IndexOf(part, at, StringComparison.Ordinal);
            if (next < 0) return false;
            at = next + part.Length;
        }
        return !isWhole || at == path.Length || parts[parts.Length - 1].Length == 0;
    }
}
