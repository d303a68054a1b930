using SopWebsite.Calendars;

namespace SopWebsite.Monitoring.History;

/// <summary>
/// A court's service hours to the last tick. A calendar counts whole minutes and each of them is worked or not as a whole, so the seconds
/// of the minutes at both ends are all that is to be added.
/// </summary>
/// <param name="calendar">The court's working hours.</param>
public sealed class ServiceTime(WorkCalendar calendar)
{
    /// <summary>The service time from one instant up to another; negative when the second is the earlier.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until) => TimeSpan.FromTicks(
        (calendar.Between(from, until) * TimeSpan.TicksPerMinute) + IntoMinute(until) - IntoMinute(from));

    /// <summary>The service time of ranges together.</summary>
    public TimeSpan Of(IEnumerable<TimeRange> ranges) => ranges.Aggregate(TimeSpan.Zero, (sum, range) => sum + Between(range.From, range.Until));

    private long IntoMinute(DateTimeOffset at) => calendar.IsWorking(at) ? at.UtcTicks % TimeSpan.TicksPerMinute : 0;
}
