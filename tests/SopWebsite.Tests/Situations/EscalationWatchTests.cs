using SopWebsite.Adapters;
using SopWebsite.Composition;
using SopWebsite.Escalations;
using SopWebsite.Sites;
using SopWebsite.Situations;
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

        Assert.Empty(Check("2026-11-20T16:30"));
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

    private SituationReport Open() => _desk.Workplace.Situations.Open(_desk.Site, "Uji", "Admin Contoh");

    private IReadOnlyList<EscalationEntry> Check(string wib)
    {
        _desk.Clock.UtcNow = DateTimeOffset.Parse(wib + "+07:00", System.Globalization.CultureInfo.InvariantCulture);
        return _desk.Workplace.Watch.Check().Entries;
    }
}
