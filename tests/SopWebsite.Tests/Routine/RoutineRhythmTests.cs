using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.History;
using SopWebsite.Routine;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Routine;

public sealed class RoutineRhythmTests : IDisposable
{
    // Monday 08:00 on the court's clock.
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task AGapIsToldByTheNextPassOnceAndInTheLog()
    {
        foreach (var minute in new[] { 0, 15, 30, 45 }) Assert.Null(await PassAsync(minute));

        var told = (await PassAsync(165))!;

        Assert.Equal((RoutineState.Finding, null), (told.State, told.Site));
        var missed = Assert.IsType<MissedPasses>(told.Output);
        Assert.Equal((7, TimeSpan.FromMinutes(15), TimeSpan.FromHours(2)), (missed.Count, missed.Every, missed.ServiceTime));
        var entry = Assert.Single(_desk.Register.Log.Read(), entry => entry.Event == EscalationEvent.PeriodMissed);
        Assert.Equal(
            "Rutin tidak berjalan antara 2026-11-16 08:45 dan 2026-11-16 10:45 WIB, padahal dijadwalkan setiap 15 menit kerja: 7 kali "
            + "terlewat. Selama itu situs tidak diawasi.",
            entry.FollowUp);
        Assert.Null(await PassAsync(180));
        Assert.Single(_desk.Register.Log.Read(), entry => entry.Event == EscalationEvent.PeriodMissed);
    }

    [Fact]
    public async Task OnePassThatCameLateOrNotIsNoGap()
    {
        foreach (var minute in new[] { 0, 15, 30, 60 }) Assert.Null(await PassAsync(minute));
    }

    [Fact]
    public void NightsAndWeekendsAreNoGap()
    {
        // The last pass of the day a little before the end of work; the next on the following morning (Friday's begins at 07:30), and after
        // the weekend.
        foreach (var day in new[] { 0, 1, 2, 3, 4, 7, 8 })
        {
            for (var minute = day == 4 ? -30 : 0; minute < 500; minute += 15)
            {
                _desk.Clock.UtcNow = Monday.AddMinutes((day * 1440) + minute);
                Assert.Equal(RoutineState.Fine, RhythmStep.Look(_desk.Workplace, every: null).State);
            }
        }
    }

    [Fact]
    public async Task TheUsualRhythmIsWhatThePassesBeforeKept()
    {
        for (var day = 0; day < 5; day++)
            Assert.Equal(day is 0 ? null : day is < 4 ? RoutineState.Finding : null, (await PassAsync(day * 1440))?.State);

        // Once a day by now: after Monday of the next week two of them are missing on Thursday.
        Assert.Null(await PassAsync(7 * 1440));
        Assert.Equal(RoutineState.Finding, (await PassAsync(10 * 1440))?.State);
    }

    [Fact]
    public async Task WhatItShouldBeCanBeSaid()
    {
        foreach (var minute in new[] { 0, 60, 120 }) Assert.Null(await PassAsync(minute, TimeSpan.FromHours(1)));
        // Of the two hours and more one is the lunch break; of those from Tuesday morning on none is.
        Assert.Null(await PassAsync(299, TimeSpan.FromHours(1)));
        Assert.Null(await PassAsync(1440 - 15, TimeSpan.FromMinutes(120)));
        Assert.Equal(RoutineState.Finding, (await PassAsync(1440 + 121, TimeSpan.FromHours(1)))?.State);
    }

    [Fact]
    public async Task APassWhoseCalendarCannotBeReadCountsAsOneThatRan()
    {
        await PassAsync(0);
        _desk.Set(site => site with { Calendar = "tak-ada" });
        _desk.Clock.UtcNow = Monday.AddMinutes(60);
        Assert.Equal("SopCalendarNotFound", Assert.Throws<SopException>(() => RhythmStep.Look(_desk.Workplace, every: null)).Id);
        _desk.Set(site => site with { Calendar = "pengadilan" });

        Assert.Null(await PassAsync(75));
    }

    [Fact]
    public async Task MaintenanceOfAllSitesIsNoGap()
    {
        await PassAsync(0);
        _desk.Workplace.Maintenances.Register(site: null, new TimeRange(Monday, Monday.AddHours(3)), "Listrik padam");

        Assert.Null(await PassAsync(200));
    }

    [Fact]
    public async Task TheDutyReportsHowASiteStandsAndNotOneMiss()
    {
        var uri = new Uri($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/");
        _desk.Set(site => site with { Uri = [uri] });
        for (var n = 0; n < 2; n++)
        {
            _desk.Workplace.Standings.Take(new SiteAvailability
            {
                Name = "pn-contoh", Uri = uri, State = AvailabilityState.Up, Reason = new("x", "x"), CheckedAt = Monday.AddMinutes(-10 + n),
            });
        }

        var states = new List<RoutineState>();
        foreach (var minute in new[] { 0, 15, 30, 45 }) states.Add((await DutyAsync(minute)).State);
        Assert.Equal([RoutineState.Fine, RoutineState.Fine, RoutineState.Finding, RoutineState.Finding], states);
        var told = await DutyAsync(60);
        Assert.StartsWith("Down since 2026-11-16 08:00 WIB. ", told.Message.English, StringComparison.Ordinal);

        _desk.Workplace.Maintenances.Register("pn-contoh", new TimeRange(Monday.AddMinutes(70), Monday.AddMinutes(80)), "Perbaikan");
        told = await DutyAsync(75);
        Assert.Equal(RoutineState.Fine, told.State);
        Assert.EndsWith("Maintenance PM-2026-11-0001: Perbaikan", told.Message.English, StringComparison.Ordinal);
    }

    private static DateTimeOffset Monday { get; } = new(2026, 11, 16, 1, 0, 0, TimeSpan.Zero);

    private async Task<RoutineResult?> PassAsync(int minute, TimeSpan? every = null)
    {
        _desk.Clock.UtcNow = Monday.AddMinutes(minute);
        var results = new List<RoutineResult>();
        await new SopRoutine(_desk.Workplace, new RoutineOptions { Every = every }).RunAsync([], results.Add, CancellationToken.None);
        Assert.All(results, result => Assert.NotEqual(RoutineState.Failed, result.State));
        return results.SingleOrDefault(result => result.Step == RoutineStep.Rhythm);
    }

    private async Task<RoutineResult> DutyAsync(int minute)
    {
        _desk.Clock.UtcNow = Monday.AddMinutes(minute);
        var results = new List<RoutineResult>();
        await new SopRoutine(_desk.Workplace, new RoutineOptions()).RunAsync(_desk.Register.Sites.All(), results.Add, CancellationToken.None);
        return results.Single(result => result.Step == RoutineStep.Availability);
    }
}
