using SopWebsite.Calendars;

namespace SopWebsite.Tests.Support;

/// <summary>A clock that stands where the test sets it.</summary>
internal sealed class SettableClock(DateTimeOffset now) : IClock
{
    public DateTimeOffset UtcNow { get; set; } = now;
}
