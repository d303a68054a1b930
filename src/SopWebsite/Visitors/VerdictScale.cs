namespace SopWebsite.Visitors;

/// <summary>
/// How a visitor's score is made and what it means. The numbers are data: <c>verdicts</c> in <c>rules/visitors.yaml</c>; those here hold where
/// a file does not say.
/// </summary>
public sealed record VerdictScale
{
    /// <summary>The module's own.</summary>
    public static VerdictScale Usual { get; } = new();

    /// <summary>From this score a visitor is suspicious; below it is watched.</summary>
    public int Suspicious { get; init; } = 10;

    /// <summary>From this score a visitor is hostile.</summary>
    public int Hostile { get; init; } = 25;

    /// <summary>What an attack that the site answered with success adds, once.</summary>
    public int Success { get; init; } = 25;

    /// <summary>How often a rule's weight counts at most: once for the first match and once more at every doubling (2, 4, 8, 16 matches).</summary>
    public int Doublings { get; init; } = 5;

    /// <summary>What each kind of sign after the first adds: signs that bear each other out are surer than one that is repeated.</summary>
    public int FurtherKind { get; init; } = 2;

    /// <summary>What posing as a search engine weighs.</summary>
    public int Impersonation { get; init; } = 12;

    /// <summary>A rule of this weight and more is a strong sign: one match is hardly chance.</summary>
    public int Strong { get; init; } = 8;

    /// <summary>No score goes beyond this.</summary>
    public int Most { get; init; } = 100;

    /// <summary>
    /// What a rule adds: its weight for the first match and as much again at every doubling of the count, so that a thousand tries of one kind
    /// weigh as five of them do, not a thousand times as much.
    /// </summary>
    /// <param name="weight">The rule's weight.</param>
    /// <param name="count">How often it matched.</param>
    public int Of(int weight, long count)
    {
        var times = 0;
        for (; count > 0 && times < Doublings; count >>= 1) times++;
        return weight * times;
    }

    /// <summary>The verdict of a score.</summary>
    public VisitorVerdict VerdictOf(int score) =>
        score >= Hostile ? VisitorVerdict.Hostile : score >= Suspicious ? VisitorVerdict.Suspicious : VisitorVerdict.Watch;
}
