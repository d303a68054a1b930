using SopWebsite.Errors;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.History;

namespace SopWebsite.Tests.Monitoring.History;

public sealed class SiteHistoriesTests : IDisposable
{
    private readonly WatchDesk _watch = new();

    public void Dispose() => _watch.Dispose();

    [Fact]
    public void AnOutageIsToldWithItsTimeItsCauseAndTheCheckThatFoundIt()
    {
        // 08:00 to 12:45; down from 11:30 to 12:30, the lunch break from 12:00 among it.
        _watch.Check("uuuuuuuuuuuuuudddduu");

        var history = _watch.History(0, 5);

        var outage = Assert.Single(history.Outages);
        Assert.Equal((_watch.Start.AddHours(3.5), _watch.Start.AddHours(4.5), false), (outage.Start, outage.End, outage.IsOpen));
        Assert.Equal((TimeSpan.FromHours(1), 30), (outage.Duration, outage.WorkingMinutes));
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromMinutes(30)), (outage.DownTime, outage.ServiceDownTime));
        Assert.Equal((DiagnosisCause.Hosting, _watch.Start.AddHours(3.5), 4), (outage.Cause.Cause, outage.Check.CheckedAt, outage.FailedChecks));
        // The check of 12:45 is made as the period ends.
        Assert.Equal((19, 4, TimeSpan.FromMinutes(15)), (history.Checks, history.FailedChecks, history.Interval));
        // Now is 12:45, and what is later is left out.
        Assert.Equal(_watch.Start.AddHours(4.75), history.Until);
        Assert.Equal(100.0 * 3.75 / 4.75, history.Uptime!.Value, 9);
        Assert.Equal(100.0 * 3.5 / 4, history.ServiceUptime!.Value, 9);
    }

    [Fact]
    public void AnOutageThatLastsIsOpenAndReachesNow()
    {
        _watch.Check("uuuudddd");
        _watch.Desk.Clock.UtcNow = _watch.Start.AddHours(2);

        var outage = Assert.Single(_watch.History(0, 24).Outages);

        Assert.True(outage.IsOpen);
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromHours(1)), (outage.Duration, outage.DownTime));
    }

    [Fact]
    public void NightsWithoutChecksAreUnobservedAndNeitherUpNorDown()
    {
        _watch.Check("uuuu");
        _watch.Check("uuuu", fromMinute: 24 * 60);

        var history = _watch.History(0, 24.75);

        Assert.Equal(100, history.Uptime);
        // Each day's checks speak for their own time, the last of Monday for three intervals more.
        Assert.Equal(TimeSpan.FromMinutes(45 + 45 + 45), history.AllHours.Up);
        Assert.Equal(history.Until - history.From, history.AllHours.Total);
        Assert.Equal(TimeSpan.FromMinutes((24.75 * 60) - 135), history.AllHours.Unobserved);
    }

    [Fact]
    public void AFailureThatStayedAloneIsCountedAndMakesNoOutage()
    {
        _watch.Check("uuduuduu");

        var history = _watch.History(0, 2);

        Assert.Equal((100d, 2), (history.Uptime, history.FailedChecks));
        Assert.Empty(history.Outages);
    }

    [Fact]
    public void MaintenanceIsLeftOutToTheSecond()
    {
        _watch.Check("uudddduu");
        _watch.Desk.Workplace.Maintenances.Register(
            site: null, new TimeRange(_watch.Start.AddMinutes(40), _watch.Start.AddMinutes(80).AddSeconds(7)), "Listrik gedung");

        var history = _watch.History(0, 1.75);

        Assert.Equal(TimeSpan.FromSeconds(2407), history.AllHours.Maintenance);
        Assert.Equal(history.AllHours, history.ServiceHours);
        Assert.Empty(history.Outages);
    }

    [Fact]
    public void AnAddressNobodyCheckedIsUnknownAndNotUp()
    {
        var history = _watch.History(-24, 0);

        Assert.Null(history.Uptime);
        Assert.Null(history.ServiceUptime);
        Assert.Equal((0, TimeSpan.FromHours(24)), (history.Checks, history.AllHours.Unobserved));
    }

    [Fact]
    public void TheSitesOwnIntervalSaysWhatIsUnobserved()
    {
        _watch.Check("uuuu");
        _watch.Desk.Set(site => site with { CheckInterval = 60 });
        _watch.Desk.Clock.UtcNow = _watch.Start.AddHours(10);

        Assert.Equal(TimeSpan.FromMinutes(45 + 180), _watch.History(0, 10).AllHours.Up);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(5, 9)]
    public void APeriodThatIsNoneOrToComeIsRefused(double from, double until) =>
        Assert.Equal("SopPeriodInvalid", Assert.Throws<SopException>(() => _watch.History(from, until)).Id);
}
