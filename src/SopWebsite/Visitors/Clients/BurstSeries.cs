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

    public void Write(BinaryWriter writer)
    {
        writer.Write(count);
        foreach (var time in _times) writer.Write(time);
        writer.Write(_next);
        writer.Write(_alarmed);
        writer.Write(Last);
    }

    /// <summary>Takes over what was written; what a rule with other figures wrote is passed over.</summary>
    public void Read(BinaryReader reader)
    {
        var times = new long[reader.ReadInt32()];
        for (var n = 0; n < times.Length; n++) times[n] = reader.ReadInt64();
        var (next, alarmed, last) = (reader.ReadInt32(), reader.ReadBoolean(), reader.ReadInt64());
        if (times.Length != count) return;
        times.CopyTo(_times, 0);
        (_next, _alarmed, Last) = (next, alarmed, last);
    }

    private static long[] Empty(int count)
    {
        var times = new long[count];
        for (var n = 0; n < count; n++) times[n] = long.MinValue;
        return times;
    }
}
