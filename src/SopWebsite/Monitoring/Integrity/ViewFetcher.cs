using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// Fetches pages as different visitors, and looks into them. Style sheets of the site's own host are fetched once. A server that takes
/// nearly the whole time for each request does not hold a check up: all requests of a stage together have <see cref="Patience"/> times
/// the time of one.
/// </summary>
internal sealed class ViewFetcher(IPageInspector inspector, FetchOptions options)
{
    /// <summary>How many whole requests' time a stage may take.</summary>
    public const int Patience = 6;

    private const int MostSheets = 6;
    private const int MostSheetBytes = 512 * 1024;

    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    private const string Phone = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";

    // As Google documents its crawlers' names (Search Central, "Googlebot").
    private const string Bot = "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) "
        + "Chrome/131.0.0.0 Safari/537.36";
    private const string PhoneBot = "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "Chrome/131.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private readonly Dictionary<string, string> _sheets = new(StringComparer.Ordinal);
    private TimeSpan _begun = options.Elapsed();

    /// <summary>Begins a stage: the front page with its views and lists, or one further page.</summary>
    public void BeginStage() => _begun = options.Elapsed();

    /// <summary>A page as one kind of visitor gets it.</summary>
    public Task<ServedPage> GetAsync(ViewKind kind, Uri uri, CancellationToken cancellation) => GetAsync(kind, kind, uri, cancellation);

    /// <summary>A page as one kind of visitor gets it, told as another view: a random path asked for as a crawler.</summary>
    public async Task<ServedPage> GetAsync(ViewKind visitor, ViewKind told, Uri uri, CancellationToken cancellation)
    {
        var fetched = await FetchAsync(uri, As(visitor), cancellation).ConfigureAwait(false);
        if (fetched.Answer is not { } answer || fetched.Failure != AvailabilityFailure.None || !IsHtml(answer))
            return new ServedPage(told, uri, fetched, "", null);
        var source = fetched.Text();
        var profile = inspector.Inspect(source, fetched.Uri, []);
        var sheets = await SheetsAsync(profile, cancellation).ConfigureAwait(false);
        if (sheets.Count > 0) profile = inspector.Inspect(source, fetched.Uri, sheets);
        return new ServedPage(told, uri, fetched, source, profile);
    }

    /// <summary>A text file such as robots.txt; null when there is none.</summary>
    public Task<FetchResult> FileAsync(Uri uri, CancellationToken cancellation) =>
        FetchAsync(uri, options with { Accept = "application/xml,text/xml,text/plain,*/*;q=0.5" }, cancellation);

    private Task<FetchResult> FetchAsync(Uri uri, FetchOptions how, CancellationToken cancellation)
    {
        var left = TimeSpan.FromTicks(Patience * options.Timeout.Ticks) - (options.Elapsed() - _begun);
        if (left <= TimeSpan.Zero)
            return Task.FromResult(
                new FetchResult { Uri = uri, Trace = new FetchTrace(options.Elapsed), Failure = AvailabilityFailure.Timeout, Reason = NotAsked });
        return PageFetcher.FetchAsync(uri, left < how.Timeout ? how with { Timeout = left } : how, cancellation);
    }

    private static Phrase NotAsked { get; } = new(
        "Not asked for: the server was too slow with what came before.", "Tidak diminta: server terlalu lambat pada permintaan sebelumnya.");

    private FetchOptions As(ViewKind kind) => kind switch
    {
        ViewKind.Googlebot => options with { UserAgent = Bot },
        ViewKind.GooglebotSmartphone => options with { UserAgent = PhoneBot },
        ViewKind.GoogleReferrer => options with { UserAgent = Chrome, Referrer = "https://www.google.com/" },
        ViewKind.Mobile => options with { UserAgent = Phone },
        _ => options with { UserAgent = Chrome },
    };

    private static bool IsHtml(HopAnswer answer) => answer.Body.Length > 0
        && (answer.MediaType is null || answer.MediaType.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0
            || string.Equals(answer.MediaType, "text/plain", StringComparison.OrdinalIgnoreCase));

    private async Task<IReadOnlyList<string>> SheetsAsync(PageProfile page, CancellationToken cancellation)
    {
        var found = new List<string>();
        foreach (var uri in page.StyleSheets.Where(uri => !PageFetcher.IsOffHost(page.Address, uri)).Distinct().Take(MostSheets))
        {
            if (!_sheets.TryGetValue(uri.AbsoluteUri, out var text))
            {
                var fetched = await FetchAsync(
                    uri, options with { UserAgent = Chrome, Accept = "text/css,*/*;q=0.1", BodyLimit = MostSheetBytes },
                    cancellation).ConfigureAwait(false);
                _sheets[uri.AbsoluteUri] = text = fetched.IsSuccess ? fetched.Text() : "";
            }
            if (text.Length > 0) found.Add(text);
        }
        return found;
    }
}
