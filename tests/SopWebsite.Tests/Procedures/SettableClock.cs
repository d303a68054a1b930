using SopWebsite.Calendars;

namespace SopWebsite.Tests.Procedures;

internal sealed class SettableClock(DateTimeOffset now) : IClock
{
    public DateTimeOffset UtcNow { get; set; } = now;
}
