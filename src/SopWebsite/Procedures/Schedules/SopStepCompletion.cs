namespace SopWebsite.Procedures.Schedules;

/// <summary>That an activity was completed in some run.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Activity">The activity's number.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who did it.</param>
public sealed record SopStepCompletion(string Run, int Activity, DateTimeOffset At, string? By);
