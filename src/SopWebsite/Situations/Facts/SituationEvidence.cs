using SopWebsite.Backups;
using SopWebsite.Escalations;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Baseline;
using SopWebsite.Monitoring.Integrity;
using SopWebsite.Renewals;
using SopWebsite.Sites;
using SopWebsite.Situations.Problems;
using SopWebsite.Visitors;

namespace SopWebsite.Situations.Facts;

/// <summary>
/// What the register knows of a site at one moment, read once: facts, diagnosis, alternatives and grade are all drawn from the same
/// picture, and none of them asks the network.
/// </summary>
internal sealed record SituationEvidence
{
    /// <summary>How far back changes, earlier reports and messages are looked for: plain days.</summary>
    public const int Days = 30;

    public required SopSite Site { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The newest check of each address, newest first.</summary>
    public IReadOnlyList<SiteAvailability> Checks { get; init; } = [];

    public SiteContent? Content { get; init; }

    /// <summary>Of the same checks the one with the newest date, whichever page has it; null for <see cref="Content"/>.</summary>
    public SiteContent? NewestContent { get; init; }

    /// <summary>The newest check of integrity; null for none yet.</summary>
    public SiteIntegrity? Integrity { get; init; }

    /// <summary>The backup sets, newest first.</summary>
    public IReadOnlyList<WebsiteBackup> Backups { get; init; } = [];

    /// <summary>The newest look at the files against their baseline; null where there was none.</summary>
    public BaselineComparison? Files { get; init; }

    public VisitorFindings? Visitors { get; init; }

    public IReadOnlyList<HostingRenewal> Renewals { get; init; } = [];

    /// <summary>The site's reports, oldest first.</summary>
    public IReadOnlyList<SituationReport> Reports { get; init; } = [];

    /// <summary>The log's entries about the site of the last <see cref="Days"/>.</summary>
    public IReadOnlyList<EscalationEntry> Log { get; init; } = [];

    public DateTimeOffset Since => Now.AddDays(-Days);

    public IEnumerable<SiteAvailability> Failed => Checks.Where(check => !check.IsAvailable);

    public IEnumerable<HostingRenewal> Lapsed => Renewals.Where(renewal => renewal.State == RenewalState.Expired);

    /// <summary>The newest set that was checked and found sound; the only kind that is worth restoring.</summary>
    public WebsiteBackup? SoundBackup => Backups.FirstOrDefault(set => set is { State: BackupState.Complete, Verified: true });

    /// <summary>True where attacks were answered as if they had succeeded.</summary>
    public bool Intruded => Visitors is { Summary: { Hostile: > 0, Succeeded: > 0 } };

    /// <summary>True where the newest check found that something was put into the site, or may have been.</summary>
    public bool Altered => Integrity is { Verdict: IntegrityVerdict.Injected or IntegrityVerdict.Suspicious };

    /// <summary>The reports of the last <see cref="Days"/> that are alike; a merged one is told by the report that it went into.</summary>
    public IEnumerable<SituationReport> AlikeTo(string likeness) =>
        Reports.Where(report => report.OpenedAt >= Since && report.MergedInto is null && Likeness.Of(report) == likeness);

    /// <summary>The reports' numbers, for a sentence.</summary>
    public static string Numbers(IEnumerable<SituationReport> reports) => string.Join(", ", reports.Select(report => report.Number));
}
