using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Situations.Routing;

public sealed class TicketTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly SituationReport _report;

    public TicketTests()
    {
        _desk.Register.Sites.Put(new SopThirdParty { Name = "Hosting Contoh", Kind = ThirdPartyKind.Hosting });
        _report = _desk.Workplace.Situations.Open(_desk.Site, "Uji", by: null);
    }

    public void Dispose() => _desk.Dispose();

    private SopTickets Tickets => _desk.Workplace.Tickets;

    [Fact]
    public void BothClocksRunAndAPausedRunStopsOnlyItsOwn()
    {
        var ticket = Open("4 jam");
        // Monday 08.00 plus 240 working minutes is 12.00, before lunch.
        Assert.Equal(At("2026-11-16T12:00"), ticket.Promised);
        _desk.Clock.UtcNow = At("2026-11-16T10:00");
        _desk.Workplace.Runs.Suspend(_report.Run!.Id, "Menunggu pihak ketiga");
        _desk.Clock.UtcNow = At("2026-11-17T08:00");

        ticket = Tickets.Get(ticket.Number);

        Assert.Equal((24 * 60, 450, 120), (ticket.CalendarMinutes, ticket.WorkingMinutes, ticket.Step!.WorkingMinutes!.Value));
        Assert.Equal((true, 1), (ticket.IsOverdue, ticket.Breaches));
    }

    [Fact]
    public void ABrokenPromiseIsToldOnceAndThenClimbsADayAtATime()
    {
        var ticket = Open("4 jam");
        Assert.Empty(Told("2026-11-16T11:59", ticket));
        Assert.Equal([(EscalationEvent.TicketOverdue, "admin-website")], Told("2026-11-16T12:00", ticket));
        Assert.Empty(Told("2026-11-16T15:00", ticket));
        Assert.Equal([(EscalationEvent.Escalated, "kasubbag-ptip")], Told("2026-11-17T09:00", ticket));
        Assert.Empty(Told("2026-11-17T10:00", ticket));
        // Two days were missed: each rung that is owed, and no more.
        Assert.Equal([(EscalationEvent.Escalated, "sekretaris"), (EscalationEvent.Escalated, "ketua")], Told("2026-11-19T09:00", ticket));
        Assert.Equal([(EscalationEvent.StillOpen, "ketua")], Told("2026-11-20T09:00", ticket));
        Assert.Empty(Told("2026-11-21T09:00", ticket));
        Assert.Equal([(EscalationEvent.StillOpen, "ketua")], Told("2026-11-23T09:00", ticket));
    }

    [Fact]
    public void ATalkBeginsTheClimbAnewAndANewPromiseIsWatchedLikeTheFirst()
    {
        var ticket = Open("4 jam");
        Told("2026-11-17T09:00", ticket);
        Tickets.Update(ticket.Number, "Teknisi di lokasi", promised: null, "Admin Contoh");
        Assert.Empty(Told("2026-11-17T15:00", ticket));
        Assert.Equal([(EscalationEvent.Escalated, "kasubbag-ptip")], Told("2026-11-18T09:00", ticket));

        Assert.True(TimeAmount.TryParse("1 hari", out var day));
        var updated = Tickets.Update(ticket.Number, contact: null, PromisedTime.In(day));
        Assert.Equal((2, 1, false), (updated.Promises.Length, updated.Breaches, updated.IsOverdue));
        Assert.Empty(Told("2026-11-18T15:00", ticket));
        Assert.Contains((EscalationEvent.TicketOverdue, "admin-website"), Told("2026-11-20T09:00", ticket));
        Assert.Equal(2, Tickets.Get(ticket.Number).Breaches);
    }

    [Fact]
    public void AClosedTicketIsSilentAndRefusesMore()
    {
        var ticket = Open("4 jam");
        _desk.Clock.UtcNow = At("2026-11-16T10:00");
        var closed = Tickets.Complete(ticket.Number, "Server dijalankan");
        Assert.Empty(Told("2026-11-18T09:00", ticket));

        Assert.Equal((120, 120, 0), (closed.CalendarMinutes, closed.WorkingMinutes, closed.Breaches));
        Assert.Equal("SopTicketClosed", Assert.Throws<SopException>(() => Tickets.Update(ticket.Number, "x")).Id);
        Assert.Equal("SopTicketClosed", Assert.Throws<SopException>(() => Tickets.Complete(ticket.Number, "x")).Id);
        Assert.Equal(
            [EscalationEvent.TicketOpened, EscalationEvent.TicketClosed],
            _desk.Register.Log.Read().Where(entry => entry.Evidence == ticket.Number).Select(entry => entry.Event));
    }

    [Fact]
    public void WhatCannotBeIsRefusedAndChangesNothing()
    {
        var ticket = Open("4 jam");
        var before = _desk.Register.Log.Read().Count();

        Assert.Equal("SopThirdPartyNotFound", Refused(() => Tickets.Open(new SopTicketRequest { Report = _report.Number, ThirdParty = "Siapa" })));
        Assert.Equal("SopSituationNotFound", Refused(() => Tickets.Open(new SopTicketRequest { Report = "LS-0", ThirdParty = "Hosting Contoh" })));
        Assert.Equal("SopPromiseInvalid", Refused(() => Tickets.Update(ticket.Number, "x", PromisedTime.By(_desk.Clock.UtcNow))));
        Assert.Equal("SopContactMissing", Refused(() => Tickets.Update(ticket.Number, " ")));
        Assert.Equal("SopResultMissing", Refused(() => Tickets.Complete(ticket.Number, " ")));
        Assert.Equal("SopTicketNotFound", Refused(() => Tickets.Get("TK-0")));
        _desk.Workplace.Runs.Close(_report.Run!.Id, "Uji selesai");
        Assert.Equal(
            "SopTicketReportClosed", Refused(() => Tickets.Open(new SopTicketRequest { Report = _report.Number, ThirdParty = "Hosting Contoh" })));
        Assert.Equal((before + 1, 1), (_desk.Register.Log.Read().Count(), Tickets.Find().Count));

        static string Refused(Action work) => Assert.Throws<SopException>(work).Id;
    }

    private SopTicket Open(string promised)
    {
        Assert.True(TimeAmount.TryParse(promised, out var amount));
        return Tickets.Open(
            new SopTicketRequest
            {
                Report = _report.Number, ThirdParty = "hosting contoh", TicketNumber = "778899", Promised = PromisedTime.In(amount),
            });
    }

    private List<(EscalationEvent, string)> Told(string wib, SopTicket ticket)
    {
        _desk.Clock.UtcNow = At(wib);
        return _desk.Workplace.Watch.Check().Entries.Where(entry => entry.Evidence == ticket.Number).Select(entry => (entry.Event, entry.To!))
            .ToList();
    }

    private static DateTimeOffset At(string wib) => DateTimeOffset.Parse(wib + "+07:00", CultureInfo.InvariantCulture).ToUniversalTime();
}
