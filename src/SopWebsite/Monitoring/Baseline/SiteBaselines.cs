using SopWebsite.Backups;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Evidence;
using SopWebsite.Sites;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>
/// Vouches for a site's files as they are, and later says what became of them. Cloaking by address cannot be seen from outside, an
/// intruder's files can. Source: seed 001, step 1.
/// </summary>
/// <param name="store">Keeps the baselines and what looks found.</param>
/// <param name="log">Has each baseline's digest.</param>
/// <param name="unit">Keeps the two together.</param>
/// <param name="traits">What an intruder's files look like.</param>
/// <param name="evidence">Keeps copies of what was found.</param>
/// <param name="clock">The time.</param>
public sealed class SiteBaselines(
    IBaselineStore store, IEscalationLog log, IUnitOfWork unit, FileTraitBook traits, EvidenceStore evidence, IClock clock)
{
    private const int MostSuspects = 1000;

    /// <summary>Told of each file before it is read; for tests.</summary>
    internal Action<string>? BeforeReading { get; init; }

    /// <summary>The site's document root.</summary>
    /// <exception cref="SopException"><c>SopSiteWithoutRoot</c>, <c>SopDocumentRootNotFound</c>.</exception>
    public static string RootOf(SopSite site)
    {
        if (site.DocumentRoot is not { } root) throw BaselineFaults.NoRoot(site.Name);
        return Directory.Exists(root) ? Path.GetFullPath(root) : throw BaselineFaults.RootNotFound(root);
    }

    /// <summary>The newest baseline of a site, held against its digest; null for none.</summary>
    public SiteBaseline? Find(string site) => store.Latest(site) is { } latest ? latest with { IsIntact = IsIntact(latest) } : null;

    /// <summary>All baselines of a site, oldest first. Only the newest still has its files, and is held against its digest.</summary>
    public IReadOnlyList<SiteBaseline> List(string site)
    {
        var all = store.Of(site);
        return [.. all.Select((baseline, at) => at == all.Count - 1 ? baseline with { IsIntact = IsIntact(baseline) } : baseline)];
    }

    /// <summary>Makes a baseline of the files as they are. Those that the last one holds are read only where something about them changed.</summary>
    /// <exception cref="SopException">As <see cref="RootOf"/>.</exception>
    public SiteBaseline Make(
        SopSite site, BaselineOptions options, IProgress<BaselineProgress>? progress = null, CancellationToken cancellation = default)
    {
        var root = RootOf(site);
        var last = store.Latest(site.Name);
        // A baseline that was altered gives neither hashes nor what was accepted.
        var sound = last is null ? null : TryLoad(last);
        var accepted = sound is null ? [] : last!.Accepted;
        var known = last?.Root == root && !options.Full ? sound : null;
        var cms = CmsFinder.Find(root);
        string[] excludes = [.. Excludes(cms).Concat(options.Excludes).Distinct(StringComparer.Ordinal)];
        var scan = Scan(site.Name, root, cms, excludes, full: known is null, known is null ? null : last, known);
        scan.Walk(progress, last?.Files, cancellation);
        // A change is nothing to tell of here: it is vouched for now. What looks like an intruder's stays told until someone accepts it.
        var suspects = FindingBook.Sorted(scan.Findings
            .Where(found => found.Weight >= ReasonList.Suspicious)
            .Select(found => found with { Kind = BaselineChange.Suspicious })
            .Where(found => !IsAccepted(accepted, found)))
            .Take(MostSuspects).ToArray();
        var (kept, _) = options.Record ? EvidenceKeeper.Keep(evidence, root, suspects, options.MostEvidence) : (suspects, []);
        return Write(site, new SiteBaseline
        {
            Site = site.Name,
            Root = root,
            CreatedAt = Now(),
            By = options.By,
            Files = scan.Files.Count,
            Bytes = scan.Bytes,
            Cms = cms,
            Excludes = excludes,
            Suspects = kept,
            Accepted = accepted,
            Skipped = [.. scan.Skipped],
        }, scan.Files);
    }

    /// <summary>Holds a site's files against its baseline.</summary>
    /// <exception cref="SopException">
    /// As <see cref="RootOf"/>; <c>SopBaselineNotFound</c>; <c>SopBaselineTampered</c>: the register's own baseline was altered.
    /// </exception>
    public BaselineComparison Compare(
        SopSite site, BaselineOptions options, IProgress<BaselineProgress>? progress = null, CancellationToken cancellation = default)
    {
        var root = RootOf(site);
        var baseline = store.Latest(site.Name) ?? throw BaselineFaults.NoBaseline(site.Name);
        var known = TryLoad(baseline) ?? throw BaselineFaults.Tampered(baseline);
        var cms = CmsFinder.Find(root);
        var scan = Scan(site.Name, root, cms, baseline.Excludes, options.Full, baseline, known);
        scan.Walk(progress, baseline.Files, cancellation);
        var findings = FindingBook.Of(site.Name, scan, known, baseline, cms).Where(found => !IsAccepted(baseline.Accepted, found)).ToArray();
        var now = Now();
        var result = FindingBook.Sum(baseline, findings, scan, cms) with
        {
            Root = root,
            ComparedAt = now,
            IsFull = options.Full,
            FullAt = options.Full ? now : LastFull(baseline),
        };
        if (!options.Record) return result;
        var (kept, warnings) = EvidenceKeeper.Keep(evidence, root, result.Findings, options.MostEvidence);
        result = result with { Findings = kept, Warnings = [.. result.Warnings, .. warnings] };
        store.Add(result);
        return result;
    }

    /// <summary>
    /// Makes the files as a comparison saw them the new baseline: its findings are accepted, and told no more while they stay as they are.
    /// </summary>
    public SiteBaseline Accept(SopSite site, BaselineComparison comparison, string? by = null)
    {
        var last = store.Latest(site.Name) ?? throw BaselineFaults.NoBaseline(site.Name);
        var seen = comparison.Seen ?? throw new ArgumentException("A comparison of this session.", nameof(comparison));
        var accepted = comparison.Findings
            .Where(found => found.Weight >= ReasonList.Suspicious || found.Kind == BaselineChange.Suspicious)
            .Select(found => new AcceptedFile(found.Path, found.Sha256));
        return Write(site, last with
        {
            Root = comparison.Root,
            CreatedAt = Now(),
            By = by,
            Files = seen.Files.Count,
            Bytes = seen.Bytes,
            Cms = comparison.Cms,
            Suspects = [],
            Accepted = [.. last.Accepted.Concat(accepted).Distinct()],
            Skipped = comparison.Skipped,
        }, seen.Files);
    }

    private SiteBaseline Write(SopSite site, SiteBaseline head, IReadOnlyList<BaselineFile> files)
    {
        unit.Transact(() =>
        {
            head = head with { Number = (store.Latest(site.Name)?.Number ?? 0) + 1, IsIntact = null };
            head = head with { Digest = BaselineLines.DigestOf(head, BaselineLines.Parts(files)) };
            store.Add(head, BaselineLines.Parts(files));
            log.Append(new EscalationDraft
            {
                At = head.CreatedAt,
                Event = EscalationEvent.Note,
                Site = site.Name,
                Procedure = site.Procedure,
                From = head.By,
                FollowUp = $"Baseline {head.Number} dibuat: {head.Files} berkas, {head.Suspects.Length} mencurigakan.",
                Evidence = $"baseline {head.Number} SHA-256 {head.Digest}",
            });
        });
        return head with { IsIntact = true };
    }

    private BaselineScan Scan(
        string site, string root, SiteCms[] cms, string[] excludes, bool full, SiteBaseline? last, Dictionary<string, BaselineFile>? known) =>
        new(site, root, traits, cms, excludes, full)
        {
            BeforeReading = BeforeReading,
            Left = known ?? new Dictionary<string, BaselineFile>(StringComparer.Ordinal),
            Suspects = (last?.Suspects ?? []).ToDictionary(suspect => suspect.Path, StringComparer.Ordinal),
        };

    private IEnumerable<string> Excludes(SiteCms[] cms) => PlaceJudge.Under(traits.Excludes, cms);

    private DateTimeOffset? LastFull(SiteBaseline baseline) =>
        store.LatestComparison(baseline.Site) is { } look && look.Baseline == baseline.Number
            ? look.FullAt ?? baseline.CreatedAt
            : baseline.CreatedAt;

    private bool IsIntact(SiteBaseline baseline) =>
        BaselineLines.DigestOf(baseline, store.PartsOf(baseline)) == baseline.Digest && IsLogged(baseline);

    /// <summary>The files of a baseline; null when it is not what was written. The parts are read once, for both.</summary>
    private Dictionary<string, BaselineFile>? TryLoad(SiteBaseline baseline)
    {
        var files = new Dictionary<string, BaselineFile>(StringComparer.Ordinal);
        var isSound = true;
        var digest = BaselineLines.DigestOf(baseline, store.PartsOf(baseline).Select(Take));
        return isSound && digest == baseline.Digest && IsLogged(baseline) ? files : null;

        string Take(string part)
        {
            foreach (var file in BaselineLines.Read(part))
            {
                if (file is null) isSound = false;
                else files[file.Path] = file;
            }
            return part;
        }
    }

    /// <summary>Whoever can write the register could write another digest; into the log's chain it does not get.</summary>
    private bool IsLogged(SiteBaseline baseline) => log
        .Read(baseline.CreatedAt.AddMilliseconds(-1), baseline.CreatedAt.AddMilliseconds(2))
        .Any(entry => entry.Evidence?.EndsWith(baseline.Digest, StringComparison.Ordinal) == true);

    private static bool IsAccepted(AcceptedFile[] accepted, BaselineFinding found) =>
        found.Kind is BaselineChange.Suspicious && Array.Exists(accepted, one => one.Path == found.Path && one.Sha256 == found.Sha256);

    private DateTimeOffset Now()
    {
        var now = clock.UtcNow.ToUniversalTime();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
