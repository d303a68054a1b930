using SopWebsite.Escalations;

namespace SopWebsite.Situations.Routing;

/// <summary>
/// What climbs the chain by days: a role higher for each working day that goes by, and at the chain's end once a day that it is still open.
/// </summary>
/// <param name="Holder">The role or person with whom the matter lies.</param>
/// <param name="From">The court's date on which it could first be noticed.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="About">The number of the sheet or ticket, under which its rungs are found in the log.</param>
/// <param name="Due">When it was due.</param>
internal sealed record DayLadder(string? Holder, DateTime From, string Text, string About, DateTimeOffset Due)
{
    /// <summary>The date of the first working minute after an instant.</summary>
    public static DateTime FirstWorkingDay(DateTimeOffset after, WatchMoment moment) =>
        moment.Calendar.DateOf(moment.Calendar.Add(after, 1).AddMinutes(-1));

    /// <summary>The entries that are owed now.</summary>
    /// <param name="chain">The chain that holds now.</param>
    /// <param name="since">What was told of it since its days count.</param>
    /// <param name="moment">The moment of the look.</param>
    /// <param name="voice">Who puts it into entries.</param>
    public IEnumerable<EscalationDraft> Owed(SopChain chain, IReadOnlyList<EscalationEntry> since, WatchMoment moment, WatchVoice voice)
    {
        var (bottom, last) = (chain.PositionOf(Holder), chain.Role.Length - 1);
        var owed = bottom + Math.Max(0, moment.Calendar.WorkingDaysBetween(From, moment.Today));
        var reached = since.Where(entry => entry.Event == EscalationEvent.Escalated).Select(entry => chain.PositionOf(entry.To)).Append(bottom).Max();
        while (reached < Math.Min(owed, last))
        {
            var entry = voice.Tell(EscalationEvent.Escalated, chain.Role[reached + 1], reached < 0 ? Holder : chain.Role[reached], Text, About, Due);
            reached = Math.Max(reached + 1, chain.PositionOf(entry.To));
            yield return entry;
        }
        if (owed > last && !since.Any(entry => entry.Event == EscalationEvent.StillOpen && moment.IsToday(entry.At)))
            yield return voice.Tell(EscalationEvent.StillOpen, chain.Role[last], Holder, Text, About, Due);
    }
}
