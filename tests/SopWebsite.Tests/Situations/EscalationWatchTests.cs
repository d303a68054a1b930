using SopWebsite.Adapters;
using SopWebsite.Composition;
using SopWebsite.Escalations;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Routing;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Situations;

public sealed class EscalationWatchTests : IDisposable
{
    // The reporting step of seed 001: 1 hari = 450 working minutes, from Monday 08.00 to 16.30.
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void WarnsAt75PercentAndEscalatesAt100ToTheNextRole()
    {
        var report = Open();
        Assert.Empty(Check("2026-11-16T14:36"));

        var warning = Assert.Single(Check("2026-11-16T14:38"));
        Assert.Equal((EscalationEvent.Warning, "admin-website", report.Number), (warning.Event, warning.To, warning.Report));
        Assert.Empty(Check("2026-11-16T16:29"));

        var escalation = Assert.Single(Check("2026-11-16T16:30"));
        Assert.Equal((EscalationEvent.Escalated, "kasubbag-ptip", 450), (escalation.Event, escalation.To, escalation.WorkingMinutes));
        Assert.Empty(Check("2026-11-16T23:00"));
    }

    [Fact]
    public void GoesUpTheChainAStandardAtATimeUntilItsEnd()
    {
        Open();
        var told = new List<string?>();
        foreach (var day in new[] { "16", "17", "18", "19", "20", "23", "24" })
            told.AddRange(Check($"2026-11-{day}T16:30").Where(entry => entry.Event == EscalationEvent.Escalated).Select(entry => entry.To));

        Assert.Equal(_desk.Workplace.Procedures.Get("pn-tais/website").Chain, told.Select(role => role!));
    }

    [Fact]
    public void APassThatComesLateTellsEveryLevelThatIsOwed()
    {
        Open();

        var entries = Check("2026-11-18T16:30");

        Assert.Equal(3, entries.Count(entry => entry.Event == EscalationEvent.Escalated));
        Assert.Empty(Check("2026-11-18T16:31"));
    }

    [Fact]
    public void AnAcknowledgementStopsTheChain()
    {
        var report = Open();
        Check("2026-11-16T16:30");
        _desk.Workplace.Watch.Acknowledge(report.Run!.Id, "Kasubbag Contoh");

        Assert.Empty(Check("2026-11-17T16:00"));
    }

    [Fact]
    public void ASuspendedRunIsLeftAlone()
    {
        var report = Open();
        _desk.Workplace.Runs.Suspend(report.Run!.Id, "Listrik padam");

        Assert.Empty(Check("2026-12-16T16:30"));
    }

    [Fact]
    public void TheNextStepHasAClockOfItsOwn()
    {
        var report = Open();
        Check("2026-11-16T16:30");
        _desk.Workplace.Watch.Acknowledge(report.Run!.Id, "Kasubbag Contoh");
        _desk.Workplace.Situations.Submit(report.Number, "kasubbag-ptip");

        // Forwarding has five minutes: both thresholds have long passed by the next afternoon.
        Assert.Contains(Check("2026-11-17T16:30"), entry => entry is { Event: EscalationEvent.Escalated, Activity: 6 });
    }

    [Fact]
    public void AStepWithoutAMeasurableTimeIsNeverEscalated()
    {
        _desk.Set(site => site with { Procedure = "pn-dumai/website" });
        var report = Open();
        _desk.Workplace.Situations.Submit(report.Number, "sekretaris");

        Assert.Empty(Check("2027-11-16T16:30"));
    }

    [Fact]
    public void ARunWhoseCalendarIsGoneDoesNotHideTheOthers()
    {
        var calendar = _desk.Folder["kalender.yaml"];
        File.Copy(Repository.Path("calendars", "template.yaml"), calendar);
        _desk.Workplace.Sites.Register(new SopSite { Name = "pn-lain", Calendar = calendar });
        _desk.Workplace.Situations.Open(_desk.Workplace.Sites.Get("pn-lain"), "Uji", by: null);
        Open();
        File.Delete(calendar);
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddDays(1);

        // As another process sees it: nothing of the file is remembered.
        using var register = new AdapterSet(Repository.Root).OpenRegister(TestRegister.In(_desk.Folder));
        var look = new Workplace(register, new AdapterSet(Repository.Root), _desk.Clock).Watch.Check();

        Assert.Single(look.Failures);
        Assert.NotEmpty(look.Entries);
        Assert.All(look.Entries, entry => Assert.Equal("pn-contoh", entry.Site));
    }

    [Fact]
    public void BetweenTheRungsTheOneLastToldIsRemindedOnceAWorkingDay()
    {
        Open();
        Check("2026-11-16T16:30");

        Assert.Equal((EscalationEvent.Reminded, "kasubbag-ptip"), Single(Check("2026-11-17T09:00")));
        Assert.Empty(Check("2026-11-17T09:30"));
        Assert.Equal((EscalationEvent.Escalated, "sekretaris"), Single(Check("2026-11-17T16:30")));
    }

    [Fact]
    public void AfterTheChainsEndItSaysOnceEachWorkingDayThatItIsStillOpen()
    {
        Open();
        Check("2026-11-18T16:30");
        Assert.Equal((EscalationEvent.StillOpen, "ketua"), Single(Check("2026-11-19T08:00")));
        Assert.Empty(Check("2026-11-19T15:00"));
        Assert.Empty(Check("2026-11-21T10:00"));
        // Three days were missed: one entry, not three.
        Assert.Equal((EscalationEvent.StillOpen, "ketua"), Single(Check("2026-11-25T11:00")));
    }

    [Fact]
    public void APassThatMissedDaysTellsEachRungAndOnceThatItIsStillOpen()
    {
        Open();

        Assert.Equal(
            [EscalationEvent.Escalated, EscalationEvent.Escalated, EscalationEvent.Escalated, EscalationEvent.StillOpen],
            Check("2026-11-27T09:00").Select(entry => entry.Event));
    }

    [Fact]
    public void WhereThePerformerIsTheLastOfTheChainItIsStillOpenAtOnce()
    {
        _desk.Workplace.Chains.Set("pn-tais/website", site: null, ["kasubbag-ptip", "admin-website"]);
        Open();

        Assert.Equal((EscalationEvent.StillOpen, "admin-website"), Single(Check("2026-11-16T16:30")));
        Assert.Equal((EscalationEvent.StillOpen, "admin-website"), Single(Check("2026-11-17T08:00")));
    }

    [Fact]
    public void AnAcknowledgedStepThatIsNotDoneByAnotherStandardTimeIsToldAgainAndOneAbove()
    {
        _desk.Register.Sites.Put(new SopOfficer { Name = "Kasubbag Contoh", Role = "kasubbag-ptip" });
        var report = Open();
        Check("2026-11-16T16:30");
        _desk.Clock.UtcNow = At("2026-11-17T09:00");
        _desk.Workplace.Watch.Acknowledge(report.Run!.Id, "Kasubbag Contoh");
        Assert.Empty(Check("2026-11-18T08:59"));

        var told = Check("2026-11-18T09:00");

        Assert.Equal(
            [(EscalationEvent.Reminded, "Kasubbag Contoh"), (EscalationEvent.Escalated, "sekretaris")], told.Select(entry => (entry.Event, entry.To!)));
        Assert.Empty(Check("2026-11-18T09:00"));
        _desk.Workplace.Watch.Acknowledge(report.Run.Id, "Sekretaris Contoh");
        Assert.Empty(Check("2026-11-19T08:59"));
        Assert.Equal("Sekretaris Contoh", Check("2026-11-19T09:00")[0].To);
    }

    [Fact]
    public void AFreeDayThatIsTakenBackDoesNotUseUpWhatAnAcknowledgementHolds()
    {
        File.Copy(Repository.Path("calendars", "pengadilan.yaml"), _desk.Folder["kalender.yaml"]);
        var plain = File.ReadAllText(_desk.Folder["kalender.yaml"]);
        Change(plain + "holidays:\n  - { date: 2026-11-17, name: Libur, kind: pengadilan }\n", minute: 1);
        _desk.Set(site => site with { Calendar = _desk.Folder["kalender.yaml"] });
        var report = Open();
        Check("2026-11-16T16:30");
        _desk.Clock.UtcNow = At("2026-11-18T08:10");
        _desk.Workplace.Watch.Acknowledge(report.Run!.Id, "Kasubbag Contoh");
        // The court did work on the 17th after all: 450 minutes more are counted, none of them since the acknowledgement.
        Change(plain, minute: 2);

        Assert.Empty(Check("2026-11-18T08:30"));
        Assert.Empty(Check("2026-11-19T08:09"));
        Assert.Contains(Check("2026-11-19T08:10"), entry => entry.Event == EscalationEvent.Escalated);

        void Change(string text, int minute)
        {
            File.WriteAllText(_desk.Folder["kalender.yaml"], text);
            File.SetLastWriteTimeUtc(_desk.Folder["kalender.yaml"], new DateTime(2026, 11, 16, 3, minute, 0, DateTimeKind.Utc));
        }
    }

    [Fact]
    public void AnAcknowledgementThatAnswersNothingStopsNothing()
    {
        var report = Open();
        _desk.Workplace.Watch.Acknowledge(report.Run!.Id, "Admin Contoh");

        Assert.Equal((EscalationEvent.Escalated, "kasubbag-ptip"), Single(Check("2026-11-16T16:30")));
        _desk.Workplace.Watch.Acknowledge(report.Run.Id, "Kasubbag Contoh");
        _desk.Clock.UtcNow = At("2026-11-17T12:00");
        _desk.Workplace.Watch.Acknowledge(report.Run.Id, "Kasubbag Contoh");

        Assert.Contains(Check("2026-11-17T16:30"), entry => entry.Event == EscalationEvent.Escalated);
    }

    [Fact]
    public void OutsideWorkingTimeNothingIsSaidUntilItBeginsAgain()
    {
        Open();
        foreach (var quiet in new[] { "2026-11-16T16:31", "2026-11-16T23:00", "2026-11-17T07:59" }) Assert.Empty(Check(quiet));

        Assert.Equal((EscalationEvent.Escalated, "kasubbag-ptip"), Single(Check("2026-11-17T08:00")));
    }

    [Fact]
    public void ACriticalReportIsToldAtOnceAndItsSheetIsMostUrgent()
    {
        var report = Open();
        _desk.Register.Situations.Put(report with { Grade = new SituationGrade { Severity = SopSeverity.Critical } });

        Assert.Equal((EscalationEvent.Escalated, "kasubbag-ptip"), Single(Check("2026-11-16T23:00")));
        Assert.Empty(Check("2026-11-16T23:00"));
        Assert.Equal(DispositionNature.SangatSegera, _desk.Workplace.Situations.Submit(report.Number, "kasubbag-ptip").Dispositions[0].Nature);
    }

    [Fact]
    public void AChangedChainHoldsForRunsUnderWay()
    {
        Open();
        Check("2026-11-16T16:30");
        _desk.Workplace.Chains.Set("pn-tais/website", "pn-contoh", ["kasubbag-ptip", "kasubbag-umum", "ketua"]);

        Assert.Equal((EscalationEvent.Escalated, "kasubbag-umum"), Single(Check("2026-11-17T16:30")));
    }

    [Fact]
    public void TheLogNamesTheRoleAndTheOneWhoStandsIn()
    {
        foreach (var (name, role) in new[] { ("Kasubbag Contoh", "kasubbag-ptip"), ("Staf Contoh", "staf-it"), ("Sekretaris Contoh", "sekretaris") })
            _desk.Register.Sites.Put(new SopOfficer { Name = name, Role = role });
        var from = new DateTime(2026, 11, 16);
        _desk.Workplace.Absences.Register(new SopAbsence { Officer = "Kasubbag Contoh", From = from, Until = from.AddDays(9), Substitute = "Staf Contoh", Reason = "Cuti" });
        _desk.Workplace.Absences.Register(new SopAbsence { Officer = "Sekretaris Contoh", From = from, Until = from.AddDays(9) });
        Open();

        var first = Assert.Single(Check("2026-11-16T16:30"));
        Assert.Equal("kasubbag-ptip", first.To);
        Assert.StartsWith("Plh. Kasubbag PTIP: Staf Contoh menggantikan Kasubbag Contoh (Cuti s.d. 2026-11-25): ", first.FollowUp, StringComparison.Ordinal);
        var second = Assert.Single(Check("2026-11-17T16:30"));
        Assert.Equal("ketua", second.To);
        Assert.Contains("Sekretaris berhalangan tanpa pengganti", second.FollowUp, StringComparison.Ordinal);
    }

    [Fact]
    public void ASheetPastItsTimeIsRemindedOfOnceAWorkingDayUntilItIsSignedFor()
    {
        var report = Open();
        report = _desk.Workplace.Situations.Submit(report.Number, "kasubbag-ptip", due: At("2026-11-16T10:00"));
        bool Reminds(string wib) => Check(wib).Any(entry => entry.Event == EscalationEvent.Reminded && entry.Evidence == report.Dispositions[0].Number);
        Assert.False(Reminds("2026-11-16T09:59"));
        Assert.True(Reminds("2026-11-16T10:00"));
        Assert.False(Reminds("2026-11-16T15:00"));
        Assert.True(Reminds("2026-11-18T09:00"));
        var sheet = _desk.Workplace.Dispositions.Return(report.Number, "Sejak kapan?");
        var back = Check("2026-11-19T09:00").Single(entry => entry.Evidence == sheet.Number);
        Assert.Equal(("admin-website", "kasubbag-ptip"), (back.To, back.From));
        _desk.Workplace.Dispositions.Answer(sheet.Number, "Pagi ini");
        Assert.False(Reminds("2026-11-20T09:00"));
    }

    private SituationReport Open() => _desk.Workplace.Situations.Open(_desk.Site, "Uji", "Admin Contoh");

    private static (EscalationEvent Event, string? To) Single(IReadOnlyList<EscalationEntry> entries)
    {
        var entry = Assert.Single(entries);
        return (entry.Event, entry.To);
    }

    private static DateTimeOffset At(string wib) => DateTimeOffset.Parse(wib + "+07:00", System.Globalization.CultureInfo.InvariantCulture);

    private IReadOnlyList<EscalationEntry> Check(string wib)
    {
        _desk.Clock.UtcNow = DateTimeOffset.Parse(wib + "+07:00", System.Globalization.CultureInfo.InvariantCulture);
        return _desk.Workplace.Watch.Check().Entries;
    }
}
