using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Monitoring.Freshness;

namespace SopWebsite.Monitoring;

/// <summary>
/// Checks whether content is kept up to date (status pembaruan konten): looks for the newest date in the feed, the sitemap, the page's
/// metadata, Last-Modified and its text, all on the site's own host. What was read of a site serves all its pages, so make one for each pass.
/// </summary>
/// <param name="clock">The time of the checks.</param>
/// <param name="reader">Reads HTML.</param>
public sealed class ContentCheck(IClock clock, IPageReader reader)
{
    private readonly SiteSources _sources = new();

    /// <summary>How pages are fetched; tests bring their own.</summary>
    internal FetchOptions Fetching { get; init; } = new();

    /// <summary>Checks one page. What a server does wrong is in the result; nothing but cancellation is thrown.</summary>
    /// <param name="target">The page.</param>
    /// <param name="calendar">The court's working days and zone.</param>
    /// <param name="timeout">The time for each request.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<SiteContent> CheckAsync(
        ContentTarget target, WorkCalendar calendar, TimeSpan timeout, CancellationToken cancellation) =>
        (await ReadAsync(target, calendar, timeout, cancellation).ConfigureAwait(false)).Conclude();

    /// <summary>Reads one page, for <see cref="ContentWatch.Enter"/> to hold it against its earlier text.</summary>
    /// <inheritdoc cref="CheckAsync"/>
    public async Task<ContentReading> ReadAsync(
        ContentTarget target, WorkCalendar calendar, TimeSpan timeout, CancellationToken cancellation)
    {
        var checkedAt = clock.UtcNow;
        var options = Fetching with { Timeout = timeout };
        var page = await PageFetcher.FetchAsync(target.Uri, options, cancellation).ConfigureAwait(false);
        if (!page.IsSuccess || page.Answer is not { } answer)
            return new ContentReading(target, calendar, checkedAt) { Failed = Unreadable(target, page, checkedAt) };
        var book = new EvidenceBook(calendar, checkedAt);
        var facts = reader.Read(
            page.Text(), page.Uri, target.Page is null ? target.Filter : target.Filter with { Unsteady = NoiseFilter.Selectors });
        await _sources.AddFeedAsync(page.Uri, target.IsWholeSite, facts.Feeds, book, options, cancellation).ConfigureAwait(false);
        await _sources.AddSitemapAsync(
            new Uri(page.Uri, "/sitemap.xml"), target.IsWholeSite ? null : [target.Uri, page.Uri], book, options, cancellation).ConfigureAwait(false);
        book.AddInstants(ContentSource.Metadata, page.Uri, facts.MarkedDates);
        book.AddLastModified(page.Uri, answer.LastModified, answer.Date, answer.IsDynamic);
        AddText(target, facts, page.Uri, book);
        return new ContentReading(target, calendar, checkedAt) { Uri = page.Uri, Evidence = book.Evidence, Words = WordsOf(target, facts) };
    }

    /// <summary>The words to compare. Only pages that are watched are compared.</summary>
    private static string[]? WordsOf(ContentTarget target, PageFacts facts) =>
        target.Page is not null && facts is { FilterFault: null, SteadyText: { } steady }
        && TextFilter.Apply(steady, target.IgnoreText) is { } text && NoiseFilter.Steady(text) is { } words
            ? PageWords.Of(words)
            : null;

    private static void AddText(ContentTarget target, PageFacts facts, Uri uri, EvidenceBook book)
    {
        if (facts.FilterFault is { } fault) book.AddNothing(ContentSource.PageText, uri, fault);
        else if (TextFilter.Apply(facts.Text, target.IgnoreText) is { } text) book.AddText(uri, text);
        else book.AddNothing(ContentSource.PageText, uri, TextFilter.TooSlow);
    }

    private static SiteContent Unreadable(ContentTarget target, FetchResult page, DateTimeOffset checkedAt)
    {
        var why = page.Reason ?? new Phrase(
            $"The server answered with status {page.Answer?.StatusCode}.", $"Server menjawab dengan status {page.Answer?.StatusCode}.");
        return new SiteContent
        {
            Name = target.Name,
            Page = target.Page,
            Uri = target.Uri,
            State = ContentState.Unknown,
            FreshnessLimit = target.FreshnessLimit,
            Reason = new Phrase("The page could not be read: " + why.English, "Halaman tidak dapat dibaca: " + why.Indonesian),
            CheckedAt = checkedAt,
        };
    }
}
