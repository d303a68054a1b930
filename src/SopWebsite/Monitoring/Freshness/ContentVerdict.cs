using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>
/// Concludes from the evidence. A weak date can only be too new, never too old: the newest strong date counts; where there is none, a weak
/// date proves a site stale but never fresh.
/// </summary>
internal static class ContentVerdict
{
    public static SiteContent Conclude(
        ContentTarget target, WorkCalendar calendar, IReadOnlyList<ContentEvidence> evidence, DateTimeOffset checkedAt)
    {
        var dated = evidence.Where(one => one.Date is not null).OrderByDescending(one => one.Date!.Value).ToList();
        var newest = dated.FirstOrDefault(one => !one.IsWeak) ?? dated.FirstOrDefault();
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
        if (newest is not { Date: { } date }) return content;
        var age = calendar.WorkingDaysBetween(date.DateTime.Date, calendar.DateOf(checkedAt));
        var isStale = age > target.FreshnessLimit;
        return content with
        {
            State = isStale ? ContentState.Stale : newest.IsWeak ? ContentState.Unknown : ContentState.Fresh,
            NewestDate = date,
            Source = newest.Source,
            AgeInWorkingDays = age,
            Reason = Reason(newest, date, age, target.FreshnessLimit, isStale),
        };
    }

    private static Phrase Reason(ContentEvidence newest, DateTimeOffset date, int age, int limit, bool isStale)
    {
        var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (source, sumber) = Name(newest.Source);
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
        _ => ("the page's text", "teks halaman"),
    };
}
