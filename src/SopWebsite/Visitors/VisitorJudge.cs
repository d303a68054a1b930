using SopWebsite.Visitors.Following;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors;

/// <summary>Makes score, verdict and confidence of a visitor's reasons.</summary>
internal sealed class VisitorJudge(VerdictScale scale)
{
    public VerdictScale Scale => scale;

    /// <summary>So many matches of a strong rule are no chance any more.</summary>
    private const int ManyMatches = 4;

    /// <summary>What was answered with success comes first, then the highest score, then by address.</summary>
    public static int Compare(SuspiciousVisitor left, SuspiciousVisitor right) =>
        (left.Succeeded > 0) != (right.Succeeded > 0) ? (left.Succeeded > 0 ? -1 : 1)
        : left.Score != right.Score ? right.Score.CompareTo(left.Score)
        : string.CompareOrdinal(left.Address, right.Address);

    /// <summary>What an address did, weighed. Matches of rules that are gone do not count.</summary>
    public SuspiciousVisitor Judge(VisitorTally tally, RuleBook rules) => Judge(new SuspiciousVisitor
    {
        Address = tally.Address,
        Requests = tally.Requests,
        Succeeded = tally.Succeeded,
        FirstSeen = DateTimeOffset.FromUnixTimeSeconds(tally.First),
        LastSeen = DateTimeOffset.FromUnixTimeSeconds(tally.Last),
        Reasons =
        [
            .. tally.Rules.Select(match => (Match: match, Index: rules.IndexOf(match.Rule))).Where(pair => pair.Index >= 0)
                .Select(pair => Reason(pair.Match, rules.Rules[pair.Index]))
                .OrderByDescending(reason => reason.Score).ThenBy(reason => reason.Rule, StringComparer.Ordinal),
        ],
    });

    /// <summary>The visitor with what its reasons, and its successes, come to.</summary>
    public SuspiciousVisitor Judge(SuspiciousVisitor visitor)
    {
        var kinds = visitor.Reasons.Select(reason => reason.Category).Distinct().Count();
        var score = visitor.Reasons.Sum(reason => reason.Score)
            + (Math.Max(0, kinds - 1) * scale.FurtherKind)
            + (visitor.Succeeded > 0 ? scale.Success : 0);
        score = Math.Min(scale.Most, score);
        return visitor with { Score = score, Verdict = scale.VerdictOf(score), Confidence = ConfidenceOf(visitor, kinds) };
    }

    private VisitorReason Reason(RuleTally match, AttackRule rule) => new()
    {
        Rule = rule.Id,
        Category = rule.Category,
        Count = match.Count,
        Weight = rule.Score,
        Score = scale.Of(rule.Score, Math.Max(match.Count / rule.TriesForOne, 1)),
        Why = rule.Why,
        SampleLine = match.Sample,
        FirstLine = match.FirstLine,
        LastLine = match.LastLine,
    };

    private VisitorConfidence ConfidenceOf(SuspiciousVisitor visitor, int kinds)
    {
        var strong = visitor.Reasons.Where(reason => reason.Weight >= scale.Strong).ToList();
        if (strong.Count == 0) return kinds > 1 || visitor.Succeeded > 0 ? VisitorConfidence.Medium : VisitorConfidence.Low;
        return visitor.Succeeded > 0 || strong.Exists(reason => reason.Count >= ManyMatches)
            || strong.Select(reason => reason.Category).Distinct().Count() > 1
            ? VisitorConfidence.High
            : VisitorConfidence.Medium;
    }
}
