using SopWebsite.Visitors.Agents;
using SopWebsite.Visitors.Logs;

namespace SopWebsite.Visitors.Clients;

/// <summary>The figures of one key.</summary>
internal sealed class ActivityCount(uint id)
{
    public uint Id => id;
    public long Requests;
    public long Humans;
    public long Bots;
    public long Visitors;
    public long HumanVisitors;
    public long Errors;
    public long Bytes;
    public long First = long.MaxValue;
    public long Last = long.MinValue;

    public void Add(in LogLine parsed, AgentKind kind)
    {
        Requests++;
        if (kind == AgentKind.Browser) Humans++;
        else if (kind != AgentKind.Unknown) Bots++;
        if (parsed.Status >= 400) Errors++;
        if (parsed.Bytes > 0) Bytes += parsed.Bytes;
        if (parsed.Time < First) First = parsed.Time;
        if (parsed.Time > Last) Last = parsed.Time;
    }
}

/// <summary>Counts by a text, found by its bytes without making a string of them; beyond the limit all go into one.</summary>
internal sealed class ActivityTable(int limit, KeyedHash hash)
{
    private const int LongestKey = 512;

    private readonly Dictionary<ulong, (byte[] Key, ActivityCount Count)> _counts = [];
    private ActivityCount? _others;

    public ActivityCount Of(ReadOnlySpan<byte> key, ref uint nextId)
    {
        if (key.Length > LongestKey) key = key.Slice(0, LongestKey);
        // Two keys of one hash are told apart by trying the next number: rare, but then right.
        for (var at = hash.Of(key); ; at++)
        {
            if (_counts.TryGetValue(at, out var found))
            {
                if (key.SequenceEqual(found.Key)) return found.Count;
                continue;
            }
            if (_counts.Count >= limit) return _others ??= new ActivityCount(nextId++);
            var fresh = new ActivityCount(nextId++);
            _counts.Add(at, (key.ToArray(), fresh));
            return fresh;
        }
    }

    public IEnumerable<KeyValuePair<string, ActivityCount>> All()
    {
        foreach (var (key, count) in _counts.Values) yield return new(SampleLine.Of(key), count);
        if (_others is not null) yield return new(SuspiciousVisitor.OtherAddress, _others);
    }
}

/// <summary>Which visitor was counted for which key already; bounded, and honest about it.</summary>
internal sealed class DistinctPairs
{
    private const int Limit = 4_000_000;

    private readonly HashSet<ulong> _seen = [];

    /// <summary>There were more pairs than could be kept: counts of visitors are no longer known.</summary>
    public bool IsFull { get; private set; }

    public bool Add(uint key, ulong visitor)
    {
        if (IsFull) return false;
        if (!_seen.Add(visitor ^ (key * 0x9E3779B97F4A7C15UL))) return false;
        if (_seen.Count < Limit) return true;
        IsFull = true;
        _seen.Clear();
        _seen.TrimExcess();
        return false;
    }
}
