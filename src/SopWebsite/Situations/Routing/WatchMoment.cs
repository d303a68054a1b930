using SopWebsite.Calendars;

namespace SopWebsite.Situations.Routing;

/// <summary>The moment of a look, as the court of a run sees it.</summary>
/// <param name="Now">When, UTC.</param>
/// <param name="Calendar">The run's working calendar.</param>
internal sealed record WatchMoment(DateTimeOffset Now, WorkCalendar Calendar)
{
    /// <summary>The court's date.</summary>
    public DateTime Today { get; } = Calendar.DateOf(Now);

    /// <summary>Whether the court works today.</summary>
    public bool IsWorkingDay { get; } = Calendar.HoursOf(Calendar.DateOf(Now)).Count > 0;

    /// <summary>
    /// Whether the court is at work. The minute at which work ends belongs to it: many steps are due exactly then.
    /// </summary>
    public bool IsAtWork { get; } = Calendar.IsWorking(Now) || Calendar.IsWorking(Now.AddMinutes(-1));

    /// <summary>Whether an instant falls on today's date.</summary>
    public bool IsToday(DateTimeOffset at) => Calendar.DateOf(at) == Today;
}
