using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Procedures.Schedules;
using SopWebsite.Tests.Calendars;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Procedures.Schedules;

/// <summary>Schedules over a register: whose rhythm holds, what was done in any run, and what the watch tells.</summary>
public sealed class SopSchedulesTests : IDisposable
{
    private const string Devices = "pa-mukomuko/device-maintenance";

    private readonly Desk _desk = new(procedure: Devices, at: "2026-11-02T08:00+07:00");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void ADocumentsRhythmBeginsWithTheFirstRun()
    {
        Assert.Equal([2, 3, 4, 5, 6, 7], Schedules().Select(schedule => schedule.Activity));
        Assert.All(Schedules(), schedule => Assert.Equal(
            (SopScheduleSource.Document, SopScheduleState.NotStarted, null), (schedule.Source, schedule.State, schedule.PeriodFrom)));

        Do(1, 2);

        Assert.Equal(
            [SopScheduleState.Done, .. Enumerable.Repeat(SopScheduleState.NotRequired, 5)], Schedules().Select(schedule => schedule.State));
        _desk.Clock.UtcNow = TestCalendar.At("2026-11-09 08:00");
        Assert.Equal(
            [SopScheduleState.Due, SopScheduleState.Due, SopScheduleState.Due, .. Enumerable.Repeat(SopScheduleState.NotRequired, 3)],
            Schedules().Select(schedule => schedule.State));
    }

    [Fact]
    public void TheCourtsRhythmTakesThePlaceOfTheDocumentsAndGivesItBack()
    {
        var set = _desk.Workplace.Schedules.Set("PN-CONTOH", null, 5, "2 minggu", new DateTime(2026, 10, 26));

        Assert.Equal((SopScheduleSource.Court, "2 minggu", new DateTime(2026, 11, 8), TestCalendar.At("2026-11-06 16:30")),
            (set.Source, set.Every.ToString(), set.PeriodTo, set.Due));
        Assert.Equal("2 minggu", Of(5).Every.ToString());
        _desk.Workplace.Schedules.Set("pn-contoh", Devices.ToUpperInvariant(), 5, "1 hari");
        Assert.Equal("1 hari", Of(5).Every.ToString());
        _desk.Workplace.Schedules.Remove("pn-contoh", null, 5);
        Assert.Equal((SopScheduleSource.Document, "1 bulan"), (Of(5).Source, Of(5).Every.ToString()));
        Assert.Equal("SopScheduleNotFound", Assert.Throws<SopException>(() => _desk.Workplace.Schedules.Remove("pn-contoh", null, 5)).Id);
    }

    [Fact]
    public void AnActivityThatTheDocumentGivesNoRhythmCanHaveOne()
    {
        _desk.Workplace.Schedules.Set("pn-contoh", "pn-tais/website", 2, "1 hari");

        Assert.Equal(["pa-mukomuko/device-maintenance", "pn-tais/website"], Schedules().Select(schedule => schedule.Procedure).Distinct());
        Assert.Equal(2, Assert.Single(Schedules(), schedule => schedule.Procedure == "pn-tais/website").Activity);
    }

    [Theory]
    [InlineData("SopSiteNotFound", "tak-ada", null, 5, "1 minggu", 2026)]
    [InlineData("SopProcedureNotFound", "pn-contoh", "tak/ada", 5, "1 minggu", 2026)]
    [InlineData("SopActivityNotFound", "pn-contoh", null, 12, "1 minggu", 2026)]
    [InlineData("SopPeriodInvalid", "pn-contoh", null, 5, "tiap minggu", 2026)]
    [InlineData("SopPeriodInvalid", "pn-contoh", null, 5, "0 minggu", 2026)]
    [InlineData("SopScheduleFromInvalid", "pn-contoh", null, 5, "1 minggu", 1999)]
    [InlineData("SopScheduleFromInvalid", "pn-contoh", null, 5, "1 minggu", 9999)]
    public void WhatCannotBeScheduledIsRefused(string id, string site, string? procedure, int activity, string every, int year)
    {
        Assert.Equal(
            id, Assert.Throws<SopException>(() => _desk.Workplace.Schedules.Set(site, procedure, activity, every, new DateTime(year, 1, 1))).Id);
        Assert.Empty(_desk.Register.Schedules.Of("pn-contoh"));
    }

    [Fact]
    public void DoneIsACompletionInAnyRunOfTheSiteAndTheProcedure()
    {
        _desk.Workplace.Schedules.Set("pn-contoh", null, 2, "1 minggu", new DateTime(2026, 11, 2));
        _desk.Workplace.Sites.Register(_desk.Site with { Name = "pa-lain" });
        // Another site's, another procedure's and an unfinished one do not count.
        _desk.Workplace.Runs.Start(_desk.Workplace.Sites.Get("pa-lain"), firstActivity: 2, lastActivity: 2);
        _desk.Workplace.Runs.Complete("R-20261102-0001", 2, new());
        Do(2, 2, "pn-tais/website");
        _desk.Workplace.Runs.Start(_desk.Site, firstActivity: 2);
        Assert.Equal(SopScheduleState.Due, Of(2).State);

        Do(2, 4);
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddDays(7);
        Do(1, 2);

        Assert.Equal((SopScheduleState.Done, 2, 0), (Of(2).State, Of(2).OnTime, Of(2).Skipped));
        Assert.Equal("R-20261109-0001", Of(2).LastRun);
        Assert.Equal(SopScheduleState.Due, Of(3).State);
    }

    [Fact]
    public void AMissedPeriodIsLoggedOnceWhenItHasPassed()
    {
        _desk.Workplace.Schedules.Set("pn-contoh", null, 2, "1 minggu", new DateTime(2026, 11, 2));
        Assert.Empty(Look().Entries);
        _desk.Clock.UtcNow = TestCalendar.At("2026-11-06 16:30");
        Assert.Empty(Look().Entries);
        _desk.Clock.UtcNow = TestCalendar.At("2026-11-06 16:31");

        var entry = Assert.Single(Look().Entries);

        Assert.Equal(
            (EscalationEvent.PeriodMissed, "pn-contoh", Devices, 2, "operator", TestCalendar.At("2026-11-06 16:30")),
            (entry.Event, entry.Site, entry.Procedure, entry.Activity, entry.To, entry.Due));
        Assert.StartsWith("Periode 2026-11-02 s.d. 2026-11-08 (1 minggu) lewat tanpa pelaksanaan: Pantau", entry.FollowUp, StringComparison.Ordinal);
        Assert.Empty(Look().Entries);
        // Made up for late, it is told no second time, nor is the week in which that was done.
        _desk.Clock.UtcNow = TestCalendar.At("2026-11-10 09:00");
        Do(1, 2);
        Do(1, 2);
        _desk.Clock.UtcNow = TestCalendar.At("2026-11-14 09:00");
        Assert.Empty(Look().Entries);
        Assert.Equal((1, 1, 0), (Of(2).OnTime, Of(2).Late, Of(2).Skipped));
        _desk.Clock.UtcNow = TestCalendar.At("2026-11-30 09:00");
        Assert.Equal(
            ["2026-11-20", "2026-11-27"],
            Look().Entries.Where(missed => missed.Activity == 2).Select(missed => missed.Due!.Value.ToString("yyyy-MM-dd", null)));
        Assert.True(EscalationChain.Verify(_desk.Register.Log.Read()).IsValid);
    }

    [Fact]
    public void ADocumentsRhythmIsToldFromTheFirstLookOn()
    {
        Do(1, 2);
        _desk.Clock.UtcNow = TestCalendar.At("2026-11-25 09:00");
        Assert.Equal(2, Of(3).Skipped);
        Assert.Empty(Look().Entries);
        _desk.Clock.UtcNow = TestCalendar.At("2026-11-28 09:00");
        Assert.Equal([2, 3, 4], Look().Entries.Select(entry => entry.Activity!.Value));
        Assert.Empty(Look().Entries);
    }

    [Fact]
    public void TwoWatchesAtOnceTellAPeriodOnce()
    {
        _desk.Workplace.Schedules.Set("pn-contoh", null, 2, "1 minggu", new DateTime(2026, 9, 7));
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using var register = Desk.Adapters.OpenRegister(TestRegister.In(_desk.Folder));
            new SopWebsite.Composition.Workplace(register, Desk.Adapters, _desk.Clock).ScheduleWatch.Check();
        });

        Assert.Equal(8, _desk.Register.Log.Read().Count(entry => entry.Event == EscalationEvent.PeriodMissed));
    }

    [Fact]
    public void WhatCannotBeLoggedIsToldByTheNextLook()
    {
        _desk.Workplace.Schedules.Set("pn-contoh", null, 2, "1 minggu", new DateTime(2026, 10, 26));
        var (work, register) = (_desk.Workplace, _desk.Register);
        var full = new ScheduleWatch(work.Schedules, register.Schedules, work.Runs, register.Sites, new FullLog(), register, _desk.Clock);

        Assert.Throws<IOException>(full.Check);

        Assert.Single(Look().Entries);
    }

    [Fact]
    public void ASiteWhoseCalendarIsGoneKeepsNoOtherFromBeingLookedAt()
    {
        File.Copy(Repository.Path("calendars", "pengadilan.yaml"), _desk.Folder["kalender.yaml"]);
        _desk.Workplace.Sites.Register(_desk.Site with { Name = "pa-lain", Calendar = _desk.Folder["kalender.yaml"] });
        foreach (var site in new[] { "pa-lain", "pn-contoh" }) _desk.Workplace.Schedules.Set(site, null, 2, "1 minggu", new DateTime(2026, 10, 26));
        File.Delete(_desk.Folder["kalender.yaml"]);

        var look = Look();

        Assert.Equal("pn-contoh", Assert.Single(look.Entries).Site);
        Assert.Equal("SopCalendarNotFound", Assert.Single(look.Failures).Id);
    }

    [Fact]
    public void AChangedCalendarIsToldByTheSameLookForEachOpenRun()
    {
        File.Copy(Repository.Path("calendars", "pengadilan.yaml"), _desk.Folder["kalender.yaml"]);
        _desk.Set(site => site with { Calendar = _desk.Folder["kalender.yaml"], Procedure = "pn-tais/website" });
        var open = _desk.Workplace.Runs.Start(_desk.Site);
        var closed = _desk.Workplace.Runs.Start(_desk.Site);
        _desk.Workplace.Runs.Close(closed.Id, "selesai");
        Assert.Empty(Look().Entries);
        File.AppendAllText(_desk.Folder["kalender.yaml"], "holidays:\n  - { date: 2026-11-02, name: Libur, kind: pengadilan }\n");
        File.SetLastWriteTimeUtc(_desk.Folder["kalender.yaml"], new DateTime(2026, 11, 2, 3, 0, 0, DateTimeKind.Utc));

        var entry = Assert.Single(Look().Entries);

        Assert.Equal((EscalationEvent.CalendarChanged, open.Id), (entry.Event, entry.Run));
        Assert.Contains("semula 2026-11-02 16:30 WIB, menjadi 2026-11-03 16:30 WIB", entry.FollowUp, StringComparison.Ordinal);
        Assert.Empty(Look().Entries);
    }

    [Fact]
    public void AMissedPeriodIsToldNoSecondTimeWhenItsLastFreeDayIsTakenBack()
    {
        File.Copy(Repository.Path("calendars", "pengadilan.yaml"), _desk.Folder["kalender.yaml"]);
        var plain = File.ReadAllText(_desk.Folder["kalender.yaml"]);
        Change(plain + "holidays:\n  - { date: 2026-11-06, name: Libur, kind: pengadilan }\n", minute: 1);
        _desk.Set(site => site with { Calendar = _desk.Folder["kalender.yaml"] });
        _desk.Workplace.Schedules.Set("pn-contoh", null, 2, "1 minggu", new DateTime(2026, 11, 2));
        _desk.Clock.UtcNow = TestCalendar.At("2026-11-07 08:00");
        Assert.Equal(TestCalendar.At("2026-11-05 16:30"), Assert.Single(Look().Entries).Due);

        Change(plain, minute: 2);

        Assert.Equal(TestCalendar.At("2026-11-06 16:30"), Of(2).Periods[0].Due);
        Assert.Empty(Look().Entries);
        _desk.Clock.UtcNow = TestCalendar.At("2026-11-14 08:00");
        Assert.Equal(TestCalendar.At("2026-11-13 16:30"), Assert.Single(Look().Entries).Due);

        void Change(string text, int minute)
        {
            File.WriteAllText(_desk.Folder["kalender.yaml"], text);
            File.SetLastWriteTimeUtc(_desk.Folder["kalender.yaml"], new DateTime(2026, 11, 2, 3, minute, 0, DateTimeKind.Utc));
        }
    }

    private ScheduleLook Look() => _desk.Workplace.ScheduleWatch.Check();

    private IReadOnlyList<SopSchedule> Schedules() => _desk.Workplace.Schedules.Of(_desk.Site);

    private SopSchedule Of(int activity) => Assert.Single(Schedules(), schedule => schedule.Activity == activity && schedule.Procedure == Devices);

    private void Do(int first, int last, string? procedure = null)
    {
        var run = _desk.Workplace.Runs.Start(_desk.Site, procedure, first, last);
        for (var activity = first; activity <= last; activity++) _desk.Workplace.Runs.Complete(run.Id, activity, new());
    }
}
