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

    private VisitorConfidence ConfidenceOf(SuspiciousVisitor visitor, int kinds)
    {
        var strong = visitor.Reasons.Where(reason => reason.Weight >= scale.Strong).ToList();
        if (strong.Count == 0) return kinds > 1 || visitor.Succeeded > 0 ? VisitorConfidence.Medium : VisitorConfidence.Low;
        return visitor.Succeeded > 0 || strong.Exists(reason => reason.Count >= ManyMatches) || strong.Select(reason => reason.Category).Distinct().Count() > 1
            ? VisitorConfidence.High
            : VisitorConfidence.Medium;
    }
}
