using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Tests.Calendars;

namespace SopWebsite.Tests.Procedures;

/// <summary>A calendar that changes, or goes away, under runs.</summary>
public sealed class CalendarChangeTests : RunsTestBase
{
    private static readonly WorkCalendarData Changed = TestCalendar.Data with
    {
        Holidays = [.. TestCalendar.Data.Holidays, new(new DateTime(2026, 11, 23), "Cuti bersama", HolidayKind.CollectiveLeave)],
    };

    private readonly ShelfOfCalendars _shelf = new();

    [Fact]
    public void DueTimesAreCountedAnewAndTheRunSaysSo()
    {
        var before = Runs().Start(LongStep());
        Assert.False(before.CalendarChanged);

        _shelf.Data = Changed;

        var after = Runs().Get(before.Id);
        Assert.True(after.CalendarChanged);
        Assert.Equal(new WorkCalendar(Changed, "WIB").Add(before.StartedAt, 450), after.ActiveStep!.Due);
        Assert.Equal((TestCalendar.At("2026-11-23 08:30"), TestCalendar.At("2026-11-24 08:30")), (before.ActiveStep!.Due, after.ActiveStep.Due));
    }

    [Fact]
    public void AChangeIsToldOncePerRunWithTheDueTimeBeforeAndAfter()
    {
        var id = Runs().Start(LongStep()).Id;
        Assert.Null(Runs().TellCalendarChange(id));
        _shelf.Data = Changed;

        var told = Runs().TellCalendarChange(id)!;

        Assert.Equal((EscalationEvent.CalendarChanged, id, 1, TestCalendar.At("2026-11-24 08:30")), (told.Event, told.Run, told.Activity, told.Due));
        Assert.Equal(
            "Kalender kerja 'pengadilan' berubah; batas waktu semula 2026-11-23 08:30 WIB, menjadi 2026-11-24 08:30 WIB.", told.FollowUp);
        Assert.Null(Runs().TellCalendarChange(id));
        _shelf.Data = TestCalendar.Data;
        Assert.Equal(
            "Kalender kerja 'pengadilan' berubah; batas waktu semula 2026-11-24 08:30 WIB, menjadi 2026-11-23 08:30 WIB.",
            Runs().TellCalendarChange(id)!.FollowUp);
        Assert.False(Runs().Get(id).CalendarChanged);
        Assert.Null(Runs().TellCalendarChange(id));
    }

    [Fact]
    public void AMoveTellsTheChangeBeforeItIsMadeByIt()
    {
        var id = Runs().Start(LongStep()).Id;
        _shelf.Data = Changed;
        _clock.UtcNow = _clock.UtcNow.AddHours(1);

        Runs().Complete(id, 1, new());

        Assert.Equal(
            [EscalationEvent.RunStarted, EscalationEvent.CalendarChanged, EscalationEvent.ActivityCompleted, EscalationEvent.RunClosed],
            _register.Log.Read().Select(entry => entry.Event));
        Assert.Null(Runs().TellCalendarChange(id));
    }

    [Fact]
    public void WhileTheClockStandsStillNoDueTimeIsClaimed()
    {
        var id = Runs().Start(LongStep()).Id;
        Runs().Suspend(id, "menunggu");
        _shelf.Data = Changed;

        var told = Runs().TellCalendarChange(id)!;

        Assert.Null(told.Due);
        Assert.Contains("dihentikan", told.FollowUp, StringComparison.Ordinal);
    }

    [Fact]
    public void RenamingAHolidayIsNoChange()
    {
        var id = Runs().Start(LongStep()).Id;
        _shelf.Data = TestCalendar.Data with
        {
            Name = "lain", Sources = ["SKB"],
            Holidays = [.. TestCalendar.Data.Holidays.Reverse().Select(holiday => holiday with { Name = "Hari Natal" })],
        };

        Assert.False(Runs().Get(id).CalendarChanged);
        Assert.Null(Runs().TellCalendarChange(id));
    }

    [Fact]
    public void ARunWhoseCalendarIsGoneIsShownWithWhatIsKnownAndTheOthersWhole()
    {
        var first = Runs().Start(LongStep()).Id;
        var second = Runs().Start(Request()).Id;
        _shelf.Gone = "lain.yaml";
        var third = Runs().Start(Request() with { Calendar = "ada.yaml" }).Id;
        _shelf.Gone = "ada.yaml";
        var faults = new List<SopException>();

        var found = Runs().Find();
        var looked = Runs().Look(third, faults.Add);

        Assert.Equal([first, second, third], found.Select(run => run.Id));
        Assert.Equal([true, true, false], found.Select(run => run.Fault is null));
        Assert.Equal((1, null, null, Timeliness.NotMeasurable),
            (looked.ActiveStep!.Activity, looked.ActiveStep.Due, looked.ActiveStep.WorkingMinutes, looked.ActiveStep.Timeliness));
        Assert.Equal("SopCalendarNotFound", Assert.Single(faults).Id);
        Assert.Equal("SopCalendarNotFound", Assert.Throws<SopException>(() => Runs().Complete(third, 1, new())).Id);
        Assert.Equal(3, _register.Log.Read().Count());
    }

    [Fact]
    public void TheDigestIsOfWhatIsSaidAboutWorkingTime()
    {
        var digest = new WorkCalendar(TestCalendar.Data, "WIB").Digest;
        Assert.Matches("^[0-9a-f]{64}$", digest);
        Assert.Equal(digest, new WorkCalendar(TestCalendar.Data with { KnownYears = [] }, "WIT").Digest);
        Assert.NotEqual(digest, new WorkCalendar(Changed, "WIB").Digest);
        var ramadan = new WorkOverride
        {
            Name = "Ramadan", From = new DateTime(2026, 2, 18), To = new DateTime(2026, 3, 19), Hours = TestCalendar.Data.Weekly,
        };
        var lent = new WorkCalendar(TestCalendar.Data with { Overrides = [ramadan] }, "WIB").Digest;
        Assert.NotEqual(digest, lent);
        Assert.NotEqual(lent, new WorkCalendar(TestCalendar.Data with { Overrides = [ramadan with { To = ramadan.To.AddDays(1) }] }, "WIB").Digest);
    }

    private static SopRunRequest LongStep() => Request() with
    {
        Procedure = TestProcedures.Five with { Activities = [TestProcedures.Activity(1, "450 menit", null)] },
    };

    private SopRuns Runs() => new(_register.Runs, _register.Log, _register, new TestProcedures(), _shelf, _clock);

    private sealed class ShelfOfCalendars : ICalendarCatalog
    {
        public WorkCalendarData Data { get; set; } = TestCalendar.Data;

        public string? Gone { get; set; }

        public IReadOnlyList<string> Names => ["pengadilan"];

        public WorkCalendar Get(string name, string zone) => name != Gone
            ? new WorkCalendar(Data with { Name = name }, zone)
            : throw new SopException("SopCalendarNotFound", SopErrorKind.NotFound, new Phrase("gone", "hilang"), name);
    }
}
