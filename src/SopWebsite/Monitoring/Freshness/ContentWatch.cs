using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Evidence;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>
/// Watches whether the texts of pages change: holds each against the last that differed, keeps text and difference as evidence, and enters
/// the check. Belongs to the register's thread.
/// </summary>
/// <param name="pages">The earlier texts.</param>
/// <param name="checks">The history of checks.</param>
/// <param name="evidence">The files kept as evidence.</param>
/// <param name="unit">Keeps a text and the check that saw it together.</param>
public sealed class ContentWatch(ISitePageStore pages, ICheckStore checks, EvidenceStore evidence, IUnitOfWork unit)
{
    private static readonly Phrase NoText = new(
        "The page has no text that could be compared.", "Halaman tidak memiliki teks yang dapat dibandingkan.");

    /// <summary>Enters a reading of a registered page, and says what it means. Evidence that cannot be kept is told in the result.</summary>
    public SiteContent Enter(ContentReading reading)
    {
        PageChange? seen = null;
        var content = reading.Failed ?? Compared(reading, out seen);
        unit.Transact(() =>
        {
            if (seen is not null) pages.Add(seen);
            checks.Add(content);
        });
        return content;
    }

    private SiteContent Compared(ContentReading reading, out PageChange? seen)
    {
        seen = null;
        if (reading.Words is not { Length: > 0 } words || reading.Target.Page is not { } page) return reading.Conclude(NoText);
        var (target, text) = (reading.Target, PageWords.Text(words));
        var filters = FiltersOf(target);
        var last = pages.LastText(target.Name, page);
        // Seen through other filters a text differs by itself: the watch begins anew.
        if (last is not null && last.Filters != filters) last = null;
        try
        {
            // A text that was there before is no news: banners come back in turn.
            if (last is not null && pages.HasText(target.Name, page, Sha256Hex.OfText(text), last.WatchedSince)) return reading.Conclude(last);
            seen = new PageChange
            {
                Site = target.Name,
                Page = page,
                Uri = target.Uri,
                WatchedSince = last?.WatchedSince ?? reading.CheckedAt.ToUniversalTime(),
                ChangedAt = last is null ? null : reading.CheckedAt.ToUniversalTime(),
                Text = evidence.Keep(text, ".txt"),
                Words = words.Length,
                Filters = filters,
            };
            if (last is not null) seen = WithDifference(seen, last, words);
            return reading.Conclude(seen);
        }
        catch (SopException failure)
        {
            seen = null;
            return reading.Conclude(failure.Phrase);
        }
    }

    private PageChange WithDifference(PageChange seen, PageChange last, string[] words)
    {
        if (!EvidenceStore.IsIntact(last.Text)) return seen;
        var old = PageWords.Of(File.ReadAllText(last.Text.Path));
        var difference = WordDiff.Between(old, words);
        return seen with
        {
            Added = difference.Added,
            Removed = difference.Removed,
            Difference = evidence.Keep(DifferenceText.Of(difference, old, last, seen), ".txt"),
        };
    }

    private static string FiltersOf(ContentTarget target) => Sha256Hex.OfText(string.Join("\n",
        [NoiseFilter.Edition, target.Uri.AbsoluteUri, target.Filter.Keep ?? "", "-", .. target.Filter.Ignore, "-", .. target.IgnoreText]));
}
