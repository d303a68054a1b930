namespace SopWebsite.Procedures.Schedules;

/// <summary>What makes up the schedule of an activity: its rhythm, and from when it holds.</summary>
/// <param name="Site">The site.</param>
/// <param name="Procedure">The procedure's code.</param>
/// <param name="Activity">The activity's number.</param>
/// <param name="Definition">The activity; null where the procedure no longer has it.</param>
/// <param name="Every">How often it returns.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Anchor">The day its periods are counted from; null for the calendar's weeks, months and years.</param>
/// <param name="Since">From when it holds, UTC; null when it has not begun.</param>
internal sealed record SchedulePlan(
    string Site, string Procedure, int Activity, SopActivity? Definition, SopPeriod Every, SopScheduleSource Source, DateTime? Anchor,
    DateTimeOffset? Since);
