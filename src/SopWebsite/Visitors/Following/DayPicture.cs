using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Following;

/// <summary>What days look like when their passes are taken together: the same as one scan of all their lines.</summary>
internal static class DayPicture
{
    /// <summary>Several days as one.</summary>
    /// <param name="rules">What visitors are judged by.</param>
    /// <param name="days">The days.</param>
    /// <param name="tallies">The addresses of the days together.</param>
    public static VisitorScanResult Of(VisitorRules rules, IReadOnlyCollection<FollowedDay> days, IReadOnlyCollection<VisitorTally> tallies) => Of(
        rules,
        new VisitorScanSummary
        {
            Lines = days.Sum(day => day.Lines),
            Unparsed = days.Sum(day => day.Unparsed),
            Requests = days.Sum(day => day.Requests),
            // Of days that are over the harmless ones are no longer kept apart: then it is the most that came on one day.
            Addresses = Math.Max(
                tallies.Count(tally => tally.Address != SuspiciousVisitor.OtherAddress), days.Select(day => day.Addresses).DefaultIfEmpty().Max()),
            UntrackedRequests = days.Sum(day => day.Untracked),
            FirstSeen = tallies.Count == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(tallies.Min(tally => tally.First)),
            LastSeen = tallies.Count == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(tallies.Max(tally => tally.Last)),
        },
        tallies) with { Gaps = [.. days.SelectMany(day => day.Gaps)] };

    /// <summary>The visitors among addresses, with figures that stand already.</summary>
    public static VisitorScanResult Of(VisitorRules rules, VisitorScanSummary summary, IEnumerable<VisitorTally> tallies)
    {
        var judge = new VisitorJudge(rules.Scale);
        var visitors = tallies.Where(tally => tally.Rules.Length > 0).Select(tally => judge.Judge(tally, rules.Book))
            .Where(visitor => visitor.Reasons.Length > 0).ToList();
        visitors.Sort(VisitorJudge.Compare);
        return new VisitorScanResult { Visitors = visitors, Summary = summary.Of(visitors) };
    }
}
