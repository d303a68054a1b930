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
        var from = DayLadder.FirstWorkingDay(promised, moment);
        if (ticket.Contacts.Length > 0 && moment.Calendar.DateOf(ticket.Contacts[ticket.Contacts.Length - 1].At) is var spoken && spoken > from)
            from = spoken;
        foreach (var entry in new DayLadder(holder, from, text, ticket.Number, promised).Owed(chain, since, moment, voice)) yield return entry;
    }

    /// <summary>The role whose turn it is in the report; when its run has ended, the one that solves.</summary>
    public static string? HolderOf(SopRun run) =>
        run.ActiveStep?.Performer ?? run.Definition.ActivityOf(SopDuties.Fix)?.Performer ?? run.Definition.Activities.FirstOrDefault()?.Performer;
}
