using SopWebsite.Escalations;
using SopWebsite.Procedures;

namespace SopWebsite.Situations.Routing;

/// <summary>
/// A third party's broken promise: said once to the holder of the report, then a role higher each working day until the ticket is updated or
/// closed; at the chain's end once a day that it is still open. It has a clock of its own: a pause of the run does not stop it.
/// </summary>
internal static class TicketLadder
{
    /// <summary>The entries that are owed now.</summary>
    public static IEnumerable<EscalationDraft> Owed(
        SopRun run, SopTicket ticket, SopChain chain, IReadOnlyList<EscalationEntry> entries, WatchMoment moment, WatchVoice voice)
    {
        if (!ticket.IsOpen || ticket.Promised is not { } promised || promised > moment.Now) yield break;
        var text = $"{ticket.ThirdParty} melewati janji {ticket.TicketNumber ?? ticket.Number}";
        var told = entries.Where(entry => entry.Evidence == ticket.Number).ToList();
        var holder = HolderOf(run);
        var given = ticket.Promises[ticket.Promises.Length - 1].At;
        if (!told.Exists(entry => entry.Event == EscalationEvent.TicketOverdue && entry.At >= given))
            yield return voice.Tell(EscalationEvent.TicketOverdue, holder, ticket.ThirdParty, text, ticket.Number, promised);
        if (!moment.IsWorkingDay) yield break;

        // Whoever spoke to the third party has the matter in hand: the days count anew from there.
        var touched = told.FindLastIndex(entry => entry.Event is EscalationEvent.TicketOpened or EscalationEvent.TicketUpdated);
        var since = told.Skip(touched + 1).ToList();
        var from = FirstWorkingDay(promised, moment);
        if (ticket.Contacts.Length > 0 && moment.Calendar.DateOf(ticket.Contacts[ticket.Contacts.Length - 1].At) is var spoken && spoken > from) from = spoken;
        var (bottom, last) = (chain.PositionOf(holder), chain.Role.Length - 1);
        var owed = bottom + Math.Max(0, moment.Calendar.WorkingDaysBetween(from, moment.Today));
        var reached = since.Where(entry => entry.Event == EscalationEvent.Escalated).Select(entry => chain.PositionOf(entry.To)).Append(bottom).Max();
        while (reached < Math.Min(owed, last))
        {
            var entry = voice.Tell(EscalationEvent.Escalated, chain.Role[reached + 1], reached < 0 ? holder : chain.Role[reached], text, ticket.Number, promised);
            reached = Math.Max(reached + 1, chain.PositionOf(entry.To));
            yield return entry;
        }
        if (owed > last && !since.Exists(entry => entry.Event == EscalationEvent.StillOpen && moment.IsToday(entry.At)))
            yield return voice.Tell(EscalationEvent.StillOpen, chain.Role[last], holder, text, ticket.Number, promised);
    }

    /// <summary>The role whose turn it is in the report; when its run has ended, the one that solves.</summary>
    public static string? HolderOf(SopRun run) =>
        run.ActiveStep?.Performer ?? run.Definition.ActivityOf(SopDuties.Fix)?.Performer ?? run.Definition.Activities.FirstOrDefault()?.Performer;

    /// <summary>The day on which the court first could notice: that of the first working minute after the promised time.</summary>
    private static DateTime FirstWorkingDay(DateTimeOffset promised, WatchMoment moment) =>
        moment.Calendar.DateOf(moment.Calendar.Add(promised, 1).AddMinutes(-1));
}
