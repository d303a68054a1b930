using SopWebsite.Errors;
using SopWebsite.Evidence;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Gathers what was looked at and found, and concludes.</summary>
internal sealed class IntegrityBook(IntegrityTarget target, DateTimeOffset checkedAt, EvidenceStore? evidence)
{
    /// <summary>The kinds of signs that are told; of one kind on many pages the heaviest.</summary>
    private const int MostReasons = 60;

    /// <summary>Files that one check keeps.</summary>
    private const int MostEvidence = 40;

    private readonly List<IntegrityReason> _reasons = [];
    private readonly List<(IntegrityView View, string Source, bool HasSigns)> _views = [];
    private readonly HashSet<string> _pages = new(StringComparer.Ordinal);

    public void Add(ServedPage served, double? likeness, IReadOnlyList<IntegrityReason> signs)
    {
        _reasons.AddRange(signs);
        _views.Add((served.ToView(likeness), served.Source, signs.Count > 0));
        if (served.Kind is not (ViewKind.Robots or ViewKind.Sitemap)) _pages.Add(served.Asked.AbsoluteUri);
    }

    /// <summary>Of a further page only what has signs is told as a view.</summary>
    public void AddFurther(ServedPage served, double? likeness, IReadOnlyList<IntegrityReason> signs)
    {
        _pages.Add(served.Asked.AbsoluteUri);
        if (signs.Count > 0) Add(served, likeness, signs);
    }

    public SiteIntegrity Conclude()
    {
        var score = ReasonSheet.Score(_reasons);
        var isRead = _views.Exists(view => view.View.Kind == ViewKind.Browser && view.View.Failure is null && view.View.StatusCode is not null);
        var verdict = score >= SiteIntegrity.InjectedScore ? IntegrityVerdict.Injected
            : score >= SiteIntegrity.SuspiciousScore ? IntegrityVerdict.Suspicious
            : isRead && _views[0].View.StatusCode < 400 ? IntegrityVerdict.Clean
            : IntegrityVerdict.Unknown;
        var reasons = _reasons.OrderByDescending(reason => reason.Weight)
            .GroupBy(reason => (reason.Sign, reason.View, reason.Uri.AbsoluteUri)).Select(group => group.First())
            // What a browser gets too is no finding of another view's.
            .GroupBy(reason => (reason.Sign, reason.Sample, reason.Uri.AbsoluteUri, reason.Weight)).SelectMany(
                same => same.Any(reason => reason.View == ViewKind.Browser) ? same.Where(reason => reason.View == ViewKind.Browser) : same)
            .OrderByDescending(reason => reason.Weight).Take(MostReasons).ToArray();
        var isFound = verdict is IntegrityVerdict.Suspicious or IntegrityVerdict.Injected;
        var (views, remark) = Keep(isFound);
        return new SiteIntegrity
        {
            Name = target.Name,
            Uri = target.Uri,
            Verdict = verdict,
            Score = score,
            Reasons = reasons,
            Views = views,
            Pages = _pages.Count,
            Reason = Tell(verdict, score, reasons),
            Remark = remark ?? Unseen(),
            CheckedAt = checkedAt,
        };
    }

    private (IntegrityView[] Views, Phrase? Remark) Keep(bool isFound)
    {
        Phrase? remark = null;
        var left = isFound && evidence is not null ? MostEvidence : 0;
        var kept = new List<IntegrityView>();
        foreach (var (view, source, hasSigns) in _views)
        {
            // What a browser got is kept too: cloaking shows beside it alone.
            if (left <= 0 || source.Length == 0 || !(hasSigns || view.Kind == ViewKind.Browser))
            {
                kept.Add(view);
                continue;
            }
            try
            {
                // As plain text: nobody opens spam in a browser by a double click.
                kept.Add(view with { Evidence = evidence!.Keep(source, ".txt") });
                left--;
            }
            catch (SopException failure)
            {
                remark = failure.Phrase;
                left = 0;
                kept.Add(view);
            }
        }
        return ([.. kept], remark);
    }

    /// <summary>Which visitors' views could not be had: what they hide is not known.</summary>
    private Phrase? Unseen()
    {
        var unseen = _views.Skip(1).Where(view => view.View.Failure is not null && view.View.Kind is not (ViewKind.Robots or ViewKind.Sitemap))
            .Select(view => view.View.Kind.ToString()).Distinct().ToArray();
        if (unseen.Length == 0) return null;
        var kinds = string.Join(", ", unseen);
        return new Phrase($"Not seen, so not known: the page as {kinds}.", $"Tidak terlihat, jadi tidak diketahui: halaman sebagai {kinds}.");
    }

    private Phrase Tell(IntegrityVerdict verdict, int score, IntegrityReason[] reasons)
    {
        if (verdict == IntegrityVerdict.Unknown)
        {
            var why = _views[0].View.Failure ?? new Phrase(
                $"The server answered with status {_views[0].View.StatusCode}.", $"Server menjawab dengan status {_views[0].View.StatusCode}.");
            return new Phrase("The page could not be read: " + why.English, "Halaman tidak dapat dibaca: " + why.Indonesian);
        }
        if (verdict == IntegrityVerdict.Clean)
            return new Phrase(
                $"No sign of tampering on {_pages.Count} pages (score {score}).",
                $"Tidak ada tanda penyusupan pada {_pages.Count} halaman (skor {score}).");
        var first = reasons[0].View == ViewKind.Browser ? reasons[0].Note : new Phrase(
            $"As {reasons[0].View}: {reasons[0].Note.English}", $"Dilihat sebagai {reasons[0].View}: {reasons[0].Note.Indonesian}");
        return verdict == IntegrityVerdict.Injected
            ? new Phrase($"Tampered with (score {score}): {first.English}", $"Disusupi (skor {score}): {first.Indonesian}")
            : new Phrase($"Suspicious (score {score}): {first.English}", $"Mencurigakan (skor {score}): {first.Indonesian}");
    }
}
