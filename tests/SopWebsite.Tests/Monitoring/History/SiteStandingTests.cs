using SopWebsite.Escalations;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.History;

namespace SopWebsite.Tests.Monitoring.History;

public sealed class SiteStandingTests : IDisposable
{
    private readonly WatchDesk _watch = new();

    public void Dispose() => _watch.Dispose();

    [Theory]
    [InlineData("u", AvailabilityState.Unknown, null)]
    [InlineData("uu", AvailabilityState.Up, 0)]
    [InlineData("uud", AvailabilityState.Up, 0)]
    [InlineData("uudd", AvailabilityState.Up, 0)]
    [InlineData("uuddu", AvailabilityState.Up, 0)]
    [InlineData("uuddudd", AvailabilityState.Up, 0)]
    [InlineData("uuddd", AvailabilityState.Down, 2)]
    [InlineData("uudddu", AvailabilityState.Down, 2)]
    [InlineData("uuddduduu", AvailabilityState.Up, 7)]
    [InlineData("uudddg", AvailabilityState.Down, 2)]
    [InlineData("uudddgg", AvailabilityState.Degraded, 5)]
    [InlineData("uug", AvailabilityState.Degraded, 0)]
    [InlineData("uud?d?d", AvailabilityState.Down, 2)]
    [InlineData("uudd????", AvailabilityState.Up, 0)]
    [InlineData("uuddd????", AvailabilityState.Down, 2)]
    [InlineData("uudddu?u", AvailabilityState.Up, 5)]
    [InlineData("dd", AvailabilityState.Unknown, null)]
    [InlineData("ddd", AvailabilityState.Down, 0)]
    [InlineData("????", AvailabilityState.Unknown, null)]
    public void ThreeInARowMakeDownAndTwoMakeUp(string checks, AvailabilityState state, int? sinceCheck)
    {
        var standing = _watch.Check(checks);

        Assert.Equal((state, sinceCheck is { } n ? _watch.Start.AddMinutes(15 * n) : null), (standing.State, standing.Since));
        Assert.Equal(standing, _watch.Desk.Workplace.Standings.Find("PN-Contoh", WatchDesk.Address));
        Assert.Equal(checks.Length, _watch.Desk.Register.Checks.Since("pn-contoh", _watch.Start).Count);
    }

    [Fact]
    public void TheNumbersAreTheSitesOwn()
    {
        _watch.Desk.Set(site => site with { DownAfter = 1, UpAfter = 1 });

        Assert.Equal(AvailabilityState.Down, _watch.Check("ud").State);
        Assert.Equal(AvailabilityState.Up, _watch.Check("u", fromMinute: 30).State);
    }

    [Fact]
    public void AChangeIsInTheLogOnceInEachDirection()
    {
        _watch.Check("uudduddddduduuu");

        var entries = _watch.Desk.Register.Log.Read().Where(entry => entry.Event == EscalationEvent.Note).ToList();
        Assert.Equal(2, entries.Count);
        Assert.Equal(
            "https://www.example.go.id/ tidak tersedia sejak 2026-11-16 09:15 WIB (3 pemeriksaan gagal berturut-turut): Tidak ada koneksi.",
            entries[0].FollowUp);
        Assert.Equal(
            "https://www.example.go.id/ tersedia kembali sejak 2026-11-16 11:00 WIB, setelah terganggu sejak 2026-11-16 09:15 WIB",
            entries[1].FollowUp);
        Assert.Equal("pn-contoh", entries[0].Site);
        Assert.True(EscalationChain.Verify(_watch.Desk.Register.Log.Read()).IsValid);
    }

    [Fact]
    public void AnOlderCheckChangesNothing()
    {
        var standing = _watch.Check("uuddd", fromMinute: 60);

        Assert.Equal(standing, _watch.Check("uuu"));
    }

    [Fact]
    public void ChecksDuringMaintenanceNeitherCountNorReset()
    {
        _watch.Desk.Workplace.Maintenances.Register(
            "pn-contoh", new TimeRange(_watch.Start.AddMinutes(30), _watch.Start.AddMinutes(90)), "Pembaruan");

        // The window takes the checks at 30, 45, 60 and 75 minutes.
        Assert.Equal(AvailabilityState.Up, _watch.Check("uuddddd").State);
        Assert.Equal(AvailabilityState.Down, _watch.Check("dd", fromMinute: 105).State);
        Assert.Equal(_watch.Start.AddMinutes(90), _watch.Desk.Workplace.Standings.Find("pn-contoh", WatchDesk.Address)!.Since);
    }
}
