using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>
/// Concludes from the evidence. A weak date can only be too new, never too old: the newest strong date counts, whichever source has it, since
/// a feed or sitemap that is no longer written would hide what is new. Where there is none, the last change of the page's text counts; where
/// there is none of that either, a weak date proves a page stale but never fresh.
/// </summary>
internal static class ContentVerdict
{
    public static SiteContent Conclude(
        ContentTarget target, WorkCalendar calendar, IReadOnlyList<ContentEvidence> evidence, DateTimeOffset checkedAt)
    {
        var content = new SiteContent
        {
            Name = target.Name,
            Page = target.Page,
            Uri = target.Uri,
            State = ContentState.Unknown,
            FreshnessLimit = target.FreshnessLimit,
            Evidence = [.. evidence],
            Reason = new Phrase("No date was found that tells when the content was last updated.",
                "Tidak ditemukan tanggal yang menunjukkan kapan konten terakhir diperbarui."),
            CheckedAt = checkedAt,
        };
        if (Newest(evidence, one => AgeOf(one) > target.FreshnessLimit) is not { Date: { } date } newest) return content;
        var age = AgeOf(newest);
        var isStale = age > target.FreshnessLimit;
        content = content with { Reason = Reason(newest, date, age, target.FreshnessLimit, isStale) };
        // The day on which a text was first seen is not the day of its content.
        if (!isStale && newest is { IsWeak: true, Source: ContentSource.Change }) return content;
        return content with
        {
            State = isStale ? ContentState.Stale : newest.IsWeak ? ContentState.Unknown : ContentState.Fresh,
            NewestDate = date,
            Source = newest.Source,
            AgeInWorkingDays = age,
        };

        int AgeOf(ContentEvidence one) => calendar.WorkingDaysBetween(one.Date!.Value.DateTime.Date, calendar.DateOf(checkedAt));
    }

    private static ContentEvidence? Newest(IReadOnlyList<ContentEvidence> evidence, Func<ContentEvidence, bool> isPast)
    {
        var dated = evidence.Where(one => one.Date is not null).OrderByDescending(one => one.Date!.Value).ToList();
        var found = dated.Where(one => one.Source != ContentSource.Change).ToList();
        var change = dated.Find(one => one.Source == ContentSource.Change);
        if (found.Find(one => !one.IsWeak) is { } strong) return strong;
        // A text that has not changed since it was first seen makes a page stale by that alone once the limit is past.
        return change is not null && (!change.IsWeak || isPast(change)) ? change : found.FirstOrDefault() ?? change;
    }

    private static Phrase Reason(ContentEvidence newest, DateTimeOffset date, int age, int limit, bool isStale)
    {
        var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (source, sumber) = Name(newest.Source);
        if (newest is { IsWeak: true, Source: ContentSource.Change })
        {
            return new Phrase(
                $"No date was found, and the text has not changed since it was first seen on {day}: {age} working days, the limit is {limit}.",
                $"Tidak ada tanggal, dan teks tidak berubah sejak pertama dilihat {day}: {age} hari kerja, batasnya {limit}.");
        }
        if (newest.IsWeak && !isStale)
        {
            return new Phrase(
                $"The only date, {day} in {source}, is one that the server may make up for each visit.",
                $"Satu-satunya tanggal, {day} pada {sumber}, mungkin dibuat server setiap kali halaman dibuka.");
        }
        return isStale
            ? new Phrase($"Nothing newer than {day} ({source}): {age} working days, the limit is {limit}.",
                $"Tidak ada yang lebih baru dari {day} ({sumber}): {age} hari kerja, batasnya {limit}.")
            : new Phrase($"Newest content of {day} ({source}): {age} working days, the limit is {limit}.",
                $"Konten terbaru tanggal {day} ({sumber}): {age} hari kerja, batasnya {limit}.");
    }

    /// <summary>What an official calls the place where a date was found.</summary>
    internal static (string English, string Indonesian) Name(ContentSource source) => source switch
    {
        ContentSource.LastModified => ("Last-Modified", "Last-Modified"),
        ContentSource.Feed => ("the feed", "feed"),
        ContentSource.Sitemap => ("the sitemap", "peta situs"),
        ContentSource.Metadata => ("the page's metadata", "metadata halaman"),
        ContentSource.Change => ("the change of the page's text", "perubahan teks halaman"),
        _ => ("the page's text", "teks halaman"),
    };
}
