using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// Looks at further pages of a site, as a browser and as Google's crawler, one after another with a pause before each; robots.txt is heeded.
/// Pages whose names are spam's come first, then those in the order of the links.
/// </summary>
internal sealed class SiteCrawl(ViewFetcher fetcher, HostJudge hosts, RobotsRules robots, Func<TimeSpan, CancellationToken, Task> pause)
{
    private const int MostWaiting = 5_000;

    private static readonly HashSet<string> NoPages = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".css", ".js", ".pdf", ".zip", ".rar", ".doc", ".docx", ".xls", ".xlsx", ".ppt",
        ".pptx",
        ".mp3", ".mp4", ".webm", ".woff", ".woff2", ".ttf", ".xml", ".json", ".txt", ".rtf", ".apk", ".exe",
    };

    private readonly LinkedList<Uri> _waiting = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Adds pages to be looked at.</summary>
    public void Add(Uri site, IEnumerable<Uri> pages)
    {
        foreach (var page in pages)
        {
            if (_known.Count >= MostWaiting || PageFetcher.IsOffHost(site, page) || !robots.Allows(page)) continue;
            if (NoPages.Contains(Path.GetExtension(page.AbsolutePath))) continue;
            if (!_known.Add(page.GetLeftPart(UriPartial.Query))) continue;
            if (hosts.HasSpamPath(page)) _waiting.AddFirst(page);
            else _waiting.AddLast(page);
        }
    }

    /// <summary>Marks a page as looked at.</summary>
    public void Skip(Uri page) => _known.Add(page.GetLeftPart(UriPartial.Query));

    /// <summary>Looks at pages until the cap, and hands each over as a browser and as the crawler got it.</summary>
    public async Task RunAsync(Uri site, IntegrityOptions options, Action<ServedPage, ServedPage> found, CancellationToken cancellation)
    {
        var delay = robots.Delay > options.Delay ? robots.Delay : options.Delay;
        for (var count = 0; count < options.MaxPages && _waiting.Count > 0; count++)
        {
            var page = _waiting.First!.Value;
            _waiting.RemoveFirst();
            if (delay > TimeSpan.Zero) await pause(delay, cancellation).ConfigureAwait(false);
            fetcher.BeginStage();
            var browser = await fetcher.GetAsync(ViewKind.Browser, page, cancellation).ConfigureAwait(false);
            var crawler = await fetcher.GetAsync(ViewKind.GooglebotSmartphone, page, cancellation).ConfigureAwait(false);
            found(browser, crawler);
            foreach (var view in new[] { browser, crawler })
            {
                if (view.Profile is { } profile && hosts.IsOwn(view.Fetched.Uri)) Add(site, profile.Links.Select(link => link.Uri));
            }
        }
    }
}
