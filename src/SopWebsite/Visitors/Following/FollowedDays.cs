namespace SopWebsite.Visitors.Following;

/// <summary>Adds what passes find to the days.</summary>
internal static class FollowedDays
{
    /// <summary>The day with the requests of one more pass.</summary>
    public static FollowedDay With(this FollowedDay day, IReadOnlyCollection<VisitorTally> found)
    {
        var all = Tallies.Merge(day.Visitors.Concat(Tallies.Unpack(day.Harmless)).Concat(found));
        // Figures of the day before are in the tallies still, or were left out of them then.
        var requests = day.Requests + found.Sum(tally => tally.Requests);
        var visitors = all.Values.Where(tally => tally.Rules.Length > 0).ToList();
        var harmless = all.Values.Where(tally => tally.Rules.Length == 0 && tally.Address != SuspiciousVisitor.OtherAddress).ToList();
        var kept = Most(harmless, FollowedDay.MostHarmless);
        var keptVisitors = Most(visitors, FollowedDay.MostHarmless);
        return day with
        {
            Requests = requests,
            Visitors = [.. keptVisitors.OrderBy(tally => tally.Address, StringComparer.Ordinal)],
            Harmless = Tallies.Pack(kept),
            Addresses = Math.Max(day.Addresses, all.Keys.Count(address => address != SuspiciousVisitor.OtherAddress)),
            Untracked = requests - keptVisitors.Concat(kept).Where(tally => tally.Address != SuspiciousVisitor.OtherAddress)
                .Sum(tally => tally.Requests),
        };
    }

    /// <summary>The day on which some lines were read and gaps were found.</summary>
    public static FollowedDay With(this FollowedDay day, VisitorScanSummary read, IReadOnlyList<LogGap> gaps) => day with
    {
        Lines = day.Lines + read.Lines, Unparsed = day.Unparsed + read.Unparsed, Gaps = [.. day.Gaps, .. gaps],
    };

    /// <summary>The day once it is over: of harmless addresses only their number is kept.</summary>
    public static FollowedDay Closed(this FollowedDay day) => day.Harmless is null ? day : day with { Harmless = null };

    /// <summary>The addresses of several days together.</summary>
    public static IReadOnlyCollection<VisitorTally> Together(IEnumerable<FollowedDay> days) =>
        Tallies.Merge(days.SelectMany(day => day.Visitors.Concat(Tallies.Unpack(day.Harmless)))).Values;

    private static List<VisitorTally> Most(List<VisitorTally> tallies, int most) => tallies.Count <= most
        ? tallies
        : tallies.OrderByDescending(tally => tally.Rules.Length > 0 ? tally.Rules.Sum(rule => rule.Count) : tally.Requests)
            .ThenBy(tally => tally.Address, StringComparer.Ordinal).Take(most).ToList();
}
