using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>
/// Enters a pass into the site's run of its procedure: one run a day over the activities that the routine can do, each completed when its
/// duty stands as done. What the routine could not do stays open, on the clock, for a person.
/// </summary>
internal static class DutyRun
{
    private static readonly Dictionary<string, RoutineStep[]> StepsOf = new(StringComparer.OrdinalIgnoreCase)
    {
        [SopDuties.Monitoring] = [RoutineStep.Availability, RoutineStep.Content],
        [SopDuties.Backup] = [RoutineStep.Backup],
        [SopDuties.Visitors] = [RoutineStep.Visitors],
        [SopDuties.Renewals] = [RoutineStep.Renewals],
    };

    public static RoutineResult Record(Workplace workplace, SopSite site, IReadOnlyList<RoutineResult> results)
    {
        var run = Current(workplace, site, results);
        while (run?.State == SopRunState.Running && run.ActiveStep is { Duty: { } duty } step && IsSatisfied(duty, results))
        {
            var next = run.Steps.FirstOrDefault(later => later.Activity > step.Activity);
            run = workplace.Runs.Complete(run.Id, step.Activity, new SopCompletion
            {
                By = SopRoles.Routine, Note = NoteOf(duty, results), Requirements = VouchedFor(next?.Duty, results),
            });
        }
        return new RoutineResult
        {
            Site = site.Name,
            Step = RoutineStep.Record,
            State = RoutineState.Fine,
            Message = new Phrase($"run {run?.Id}", $"pelaksanaan {run?.Id}"),
            IsSatisfied = true,
            At = workplace.Clock.UtcNow,
            Output = run,
        };
    }

    /// <summary>
    /// The open run whose step under way the routine can do, else today's new one; null when today's is done or the procedure has nothing
    /// for the routine. A run that waits for a person holds no day's record up.
    /// </summary>
    private static SopRun? Current(Workplace workplace, SopSite site, IReadOnlyList<RoutineResult> results)
    {
        var runs = workplace.Runs.Find(site.Name, site.Procedure).Where(run => run.Report is null).ToList();
        if (runs.Find(run => run.ActiveStep?.Duty is { } duty && StepsOf.ContainsKey(duty)) is { } open) return open;
        var today = DayOf(workplace.Clock.UtcNow, site);
        if (runs.Exists(run => !run.IsOpen && DayOf(run.StartedAt, site) == today)) return null;
        var activities = workplace.Procedures.Get(site.Procedure).Activities
            .OrderBy(activity => activity.Number)
            .SkipWhile(activity => !CanDo(activity))
            .TakeWhile(CanDo)
            .ToList();
        return activities.Count == 0
            ? null
            : workplace.Runs.Start(
                site, firstActivity: activities[0].Number, lastActivity: activities[activities.Count - 1].Number, by: SopRoles.Routine,
                requirements: VouchedFor(activities[0].Duty, results));
    }

    /// <summary>
    /// What a duty was done with must have been there, so the routine vouches for the requirements of what it did; of what it could not do
    /// it does not know what is missing, and says nothing.
    /// </summary>
    private static IReadOnlyList<string>? VouchedFor(string? duty, IReadOnlyList<RoutineResult> results) =>
        duty is not null && IsSatisfied(duty, results) ? SopRequirements.All : null;

    private static bool CanDo(SopActivity activity) => activity.Duty is { } duty && StepsOf.ContainsKey(duty);

    private static bool IsSatisfied(string duty, IReadOnlyList<RoutineResult> results) =>
        StepsOf.TryGetValue(duty, out var steps)
        && steps.All(step => results.Any(result => result.Step == step && result.IsSatisfied));

    private static string NoteOf(string duty, IReadOnlyList<RoutineResult> results) =>
        string.Join("; ", results.Where(result => StepsOf[duty].Contains(result.Step)).Select(result => result.Message.Indonesian.TrimEnd('.')));

    private static string DayOf(DateTimeOffset at, SopSite site) => IndonesianZone.DayOf(at, site.Zone);
}
