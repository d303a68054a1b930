namespace SopWebsite.Visitors;

/// <summary>
/// What is to be thought of a visitor, from its score alone: 3-9 <see cref="Watch"/>, 10-24 <see cref="Suspicious"/>, from 25
/// <see cref="Hostile"/>. An attack that the site answered with 2xx adds 25 by itself, so it is always hostile.
/// </summary>
public enum VisitorVerdict
{
    /// <summary>Worth an eye: score 3 to 9.</summary>
    Watch,

    /// <summary>One clear attempt or several weak signs: score 10 to 24.</summary>
    Suspicious,

    /// <summary>Repeated attempts, or one that the site answered with success: score 25 and more.</summary>
    Hostile,
}

/// <summary>The arithmetic of scores.</summary>
public static class VisitorScore
{
    /// <summary>From this score a visitor is reported.</summary>
    public const int WatchFrom = 3;

    /// <summary>From this score a visitor is suspicious.</summary>
    public const int SuspiciousFrom = 10;

    /// <summary>From this score a visitor is hostile.</summary>
    public const int HostileFrom = 25;

    /// <summary>What an attack answered 2xx adds, once.</summary>
    public const int Success = 25;

    /// <summary>No score goes beyond this.</summary>
    public const int Most = 100;

    /// <summary>
    /// What a rule adds: its own score for the first match and as much again at every doubling of the count (2, 4, 8, 16 matches), so that
    /// a thousand tries of one kind weigh five times one try, not a thousand times.
    /// </summary>
    public static int Of(int ruleScore, long count)
    {
        var times = 0;
        for (; count > 0 && times < 5; count >>= 1) times++;
        return ruleScore * times;
    }

    /// <summary>The verdict of a score; null below <see cref="WatchFrom"/>.</summary>
    public static VisitorVerdict? VerdictOf(int score) => score switch
    {
        >= HostileFrom => VisitorVerdict.Hostile,
        >= SuspiciousFrom => VisitorVerdict.Suspicious,
        >= WatchFrom => VisitorVerdict.Watch,
        _ => null,
    };
}
