using SopWebsite.Escalations;
using SopWebsite.Procedures.Compliance;

namespace SopWebsite.Reporting;

/// <summary>Makes a <see cref="MonthlyReport"/> from the entries of a month.</summary>
public static class MonthlyReportBuilder
{
    /// <summary>Counts the entries of a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="zone">The zone whose wall clock draws its borders.</param>
    /// <param name="entries">Entries in the order of the log; those outside the month are left out.</param>
    /// <param name="verification">The check of the whole log.</param>
    /// <param name="createdAt">When the report is made.</param>
    /// <param name="titles">The titles of activities; null when no definitions are at hand.</param>
    public static MonthlyReport Build(
        ReportMonth month,
        string zone,
        IEnumerable<EscalationEntry> entries,
        EscalationLogVerification verification,
        DateTimeOffset createdAt,
        ActivityTitles? titles = null)
    {
        var (from, until) = (month.StartIn(zone), month.EndIn(zone));
        var rows = entries.Where(entry => entry.At >= from && entry.At < until).ToList();
        var completed = rows.Where(entry => entry.Event == EscalationEvent.ActivityCompleted).ToList();
        var summary = completed
            .GroupBy(entry => (entry.Procedure, entry.Activity, entry.StandardMinutes))
            .OrderBy(group => group.Key.Procedure, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Activity)
            .ThenBy(group => group.Key.StandardMinutes)
            .Select(group => Summarise(group.Key.Procedure, group.Key.Activity, group.Key.StandardMinutes, [.. group], titles))
            .ToList();
        return new MonthlyReport
        {
            Month = month,
            Zone = zone,
            CreatedAt = createdAt.ToUniversalTime(),
            Summary = summary,
            Entries = rows,
            Verification = verification,
            Reconciliation = new ReportReconciliation
            {
                SummarisedRuns = summary.Sum(line => line.OnTime + line.Late + line.NotMeasurable),
                CompletedEntries = completed.Count,
                OtherEntries = rows.Count - completed.Count,
            },
            Sites = rows.Select(entry => entry.Site).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)
                .OrderBy(site => site, StringComparer.Ordinal).ToList(),
        };
    }

    /// <summary>The middle value, or the mean of the two in the middle; null for none.</summary>
    public static double? Median(IEnumerable<int> values) => ComplianceTally.Median(values);

    private static ActivitySummary Summarise(
        string? procedure, int? activity, int? standard, List<EscalationEntry> entries, ActivityTitles? titles)
    {
        var minutes = entries.Select(entry => entry.WorkingMinutes).OfType<int>().ToList();
        var title = procedure is null || titles is null ? ActivityTitle.Unknown : titles(procedure, activity);
        return new ActivitySummary
        {
            Procedure = procedure,
            ProcedureTitle = title.Procedure,
            Activity = activity,
            ActivityTitle = title.Activity,
            StandardMinutes = standard,
            Runs = entries.Count,
            OnTime = entries.Count(entry => entry.Timeliness == Timeliness.OnTime),
            Late = entries.Count(entry => entry.Timeliness == Timeliness.Late),
            NotMeasurable = entries.Count(entry => entry.Timeliness == Timeliness.NotMeasurable),
            MedianMinutes = Median(minutes),
            WorstMinutes = minutes.Count == 0 ? null : minutes.Max(),
        };
    }
}
