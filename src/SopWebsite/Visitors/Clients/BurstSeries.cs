namespace SopWebsite.Visitors.Clients;

/// <summary>The last matches of a rule that asks for several within a time, such as the tries of a password.</summary>
internal sealed class BurstSeries(int rule, int count, long window)
{
    private readonly long[] _times = Empty(count);
    private int _next;
    private bool _alarmed;

    /// <summary>The rule's index.</summary>
    public int Rule => rule;

    /// <summary>The time of the last match.</summary>
    public long Last { get; private set; } = long.MinValue;

    /// <summary>Whether there was an alarm, not longer ago than the window.</summary>
    public bool IsFresh(long time) => _alarmed && Math.Abs(time - Last) <= window;

    /// <summary>Adds a match; the number that the alarm grows by: 0 without one, the whole series when it begins.</summary>
    public int Add(long time)
    {
        // Rotated logs are read oldest first, yet a clock may have been set back: then the series begins anew.
        if (time < Last - window)
        {
            for (var n = 0; n < count; n++) _times[n] = long.MinValue;
            _alarmed = false;
        }
        time = Math.Max(time, Last);
        Last = time;
        _times[_next] = time;
        _next = (_next + 1) % count;
        var oldest = _times[_next];
        var full = oldest != long.MinValue && time - oldest <= window;
        var grows = !full ? 0 : _alarmed ? 1 : count;
        _alarmed = full;
        return grows;
    }

    private static long[] Empty(int count)
    {
        var times = new long[count];
        for (var n = 0; n < count; n++) times[n] = long.MinValue;
        return times;
    }
}
