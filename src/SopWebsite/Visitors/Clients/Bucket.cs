using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Clients;

/// <summary>
/// The measure of a leaky bucket, in whole numbers: each event pours in, and as much leaks out in a second that a full bucket is empty after
/// its time.
/// </summary>
internal sealed class Bucket
{
    private readonly int _pour;
    private readonly int _leak;
    private readonly int _brim;

    private Bucket(AttackRule rule, VisitorBurst burst)
    {
        var divisor = Divisor(burst.Count, burst.Seconds);
        (_pour, _leak) = (burst.Seconds / divisor, burst.Count / divisor);
        _brim = (burst.Count - 1) * _pour;
        (Rule, Count) = (rule.Index, burst.Count);
    }

    /// <summary>The rule's index.</summary>
    public int Rule { get; }

    /// <summary>How many events fill it.</summary>
    public int Count { get; }

    public static Bucket? Of(AttackRule? rule) => rule?.Data.Burst is { } burst ? new Bucket(rule, burst) : null;

    /// <summary>Pours one event in; true when the bucket is full, which empties it.</summary>
    public bool Fill(ref int level)
    {
        level += _pour;
        if (level <= _brim) return false;
        level = 0;
        return true;
    }

    /// <summary>What is left after some seconds.</summary>
    public int After(int level, long seconds) => seconds >= level ? 0 : (int)Math.Max(0, level - (seconds * _leak));

    private static int Divisor(int a, int b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
