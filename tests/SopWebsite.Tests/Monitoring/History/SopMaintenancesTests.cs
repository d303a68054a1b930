using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Monitoring.History;

namespace SopWebsite.Tests.Monitoring.History;

public sealed class SopMaintenancesTests : IDisposable
{
    private readonly WatchDesk _watch = new();

    private SopMaintenances Windows => _watch.Desk.Workplace.Maintenances;

    public void Dispose() => _watch.Dispose();

    [Fact]
    public void AWindowIsPlannedThenUnderWayThenOver()
    {
        var window = Windows.Register("PN-contoh", Hours(1, 2), "Pembaruan Joomla", by: "Admin Contoh");

        Assert.Equal(("PM-2026-11-0001", "pn-contoh", MaintenanceState.Planned), (window.Number, window.Site, window.State));
        Assert.Equal(MaintenanceState.UnderWay, StateAt(1));
        Assert.Equal(MaintenanceState.Over, StateAt(2));
        Assert.Equal("SopMaintenanceOver", Assert.Throws<SopException>(() => Windows.End(window.Number)).Id);
        var entry = Assert.Single(_watch.Desk.Register.Log.Read());
        Assert.Equal((EscalationEvent.Note, "Admin Contoh"), (entry.Event, entry.From));
        Assert.Equal(
            "Pemeliharaan dijadwalkan: PM-2026-11-0001, pn-contoh, 2026-11-16 09:00 s.d. 2026-11-16 10:00 WIB: Pembaruan Joomla", entry.FollowUp);
    }

    [Fact]
    public void OneThatIsTakenBackStaysInTheRegisterAndHoldsNoMore()
    {
        var planned = Windows.Register("pn-contoh", Hours(5, 6), "Uji");
        var underWay = Windows.Register(site: null, Hours(0, 8), "Listrik");
        _watch.Desk.Clock.UtcNow = _watch.Start.AddHours(1);

        Assert.Equal(MaintenanceState.Cancelled, Windows.End(planned.Number).State);
        Assert.Equal(MaintenanceState.Over, Windows.End(underWay.Number).State);

        Assert.Equal([Hours(0, 1)], SopMaintenances.Ranges(Windows.Find(), "pn-contoh", _watch.Start.AddDays(1)));
        Assert.Equal("PM-2026-11-0003", Windows.Register("pn-contoh", Hours(9, 10), "Uji").Number);
        Assert.Equal(5, _watch.Desk.Register.Log.Read().Count());
    }

    [Fact]
    public void AWeeklyWindowComesBackUntilItIsEnded()
    {
        var window = Windows.Register("pn-contoh", Hours(10, 12), "Rutin Senin malam", isWeekly: true);

        Assert.Equal(MaintenanceState.UnderWay, StateAt((7 * 24) + 11));
        Assert.Equal(MaintenanceState.Planned, StateAt((7 * 24) + 12));
        _watch.Desk.Clock.UtcNow = _watch.Start.AddHours((14 * 24) + 11);
        Windows.End(window.Number);

        Assert.Equal(
            [Hours(10, 12), Hours((7 * 24) + 10, (7 * 24) + 12), Hours((14 * 24) + 10, (14 * 24) + 11)],
            SopMaintenances.Ranges(Windows.Find(), "pn-contoh", _watch.Start.AddDays(60)));
        Assert.Equal(MaintenanceState.Over, StateAt(21 * 24));
    }

    [Fact]
    public void WindowsThatOverlapCountOnceAndOtherSitesOnesNotAtAll()
    {
        _watch.Desk.Workplace.Sites.Register(new() { Name = "pn-lain" });
        Windows.Register("pn-contoh", Hours(1, 3), "satu");
        Windows.Register(site: null, Hours(2, 4), "dua");
        Windows.Register("pn-lain", Hours(3, 9), "tiga");

        Assert.Equal([Hours(1, 4)], SopMaintenances.Ranges(Windows.Find(), "pn-contoh", _watch.Start.AddDays(1)));
        Assert.Equal([Hours(2, 4)], SopMaintenances.Ranges(Windows.Find(), site: null, _watch.Start.AddDays(1)));
        Assert.Equal(["PM-2026-11-0002", "PM-2026-11-0003"], Windows.Find("PN-LAIN").Select(window => window.Number));
    }

    [Fact]
    public void WhatCannotBeIsRefusedAndNothingEntered()
    {
        Assert.Equal("SopMaintenanceInvalid", Assert.Throws<SopException>(() => Windows.Register("pn-contoh", Hours(2, 2), "Uji")).Id);
        Assert.Equal(
            "SopMaintenanceInvalid", Assert.Throws<SopException>(() => Windows.Register("pn-contoh", Hours(0, 169), "Uji", isWeekly: true)).Id);
        Assert.Equal("SopMaintenanceInvalid", Assert.Throws<SopException>(() => Windows.Register("pn-contoh", Hours(0, 1), " ")).Id);
        Assert.Equal("SopSiteNotFound", Assert.Throws<SopException>(() => Windows.Register("pn-tiada", Hours(0, 1), "Uji")).Id);
        Assert.Equal("SopMaintenanceNotFound", Assert.Throws<SopException>(() => Windows.End("PM-2026-11-0001")).Id);
        Assert.Empty(_watch.Desk.Register.Log.Read());
    }

    private MaintenanceState StateAt(double hour)
    {
        _watch.Desk.Clock.UtcNow = _watch.Start.AddHours(hour);
        return Assert.Single(Windows.Find()).State;
    }

    private TimeRange Hours(double from, double until) => new(_watch.Start.AddHours(from), _watch.Start.AddHours(until));
}
