using SopWebsite.Calendars;

namespace SopWebsite.Runner.Demo;

/// <summary>The real time, put forward by what the demo skips: waiting for a working day would take one.</summary>
internal sealed class DemoClock : IClock
{
    private TimeSpan _ahead;

    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow + _ahead;

    public void AdvanceTo(DateTimeOffset instant)
    {
        if (instant > UtcNow) _ahead += instant - UtcNow;
    }
}
