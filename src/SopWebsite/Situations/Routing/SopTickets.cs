using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Sites;

namespace SopWebsite.Situations.Routing;

/// <summary>
/// What third parties have in hand, by their own clock (F87): what they promised, what was said, and how long it has taken by the wall and in
/// the court's working time. The clock of the report's step goes on beside it.
/// </summary>
public sealed class SopTickets(
    IRoutingStore store, ISituationStore situations, ISiteStore sites, SopRuns runs, ICalendarCatalog calendars, IEscalationLog log,
    IUnitOfWork unit, IClock clock)
{
    /// <summary>Hands a matter to a third party.</summary>
    /// <exception cref="SopException"><c>SopSituationNotFound</c>; <c>SopThirdPartyNotFound</c>; <c>SopTicketReportClosed</c>;
    /// <c>SopPromiseInvalid</c>: the promised time has passed already.</exception>
    public SopTicket Open(SopTicketRequest request)
    {
        SopTicket? opened = null;
        unit.Transact(() =>
        {
            var report = situations.Find(request.Report) ?? throw TicketRules.NoReport(request.Report);
            var party = sites.ThirdParties().FirstOrDefault(party => Same(party.Name, request.ThirdParty))
                ?? throw TicketRules.NoParty(request.ThirdParty);
            var run = runs.Find(report: report.Number).FirstOrDefault();
            if (run is not { IsOpen: true }) throw TicketRules.ReportClosed(report.Number);
            var now = clock.UtcNow.ToUniversalTime();
            var ticket = new SopTicket
            {
                Number = RoutingNumbers.Next("TK", now, run.Zone, store.CountTickets),
                Report = report.Number,
                Site = report.Site,
                Zone = run.Zone,
                Run = run.Id,
                ThirdParty = party.Name,
                TicketNumber = request.TicketNumber,
                OpenedAt = now,
                OpenedBy = request.By,
                Promises = [.. Promised(request.Promised, run, now)],
            };
            store.Put(ticket);
            log.Append(
                Entry(ticket, run, EscalationEvent.TicketOpened, now) with
                {
                    From = request.By ?? TicketLadder.HolderOf(run), To = ticket.ThirdParty, FollowUp = Told(ticket, request.Note),
                });
            opened = Read(ticket);
        });
        return opened!;
    }

    /// <summary>Enters a talk with the third party, or another time that it promised; the earlier promises stay.</summary>
    /// <exception cref="SopException"><c>SopTicketNotFound</c>; <c>SopTicketClosed</c>; <c>SopPromiseInvalid</c>; <c>SopContactMissing</c>:
    /// neither a talk nor a promise.</exception>
    public SopTicket Update(string number, string? contact, PromisedTime? promised = null, string? by = null)
    {
        if (string.IsNullOrWhiteSpace(contact) && promised is null) throw TicketRules.NothingToEnter(number);
        return Move(number, EscalationEvent.TicketUpdated, (ticket, run, now) =>
        {
            var promises = Promised(promised, run, now).ToList();
            return ticket with
            {
                Promises = [.. ticket.Promises, .. promises],
                Contacts = [.. ticket.Contacts, new TicketContact { At = now, By = by, Text = contact ?? "Janji baru" }],
            };
        }, (entry, ticket) => entry with { From = by ?? entry.From, To = ticket.ThirdParty, FollowUp = Told(ticket, contact) });
    }

    /// <summary>Closes a ticket with what came of it.</summary>
    /// <exception cref="SopException"><c>SopTicketNotFound</c>; <c>SopTicketClosed</c>; <c>SopResultMissing</c>.</exception>
    public SopTicket Complete(string number, string result, string? by = null)
    {
        if (string.IsNullOrWhiteSpace(result)) throw TicketRules.NoResult(number);
        return Move(
            number, EscalationEvent.TicketClosed, (ticket, _, now) => ticket with { ClosedAt = now, Result = result },
            (entry, ticket) => entry with { From = ticket.ThirdParty, To = by ?? entry.From, FollowUp = result });
    }

    /// <summary>One ticket with its clocks.</summary>
    /// <exception cref="SopException"><c>SopTicketNotFound</c>.</exception>
    public SopTicket Get(string number) => Read(store.FindTicket(number) ?? throw TicketRules.NotFound(number));

    /// <summary>Tickets with their clocks, oldest first.</summary>
    public IReadOnlyList<SopTicket> Find(string? report = null, bool openOnly = false) => [.. store.Tickets(report, openOnly).Select(Read)];

    private SopTicket Move(
        string number, EscalationEvent happened, Func<SopTicket, SopRun, DateTimeOffset, SopTicket> change,
        Func<EscalationDraft, SopTicket, EscalationDraft> tell)
    {
        SopTicket? moved = null;
        unit.Transact(() =>
        {
            var ticket = store.FindTicket(number) ?? throw TicketRules.NotFound(number);
            if (!ticket.IsOpen) throw TicketRules.Closed(ticket);
            var run = runs.Get(ticket.Run!);
            var now = clock.UtcNow.ToUniversalTime();
            moved = change(ticket, run, now);
            store.Put(moved);
            log.Append(tell(Entry(moved, run, happened, now) with { From = TicketLadder.HolderOf(run) }, moved));
            moved = Read(moved);
        });
        return moved!;
    }

    /// <summary>The ticket with what its clocks show now.</summary>
    private SopTicket Read(SopTicket ticket)
    {
        var now = clock.UtcNow.ToUniversalTime();
        var run = runs.Get(ticket.Run!);
        var end = ticket.ClosedAt ?? now;
        return ticket with
        {
            CalendarMinutes = Math.Max(0, (int)(end - ticket.OpenedAt).TotalMinutes),
            WorkingMinutes = Math.Max(0, CalendarOf(run).Between(ticket.OpenedAt, end)),
            Breaches = ticket.Promises.Where((promise, n) => (n + 1 < ticket.Promises.Length ? ticket.Promises[n + 1].At : end) > promise.Until)
                .Count(),
            IsOverdue = ticket.IsOpen && ticket.Promised < now,
            Step = run.ActiveStep,
        };
    }

    private IEnumerable<TicketPromise> Promised(PromisedTime? promised, SopRun run, DateTimeOffset now)
    {
        if (promised is null) yield break;
        var until = promised.At?.ToUniversalTime() ?? CalendarOf(run).Add(now, promised.Within!.Value.ToMinutes(run.Definition.MinutesPerDay));
        if (until <= now) throw TicketRules.PromisePast(until);
        yield return new TicketPromise { At = now, Until = until };
    }

    private WorkCalendar CalendarOf(SopRun run) => calendars.Get(run.Calendar, run.Zone);

    private static string Told(SopTicket ticket, string? text)
    {
        var parts = new[]
        {
            ticket.TicketNumber is { } theirs ? $"tiket {theirs}" : null,
            ticket.Promised is { } until ? $"dijanjikan {IndonesianZone.MinuteOf(until, ticket.Zone)} {ticket.Zone}" : "tanpa janji waktu",
            text,
        };
        return string.Join("; ", parts.Where(part => part is not null));
    }

    private static EscalationDraft Entry(SopTicket ticket, SopRun run, EscalationEvent happened, DateTimeOffset at) => new()
    {
        At = at,
        Event = happened,
        Site = ticket.Site,
        Report = ticket.Report,
        Run = ticket.Run,
        Procedure = run.Procedure,
        Activity = run.ActiveStep?.Activity,
        Due = ticket.Promised,
        Evidence = ticket.Number,
    };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a ticket is opened with.</summary>
public sealed record SopTicketRequest
{
    /// <summary>The situation report's number.</summary>
    public required string Report { get; init; }

    /// <summary>The third party, by its registered name.</summary>
    public required string ThirdParty { get; init; }

    /// <summary>The third party's own number for it.</summary>
    public string? TicketNumber { get; init; }

    /// <summary>What it promised; null for nothing.</summary>
    public PromisedTime? Promised { get; init; }

    /// <summary>Who hands it over.</summary>
    public string? By { get; init; }

    /// <summary>What it was told.</summary>
    public string? Note { get; init; }
}

/// <summary>A promised time: an instant, or an amount of the court's working time from now.</summary>
public sealed record PromisedTime
{
    /// <summary>The instant; null where an amount is given.</summary>
    public DateTimeOffset? At { get; private init; }

    /// <summary>The amount; null where an instant is given.</summary>
    public TimeAmount? Within { get; private init; }

    /// <summary>By an instant.</summary>
    public static PromisedTime By(DateTimeOffset at) => new() { At = at };

    /// <summary>Within an amount of working time.</summary>
    public static PromisedTime In(TimeAmount amount) => new() { Within = amount };
}
