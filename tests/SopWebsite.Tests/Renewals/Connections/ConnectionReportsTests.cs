using SopWebsite.Errors;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.History;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Connections;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Connections;

public sealed class ConnectionReportsTests : IDisposable
{
    /// <summary>November 2026 in WIB.</summary>
    private static readonly DateTimeOffset From = new(2026, 10, 31, 17, 0, 0, TimeSpan.Zero);

    private readonly Desk _desk = new();
    private int _cases;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void EveryMinuteOfTheMonthIsCountedAsTheOracleCountsIt() => Property.Holds(
        seed: 29, cases: 60, ConnectionCase.Next,
        given => Property.Smaller(given.Tests, _ => []).Select(tests => given with { Tests = tests })
            .Concat(Property.Smaller(given.Windows, _ => []).Select(windows => given with { Windows = windows })),
        Agree);

    private void Agree(ConnectionCase given)
    {
        var site = new SopSite { Name = "pn-" + _cases++, Procedure = "pn-tais/website", Zone = given.Zone };
        _desk.Register.Transact(() => Keep(site, given));
        _desk.Clock.UtcNow = given.Now;
        var oracle = new MinuteByMinute(given);

        var report = _desk.Workplace.Connections.Of(site, given.Month.From, given.Month.Until);

        Assert.Equal((oracle.Up, oracle.Down, oracle.Unknown, oracle.Away),
            (report.AllHours.Up.TotalMinutes, report.DownMinutes, report.UnknownMinutes, report.AllHours.Maintenance.TotalMinutes));
        Assert.Equal((oracle.Longest, oracle.Remaining), (report.LongestOutageMinutes, report.RemainingMinutes));
        Assert.Equal(
            oracle.Outages.Where(one => one.Start < given.Month.Until && (one.End ?? given.Now) > given.Month.From),
            report.Outages.Select(one => (one.Start, one.End)));
        Assert.Equal(report.DownMinutes, report.Outages.Sum(one => one.DownMinutes), 6);
        Assert.True(report.ServiceHours.Total <= report.AllHours.Total);
        Assert.Equal(Verdict(oracle, given.Promised), report.Verdict);
        Assert.Equal(given.Promised is null, report.AllowedMinutes is null);
    }

    private static PromiseVerdict Verdict(MinuteByMinute oracle, double? promised)
    {
        if (promised is not { } percent) return PromiseVerdict.Unknown;
        var allowed = oracle.Whole * (100m - (decimal)percent);
        return 100m * oracle.Down > allowed ? PromiseVerdict.Missed
            : 100m * (oracle.Down + oracle.Unknown + oracle.Remaining) <= allowed ? PromiseVerdict.Met
            : PromiseVerdict.Unknown;
    }

    private void Keep(SopSite site, ConnectionCase given)
    {
        _desk.Workplace.Sites.Register(site);
        _desk.Register.Renewals.Put(Connection(site.Name, "jalur-1") with { Promise = new() { AvailabilityPercent = given.Promised } });
        foreach (var (at, state, part) in given.Tests) _desk.Workplace.Lines.Take(site.Name, Found(at, state) with { BrokenPart = part });
        for (var n = 0; n < given.Windows.Length; n++)
        {
            _desk.Register.Watch.Put(new SopMaintenance
            {
                Number = $"PM-{site.Name}-{n}", Site = site.Name, From = given.Windows[n].From, Until = given.Windows[n].Until, Reason = "Uji",
                RecordedAt = given.Now, Zone = site.Zone,
            });
        }
    }

    [Fact]
    public void AMonthMeasuredWithoutAGapIsMetOrMissedToTheMinute()
    {
        _desk.Register.Renewals.Put(
            Connection("pn-contoh", "jalur-1") with { Provider = "PT Penyedia Contoh", Promise = new() { AvailabilityPercent = 99, DownMbps = 50 } });
        // 30 days of which 1 % are 432 minutes; 100 quarters of an hour are 1500, 28 are 420.
        _desk.Register.Transact(() =>
        {
            for (var n = 0; n < 30 * 96; n++)
                _desk.Workplace.Lines.Take(
                    "pn-contoh", Found(From.AddMinutes(n * 15), n is >= 200 and < 228 ? AvailabilityState.Down : AvailabilityState.Up));
        });
        _desk.Clock.UtcNow = From.AddDays(30);

        var report = Report();

        Assert.Equal((PromiseVerdict.Met, 432.0, 420.0, 0.0), (report.Verdict, report.AllowedMinutes, report.DownMinutes, report.UnknownMinutes));
        Assert.Equal(("jalur-1", "PT Penyedia Contoh", 99.0, 50.0), (report.Subject, report.Provider, report.PromisedPercent, report.PromisedMbps));
        Assert.Equal("Terpenuhi: terputus 420 menit dan tidak terukur 0 menit, masih dalam batas 432 menit.", report.Reason.Indonesian);
        var outage = Assert.Single(report.Outages);
        Assert.Equal((From.AddMinutes(3000), From.AddMinutes(3420), 420.0), (outage.Start, outage.End, outage.DownMinutes));
        Assert.Equal("Ditemukan: Down", outage.Reason.Indonesian);
        _desk.Register.Renewals.Put(Connection("pn-contoh", "jalur-1") with { Promise = new() { AvailabilityPercent = 99.5 } });
        Assert.Equal((PromiseVerdict.Missed, 216.0), (Report().Verdict, Report().AllowedMinutes));
    }

    [Fact]
    public void WhatNobodyMeasuredIsNeverUp()
    {
        _desk.Register.Renewals.Put(Connection("pn-contoh", "jalur-1") with { Promise = new() { AvailabilityPercent = 99.5 } });
        _desk.Clock.UtcNow = From.AddDays(30);

        var report = Report();

        Assert.Equal(
            (PromiseVerdict.Unknown, 0.0, 43200.0, null), (report.Verdict, report.DownMinutes, report.UnknownMinutes, report.MeasuredPercent));
        Assert.Contains("Tidak dapat dipastikan", report.Reason.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void AFaultInTheCourtsOwnNetworkIsNotTheProviders()
    {
        _desk.Register.Transact(() =>
        {
            for (var n = 0; n < 96; n++) _desk.Workplace.Lines.Take("pn-contoh", Found(From.AddMinutes(n * 15), AvailabilityState.Unknown));
        });
        _desk.Clock.UtcNow = From.AddDays(1);

        Assert.Equal((0.0, 1440.0), (Report().DownMinutes, Report().UnknownMinutes));
    }

    [Fact]
    public void AMonthThatLastsCanBeMissedAlreadyButNotMet()
    {
        _desk.Register.Renewals.Put(Connection("pn-contoh", "jalur-1") with { Promise = new() { AvailabilityPercent = 99 } });
        _desk.Workplace.Lines.Take("pn-contoh", Found(From, AvailabilityState.Up));
        _desk.Clock.UtcNow = From.AddMinutes(30);
        Assert.Equal((PromiseVerdict.Unknown, 43170.0), (Report().Verdict, Report().RemainingMinutes));
        Assert.Contains("Belum berakhir", Report().Reason.Indonesian, StringComparison.Ordinal);

        for (var n = 1; n < 40; n++) _desk.Workplace.Lines.Take("pn-contoh", Found(From.AddMinutes(n * 15), AvailabilityState.Down));
        _desk.Clock.UtcNow = From.AddMinutes(600);

        Assert.Equal((PromiseVerdict.Missed, true, 585.0), (Report().Verdict, Assert.Single(Report().Outages).IsOpen, Report().LongestOutageMinutes));
    }

    [Fact]
    public void MaintenanceShortensWhatThePromiseIsAbout()
    {
        _desk.Register.Renewals.Put(Connection("pn-contoh", "jalur-1") with { Promise = new() { AvailabilityPercent = 90 } });
        // Each week 10 hours, from before the month; also those to come.
        _desk.Register.Watch.Put(new SopMaintenance
        {
            Number = "PM-1", From = From.AddDays(-14), Until = From.AddDays(-14).AddHours(10), IsWeekly = true, Reason = "Uji", RecordedAt = From,
            Zone = "WIB",
        });
        _desk.Clock.UtcNow = From.AddHours(1);

        Assert.Equal((43200 - (5 * 600)) / 10.0, Report().AllowedMinutes!.Value, 6);
        Assert.Equal((60.0, 43200 - 3000.0), (Report().AllHours.Maintenance.TotalMinutes, Report().RemainingMinutes));
    }

    [Fact]
    public void OfSeveralConnectionsOneMustBeNamed()
    {
        _desk.Register.Renewals.Put(Connection("pn-contoh", "jalur-1") with { Promise = new() { AvailabilityPercent = 99 } });
        _desk.Register.Renewals.Put(Connection("pn-contoh", "jalur-2") with { Promise = new() { AvailabilityPercent = 95 } });
        _desk.Clock.UtcNow = From.AddDays(1);

        Assert.Equal((null, null), (Report().Subject, Report().PromisedPercent));
        Assert.Equal(95.0, _desk.Workplace.Connections.Of(_desk.Site, From, From.AddDays(30), "JALUR-2").PromisedPercent);
        var failure = Assert.Throws<SopException>(() => _desk.Workplace.Connections.Of(_desk.Site, From, From.AddDays(30), "jalur-3"));
        Assert.Equal("SopRenewalNotFound", failure.Id);
    }

    [Fact]
    public void MeasuredThroughputsAreSummedUpByTheirMiddle()
    {
        double[] measured = [48, 12.5, 50, 49];
        for (var n = 0; n < measured.Length; n++)
            _desk.Workplace.Lines.Take("pn-contoh", Found(From.AddMinutes(n), AvailabilityState.Up) with { Mbps = measured[n] });
        _desk.Clock.UtcNow = From.AddMinutes(4);

        Assert.Equal((48.5, 12.5, 4), (Report().MedianMbps, Report().LowestMbps, Report().SpeedCount));
    }

    [Fact]
    public void APeriodThatIsNoneIsRefused()
    {
        _desk.Clock.UtcNow = From;

        Assert.Equal("SopPeriodInvalid", Assert.Throws<SopException>(Report).Id);
        Assert.Equal(
            "SopPeriodInvalid", Assert.Throws<SopException>(() => _desk.Workplace.Connections.Of(_desk.Site, From.AddDays(-1), From.AddDays(-2))).Id);
    }

    private ConnectionReport Report() => _desk.Workplace.Connections.Of(_desk.Site, From, From.AddDays(30));

    private HostingRenewal Connection(string site, string subject) =>
        new() { Site = site, Kind = RenewalKind.Connection, Subject = subject, CheckedAt = _desk.Clock.UtcNow };

    private static InternetConnection Found(DateTimeOffset at, AvailabilityState state) =>
        new() { State = state, Reason = new($"Found: {state}", $"Ditemukan: {state}"), CheckedAt = at };
}
