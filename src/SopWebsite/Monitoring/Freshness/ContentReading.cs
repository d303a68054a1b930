using SopWebsite.Calendars;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>What a check of content read, before it is known whether the page's text has changed.</summary>
public sealed class ContentReading
{
    internal ContentReading(ContentTarget target, WorkCalendar calendar, DateTimeOffset checkedAt) =>
        (Target, Calendar, CheckedAt, Uri) = (target, calendar, checkedAt, target.Uri);

    /// <summary>The page.</summary>
    public ContentTarget Target { get; }

    /// <summary>When the check began, UTC.</summary>
    public DateTimeOffset CheckedAt { get; }

    internal WorkCalendar Calendar { get; }

    /// <summary>The address that answered.</summary>
    internal Uri Uri { get; init; }

    /// <summary>The result, where the page could not be read.</summary>
    internal SiteContent? Failed { get; init; }

    internal IReadOnlyList<ContentEvidence> Evidence { get; init; } = [];

    /// <summary>The page's words without noise; null where they could not be told.</summary>
    internal string[]? Words { get; init; }

    /// <summary>What the reading says without knowing the page's earlier text.</summary>
    public SiteContent Conclude() => Failed ?? ContentVerdict.Conclude(Target, Calendar, Evidence, CheckedAt);

    /// <summary>What it says beside the page's last change.</summary>
    internal SiteContent Conclude(PageChange change)
    {
        var evidence = new ContentEvidence
        {
            Source = ContentSource.Change,
            Uri = Uri,
            Date = change.SeenAt.ToOffset(Calendar.Offset),
            IsWeak = change.ChangedAt is null,
            Note = change.ChangedAt is null
                ? new Phrase("The text has not changed since it was first seen then.", "Teks tidak berubah sejak pertama kali dilihat saat itu.")
                : new Phrase($"The text changed: {change.Added} words came, {change.Removed} went.",
                    $"Teks berubah: {change.Added} kata ditambahkan, {change.Removed} kata dihapus."),
        };
        return ContentVerdict.Conclude(Target, Calendar, [.. Evidence, evidence], CheckedAt) with { LastChange = change };
    }

    /// <summary>What it says where the page's text could not be compared.</summary>
    internal SiteContent Conclude(Phrase fault) => ContentVerdict.Conclude(
        Target, Calendar, [.. Evidence, new ContentEvidence { Source = ContentSource.Change, Uri = Uri, Note = fault }], CheckedAt);
}
