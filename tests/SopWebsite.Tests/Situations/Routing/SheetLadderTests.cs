using System.Globalization;
using SopWebsite.Escalations;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Situations.Routing;

/// <summary>Sheets past their time.</summary>
public sealed class SheetLadderTests : IDisposable
{
    private readonly Desk _desk = new();

    public SheetLadderTests()
    {
        foreach (var (name, role) in new[]
        {
            ("Admin Contoh", "admin-website"), ("Kasubbag Contoh", "kasubbag-ptip"), ("Sekretaris Contoh", "sekretaris"), ("Ketua Contoh", "ketua"),
        })
            _desk.Register.Sites.Put(new SopOfficer { Name = name, Role = role });
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void ASheetWithATimeOfItsOwnIsRemindedOfAndClimbsARoleEachWorkingDay()
    {
        // Monday 16 November 2026; the sheet is due at noon.
        var sheet = Sent(due: "2026-11-16T12:00");
        Assert.Equal(["kasubbag-ptip", "sekretaris", "ketua"], _desk.Workplace.Chains.Of("pn-tais/website", "pn-contoh").Role);

        Assert.Empty(Told("2026-11-16T11:00", sheet));
        Assert.Equal([(EscalationEvent.Reminded, "kasubbag-ptip")], Told("2026-11-16T14:00", sheet));
        Assert.Empty(Told("2026-11-16T16:00", sheet));
        Assert.Equal([(EscalationEvent.Escalated, "sekretaris"), (EscalationEvent.Reminded, "kasubbag-ptip")], Told("2026-11-17T09:00", sheet));
        Assert.Empty(Told("2026-11-17T15:00", sheet));
        Assert.Equal([(EscalationEvent.Escalated, "ketua"), (EscalationEvent.Reminded, "kasubbag-ptip")], Told("2026-11-18T09:00", sheet));
        Assert.Equal([(EscalationEvent.StillOpen, "ketua"), (EscalationEvent.Reminded, "kasubbag-ptip")], Told("2026-11-19T09:00", sheet));
        // On a Saturday nobody is told; on Monday it is still open.
        Assert.Empty(Told("2026-11-21T09:00", sheet));
        Assert.Equal([(EscalationEvent.StillOpen, "ketua"), (EscalationEvent.Reminded, "kasubbag-ptip")], Told("2026-11-23T09:00", sheet));
    }

    [Fact]
    public void ALookAfterDaysReachesTheSameRole()
    {
        var sheet = Sent(due: "2026-11-16T12:00");
        Assert.Equal(
            [(EscalationEvent.Escalated, "sekretaris"), (EscalationEvent.Escalated, "ketua"), (EscalationEvent.Reminded, "kasubbag-ptip")],
            Told("2026-11-18T09:00", sheet));
    }

    [Fact]
    public void ASignatureEndsTheClimb()
    {
        var sheet = Sent(due: "2026-11-16T12:00");
        Told("2026-11-17T09:00", sheet);
        _desk.Workplace.Dispositions.Acknowledge(sheet.Number);
        Assert.Empty(Told("2026-11-18T09:00", sheet));
    }

    [Fact]
    public void ASheetThatBearsItsStepsTimeIsRemindedOfAndClimbsByTheStepsClock()
    {
        var sheet = Sent(due: null);
        var day = _desk.Clock.UtcNow.AddDays(3);

        Assert.Equal([(EscalationEvent.Reminded, "kasubbag-ptip")], Told(day.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), sheet));
        Assert.Contains(_desk.Register.Log.Read(), entry => entry.Event == EscalationEvent.Escalated && entry.Evidence is null);
    }

    private SopDisposition Sent(string? due)
    {
        var report = _desk.Workplace.Situations.Open(_desk.Site, "Situs tidak menjawab", "Admin Contoh");
        return _desk.Workplace.Situations.Submit(report.Number, "kasubbag-ptip", due: due is null ? null : At(due)).Dispositions.Single();
    }

    private IEnumerable<(EscalationEvent Event, string? To)> Told(string at, SopDisposition sheet)
    {
        _desk.Clock.UtcNow = At(at);
        return [.. _desk.Workplace.Watch.Check().Entries.Where(entry => entry.Evidence == sheet.Number).Select(entry => (entry.Event, entry.To))];
    }

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+07:00", CultureInfo.InvariantCulture);
}
