using SopWebsite.Backups;
using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>Makes of what a walk found what people read: missing and renamed files, how grave each is, and the sum.</summary>
internal static class FindingBook
{
    private static readonly string[] Keys = ["index.php", "wp-config.php", "configuration.php", ".htaccess", ".user.ini", "web.config", "index.html"];

    public static IReadOnlyList<BaselineFinding> Of(
        string site, BaselineScan scan, Dictionary<string, BaselineFile> left, SiteBaseline baseline, SiteCms[] cms)
    {
        var unseen = scan.Skipped.Where(skip => skip.Reason != SkipReason.Vanished).Select(skip => skip.Path).ToList();
        var gone = left.Values.Where(file => !unseen.Exists(path => file.Path == path || file.Path.StartsWith(path + "/", StringComparison.Ordinal)))
            .ToList();
        var byHash = gone.Where(file => file.Size > 0).GroupBy(file => file.Sha256, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(file => file.Path, StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
        var renamed = new HashSet<string>(StringComparer.Ordinal);
        var updated = !cms.Select(system => system.ToString())
            .SequenceEqual(baseline.Cms.Select(system => system.ToString()), StringComparer.Ordinal);
        var found = new List<BaselineFinding>();
        foreach (var finding in scan.Findings) found.Add(Weigh(finding.Kind == BaselineChange.New ? Renamed(finding) : finding, updated));
        found.AddRange(gone.Where(file => !renamed.Contains(file.Path)).Select(file => Weigh(Missing(site, file), updated)));
        return Sorted(found);

        BaselineFinding Renamed(BaselineFinding finding)
        {
            if (!byHash.TryGetValue(finding.Sha256!, out var olds) || olds.Count == 0) return finding;
            var name = NameOf(finding.Path);
            var at = Math.Max(0, olds.FindIndex(file => NameOf(file.Path) == name));
            var old = olds[at];
            olds.RemoveAt(at);
            renamed.Add(old.Path);
            return finding with
            {
                Kind = BaselineChange.Renamed, OldPath = old.Path, OldSize = old.Size, OldModifiedAt = old.ModifiedAt, OldSha256 = old.Sha256,
            };
        }
    }

    /// <summary>The gravest first; where they are alike, by path.</summary>
    public static BaselineFinding[] Sorted(IEnumerable<BaselineFinding> findings) =>
    [
        .. findings.OrderByDescending(found => found.Severity).ThenByDescending(found => found.Weight)
        .ThenBy(found => found.Path, StringComparer.Ordinal),
    ];

    public static BaselineComparison Sum(SiteBaseline baseline, BaselineFinding[] findings, BaselineScan scan, SiteCms[] cms)
    {
        var (added, changed, missing, renamed) = (
            Count(BaselineChange.New), Count(BaselineChange.Changed), Count(BaselineChange.Missing), Count(BaselineChange.Renamed));
        var suspicious = findings.Count(found => found.Weight >= ReasonList.Suspicious);
        var gaps = scan.Skipped.Count(skip => skip.IsGap);
        var verdict = suspicious > 0 ? BaselineVerdict.Suspicious
            : findings.Length > 0 ? BaselineVerdict.Changed
            : gaps > 0 ? BaselineVerdict.Unknown
            : BaselineVerdict.Unchanged;
        return new BaselineComparison
        {
            Site = baseline.Site,
            Root = baseline.Root,
            ComparedAt = baseline.CreatedAt,
            Verdict = verdict,
            Reason = Reason(),
            Baseline = baseline.Number,
            BaselineAt = baseline.CreatedAt,
            Files = scan.Files.Count,
            Read = scan.Read,
            Cms = cms,
            New = added,
            Changed = changed,
            Missing = missing,
            Renamed = renamed,
            Suspicious = suspicious,
            Findings = findings,
            Skipped = [.. scan.Skipped],
            Seen = new SeenFiles(scan.Files, scan.Bytes),
        };

        int Count(BaselineChange kind) => findings.Count(found => found.Kind == kind);

        Phrase Reason()
        {
            var unread = gaps == 0 ? new Phrase("", "") : new Phrase($" {gaps} could not be read.", $" {gaps} tidak terbaca.");
            return findings.Length == 0
                ? new($"{scan.Files.Count} files are as in baseline {baseline.Number}.{unread.English}",
                    $"{scan.Files.Count} berkas sama dengan baseline {baseline.Number}.{unread.Indonesian}")
                : new($"{suspicious} suspicious; new {added}, changed {changed}, missing {missing}, renamed {renamed}.{unread.English}",
                    $"{suspicious} mencurigakan; baru {added}, berubah {changed}, hilang {missing}, berganti nama {renamed}.{unread.Indonesian}");
        }
    }

    private static BaselineFinding Missing(string site, BaselineFile file) => new()
    {
        Site = site, Kind = BaselineChange.Missing, Path = file.Path, OldSize = file.Size, OldModifiedAt = file.ModifiedAt, OldSha256 = file.Sha256,
    };

    /// <summary>What a change means by itself, besides what speaks for an intruder.</summary>
    private static BaselineFinding Weigh(BaselineFinding found, bool updated)
    {
        if (found.Kind == BaselineChange.Suspicious) return found;
        var name = NameOf(found.Path);
        var isCode = FileKinds.IsRun(name) || FileKinds.IsHandler(name);
        var isKey = Array.IndexOf(Keys, name.ToLowerInvariant()) >= 0 && found.Path.IndexOf('/') < 0;
        var own = updated && !isKey ? SopSeverity.Low
            : isKey && found.Kind != BaselineChange.New ? SopSeverity.High
            : isCode && found.Kind != BaselineChange.Renamed ? SopSeverity.Medium
            : SopSeverity.Low;
        var reason = Told(found);
        if (updated && isCode && found.Weight < ReasonList.Suspicious)
            reason = new(reason.English + " The system's version changed too.", reason.Indonesian + " Versi sistem juga berubah.");
        return found with { Severity = found.Severity > own ? found.Severity : own, Reasons = [.. found.Reasons, reason] };
    }

    private static Phrase Told(BaselineFinding found) => found.Kind switch
    {
        BaselineChange.New => new("Not in the baseline.", "Tidak ada pada baseline."),
        BaselineChange.Changed => new("Its content changed since the baseline.", "Isinya berubah sejak baseline."),
        BaselineChange.Missing => new("Gone since the baseline.", "Hilang sejak baseline."),
        _ => new($"It was '{found.OldPath}' in the baseline.", $"Pada baseline bernama '{found.OldPath}'."),
    };

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
