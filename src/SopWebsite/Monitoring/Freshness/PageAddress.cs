namespace SopWebsite.Monitoring.Freshness;

/// <summary>Whether two addresses mean the same page, and whether a feed is a page's own.</summary>
internal static class PageAddress
{
    /// <summary>The same host, path and query; http or https, with or without www. and a slash at the end.</summary>
    public static bool IsSame(Uri one, Uri other) =>
        IsSameHost(one, other) && one.Query == other.Query && string.Equals(PathOf(one), PathOf(other), StringComparison.Ordinal);

    /// <summary>
    /// True for the feed of a page's own category: it lies beneath the page (WordPress: <c>/category/pengumuman/feed/</c>) or is the page in
    /// another format (Joomla: <c>/pengumuman?format=feed</c>).
    /// </summary>
    public static bool IsFeedOf(Uri page, Uri feed)
    {
        if (!IsSameHost(page, feed)) return false;
        var (path, feedPath) = (PathOf(page), PathOf(feed));
        var asked = Parameters(page);
        if (asked.Except(Parameters(feed), StringComparer.Ordinal).Any()) return false;
        if (path == feedPath) return Parameters(feed).Count > asked.Count;
        // Beneath the root lies everything: that is the site's feed, not the page's.
        return path.Length > 0 && feedPath.StartsWith(path + "/", StringComparison.Ordinal);
    }

    /// <summary>Where WordPress and Joomla have the feed of a page's category.</summary>
    public static IEnumerable<Uri> UsualFeedsOf(Uri page)
    {
        var bare = page.GetLeftPart(UriPartial.Path);
        if (page.Query.Length == 0) yield return new Uri(bare.TrimEnd('/') + "/feed/");
        yield return new Uri(bare + (page.Query.Length == 0 ? "?" : page.Query + "&") + "format=feed&type=rss");
    }

    private static bool IsSameHost(Uri one, Uri other) => string.Equals(HostOf(one), HostOf(other), StringComparison.OrdinalIgnoreCase);

    private static string HostOf(Uri uri) =>
        uri.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.IdnHost.Substring(4) : uri.IdnHost;

    private static string PathOf(Uri uri) => Uri.UnescapeDataString(uri.AbsolutePath).TrimEnd('/');

    private static HashSet<string> Parameters(Uri uri) =>
        new(uri.Query.TrimStart('?').Split('&').Where(part => part.Length > 0), StringComparer.Ordinal);
}
