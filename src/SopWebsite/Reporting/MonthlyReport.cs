using SopWebsite.Backups.Drills;
using SopWebsite.Backups.Media;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring.History;
using SopWebsite.Procedures.Compliance;
using SopWebsite.Visitors;

namespace SopWebsite.Reporting;

/// <summary>The escalation log of one month, counted and checked: what the monthly IT report says, apart from how it is drawn.</summary>
public sealed record MonthlyReport
{
    /// <summary>The month.</summary>
    public required ReportMonth Month { get; init; }

    /// <summary>The zone whose wall clock draws the month's borders and shows its times: WIB, WITA or WIT.</summary>
    public required string Zone { get; init; }

    /// <summary>When the report was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>One line for each procedure, activity and standard, by code and number.</summary>
    public required IReadOnlyList<ActivitySummary> Summary { get; init; }

    /// <summary>The month's entries in the order of the log.</summary>
    public required IReadOnlyList<EscalationEntry> Entries { get; init; }

    /// <summary>The check of the whole log, from its first entry on.</summary>
    public required EscalationLogVerification Verification { get; init; }

    /// <summary>The key that signs exports of the log: SHA-256 of its SubjectPublicKeyInfo; null while there is none.</summary>
    public string? KeyFingerprint { get; init; }

    /// <summary>Why the key cannot be used; null while it can, or there is none.</summary>
    public Phrase? KeyFault { get; init; }

    /// <summary>Whether the summary accounts for every entry.</summary>
    public required ReportReconciliation Reconciliation { get; init; }

    /// <summary>
    /// How the month's steps stood to their standard times, by activity, as <see cref="SopComplianceReader"/> reads them from the runs; null
    /// where there are no runs to read.
    /// </summary>
    public IReadOnlyList<SopCompliance>? Compliance { get; init; }

    /// <summary>The completed steps of the runs, less the log's entries of completed activities: 0 when they agree; null without runs.</summary>
    public int? ComplianceDifference => Compliance?.Sum(line => line.Count) - Reconciliation.CompletedEntries;

    /// <summary>How the sites stood over the month; null where no checks were read, or none were made.</summary>
    public IReadOnlyList<SiteHistory>? Availability { get; init; }

    /// <summary>Why the checks could not be read; null where they could.</summary>
    public Phrase? AvailabilityFault { get; init; }

    /// <summary>The activity in the sites' visitor logs over the month; null where no logs were read, or none hold requests of it.</summary>
    public IReadOnlyList<VisitorActivitySummary>? Visitors { get; init; }

    /// <summary>Why visitor logs could not be read, or not to their end.</summary>
    public IReadOnlyList<Phrase> VisitorFaults { get; init; } = [];

    /// <summary>The restore drills held in the month; empty for none.</summary>
    public IReadOnlyList<RestoreDrill> Drills { get; init; } = [];

    /// <summary>How the sites' backups stood at the end of the month, or now where it lasts; null where there are none, and no media.</summary>
    public IReadOnlyList<BackupCompliance>? Backups { get; init; }

    /// <summary>The media on which they are kept.</summary>
    public IReadOnlyList<BackupMedium> Media { get; init; } = [];

    /// <summary>Why it could not be told how the backups stood; null where it could.</summary>
    public Phrase? BackupFault { get; init; }

    /// <summary>
    /// The ledger of renewals, what was renewed in the month, and the connections' minutes down; null where nothing is in the ledger and no
    /// connection was tested.
    /// </summary>
    public RenewalsOfMonth? Renewals { get; init; }

    /// <summary>The sites that the month's entries name, in ordinal order.</summary>
    public required IReadOnlyList<string> Sites { get; init; }

    /// <summary>What whoever hands the report in must know first; empty when log and summary are sound.</summary>
    public IEnumerable<Phrase> Warnings()
    {
        if (!Verification.IsValid)
        {
            var fault = ReportNames.Of(Verification.Fault);
            yield return new Phrase(
                $"The escalation log is not intact at entry {Verification.FirstBadEntry}: {fault.English}. The report says so too.",
                $"Log eskalasi tidak utuh pada entri {Verification.FirstBadEntry}: {fault.Indonesian}. Laporan juga menyebutkannya.");
        }
        if (KeyFault is not null) yield return KeyFault;
        if (AvailabilityFault is not null) yield return AvailabilityFault;
        foreach (var fault in VisitorFaults) yield return fault;
        if (BackupFault is not null) yield return BackupFault;
        if (Renewals?.Fault is { } renewalFault) yield return renewalFault;
        if (!Reconciliation.IsBalanced)
        {
            yield return new Phrase(
                $"The summary and the log differ by {Reconciliation.Difference}: some outcomes cannot be read.",
                $"Ringkasan dan log berselisih {Reconciliation.Difference}: ada mutu baku yang tidak terbaca.");
        }
    }
}

/// <summary>How often and how fast an activity was done in the month.</summary>
public sealed record ActivitySummary
{
    /// <summary>The procedure's code; null for entries that name none.</summary>
    public string? Procedure { get; init; }

    /// <summary>The procedure's title, where its definition is known.</summary>
    public string? ProcedureTitle { get; init; }

    /// <summary>The activity's number; null for entries that name none.</summary>
    public int? Activity { get; init; }

    /// <summary>The activity's text, where its definition is known.</summary>
    public string? ActivityTitle { get; init; }

    /// <summary>The standard in working minutes; null where it has no measurable time.</summary>
    public int? StandardMinutes { get; init; }

    /// <summary>How often it was completed.</summary>
    public required int Runs { get; init; }

    /// <summary>Of these, within the standard.</summary>
    public required int OnTime { get; init; }

    /// <summary>Of these, over the standard.</summary>
    public required int Late { get; init; }

    /// <summary>Of these, without a measurable standard.</summary>
    public required int NotMeasurable { get; init; }

    /// <summary>Median of the working minutes; null when none were recorded.</summary>
    public double? MedianMinutes { get; init; }

    /// <summary>The longest, in working minutes; null when none were recorded.</summary>
    public int? WorstMinutes { get; init; }

    /// <summary>The share on time of those that could be measured, 0 to 1; null when none could.</summary>
    public double? OnTimeShare => OnTime + Late == 0 ? null : (double)OnTime / (OnTime + Late);
}

/// <summary>The two sides of the report: what the summary counts, and what the log holds.</summary>
public sealed record ReportReconciliation
{
    /// <summary>The sum of the summary's runs.</summary>
    public required int SummarisedRuns { get; init; }

    /// <summary>The month's entries that say an activity was completed.</summary>
    public required int CompletedEntries { get; init; }

    /// <summary>The month's other entries.</summary>
    public required int OtherEntries { get; init; }

    /// <summary>All of the month's entries.</summary>
    public int AllEntries => CompletedEntries + OtherEntries;

    /// <summary>What the summary counts too many or too few; 0 when it reconciles.</summary>
    public int Difference => SummarisedRuns - CompletedEntries;

    /// <summary>True when nothing is left over on either side.</summary>
    public bool IsBalanced => Difference == 0;
}
