using SopWebsite.Escalations;

namespace SopWebsite.Procedures.Compliance;

/// <summary>Counts steps and skipped periods together.</summary>
internal static class ComplianceTally
{
    /// <summary>One row for each group, by procedure, activity and performer.</summary>
    public static IReadOnlyList<SopCompliance> Of(IEnumerable<ComplianceItem> items, SopComplianceGrouping by) =>
    [
        .. items.GroupBy(item => KeyOf(item, by))
            .OrderBy(group => group.Key.Procedure, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Activity)
            .ThenBy(group => group.Key.Performer, StringComparer.Ordinal)
            .Select(group => Row([.. group], by)),
    ];

    /// <summary>The middle value, or the mean of the two in the middle; null for none.</summary>
    public static double? Median(IEnumerable<int> values)
    {
        var sorted = values.OrderBy(value => value).ToList();
        if (sorted.Count == 0) return null;
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : ((double)sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static (string? Procedure, int? Activity, string? Performer) KeyOf(ComplianceItem item, SopComplianceGrouping by) => by switch
    {
        SopComplianceGrouping.Procedure => (item.Procedure.ToLowerInvariant(), null, null),
        SopComplianceGrouping.Performer => (null, null, item.Performer?.ToLowerInvariant()),
        _ => (item.Procedure.ToLowerInvariant(), item.Activity, null),
    };

    private static SopCompliance Row(List<ComplianceItem> items, SopComplianceGrouping by)
    {
        var (ofActivity, last) = (by == SopComplianceGrouping.Activity, items[items.Count - 1]);
        var steps = items.Select(item => item.Step).OfType<SopRunStep>().ToList();
        var done = steps.FindAll(step => step.State == SopStepState.Done);
        var minutes = done.Select(step => step.WorkingMinutes).OfType<int>().ToList();
        var standards = items.Select(item => item.Standard).Distinct(StringComparer.Ordinal).ToList();
        var standardMinutes = steps.Select(step => step.StandardMinutes).Distinct().ToList();
        return new SopCompliance
        {
            By = by,
            Procedure = by == SopComplianceGrouping.Performer ? null : last.Procedure,
            Title = by == SopComplianceGrouping.Performer ? null : items.FindLast(item => item.Title is not null)?.Title,
            Activity = ofActivity ? last.Activity : null,
            Text = ofActivity ? items.FindLast(item => item.Text is not null)?.Text : null,
            Performer = by == SopComplianceGrouping.Procedure ? null : last.Performer,
            Count = done.Count,
            OnTime = done.Count(step => step.Timeliness == Timeliness.OnTime),
            Late = done.Count(step => step.Timeliness == Timeliness.Late),
            NotMeasurable = done.Count(step => step.Timeliness == Timeliness.NotMeasurable),
            Open = steps.Count - done.Count,
            MedianMinutes = Median(minutes),
            WorstMinutes = minutes.Count == 0 ? null : minutes.Max(),
            Standard = ofActivity ? string.Join("; ", standards) : null,
            StandardMinutes = ofActivity && standardMinutes.Count == 1 ? standardMinutes[0] : null,
            RequirementsMissing = steps.Count(step => step.RequirementsMissing.Length > 0),
            WithoutOutput = done.Count(step => step.OutputMissing),
            PeriodsSkipped = items.Count(item => item.Step is null),
        };
    }
}

/// <summary>What is counted: a step, or a period that was skipped.</summary>
/// <param name="Procedure">The procedure's code.</param>
/// <param name="Title">The procedure's title.</param>
/// <param name="Activity">The activity's number.</param>
/// <param name="Text">The activity's text.</param>
/// <param name="Performer">The role that does it.</param>
/// <param name="Standard">The standard as the procedure writes it.</param>
/// <param name="Step">The step; null for a skipped period.</param>
internal sealed record ComplianceItem(
    string Procedure, string? Title, int Activity, string? Text, string? Performer, string Standard, SopRunStep? Step);
