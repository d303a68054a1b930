using System.Runtime.InteropServices;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Clients;

/// <summary>What is kept about every address: 64 bytes, a line of the processor's cache, for there may be a million.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ClientRecord
{
    public long First;
    public long Last;

    /// <summary>The time of the buckets: the newest time seen, tolerant of small disorder.</summary>
    public long Clock;

    /// <summary>What only few addresses need.</summary>
    public ClientDetail? Detail;

    /// <summary>The last pages, so that a page that calls itself again and again is no crawler.</summary>
    public uint Page0;
    public uint Page1;
    public uint Page2;
    public uint Page3;

    public int RateLevel;
    public int CrawlLevel;

    /// <summary>No more are counted than fit.</summary>
    public uint Requests;

    /// <summary>Where the table keeps the address.</summary>
    public uint Address;
}

/// <summary>Matches, and the buckets of refused requests and logins.</summary>
internal sealed class ClientDetail
{
    public List<RuleCount> Matches { get; } = new(0);
    public long Succeeded;

    /// <summary>Up to when the buckets here have leaked.</summary>
    public long Clock;

    public uint[]? Missing;
    public int MissingLevel;
    public int MissingCount;

    public uint[]? Agents;
    public int AgentLevel;
    public int AgentCount;

    /// <summary>The levels of the buckets of errors, in the order of their rules.</summary>
    public int[]? Errors;

    private List<BurstSeries>? _series;

    /// <summary>The window of a rule; null when it has matched nothing yet.</summary>
    public BurstSeries? SeriesOf(int rule) => _series?.Find(series => series.Rule == rule);

    /// <summary>The window of a rule, made if need be.</summary>
    public BurstSeries SeriesOf(AttackRule rule, VisitorBurst burst)
    {
        if (SeriesOf(rule.Index) is { } known) return known;
        var fresh = new BurstSeries(rule.Index, burst.Count, burst.Seconds);
        (_series ??= []).Add(fresh);
        return fresh;
    }

    /// <summary>Writes down the buckets, not the matches.</summary>
    public void Write(BinaryWriter writer, RuleBook rules)
    {
        writer.Write(Clock);
        Write(writer, Missing, MissingCount, MissingLevel);
        Write(writer, Agents, AgentCount, AgentLevel);
        writer.Write(Errors?.Length ?? 0);
        foreach (var level in Errors ?? []) writer.Write(level);
        writer.Write(_series?.Count ?? 0);
        foreach (var series in _series ?? [])
        {
            writer.Write(rules.Rules[series.Rule].Id);
            series.Write(writer);
        }
    }

    /// <summary>The buckets as they were written down. Windows of rules that are gone are left out.</summary>
    public static ClientDetail Read(BinaryReader reader, RuleBook rules)
    {
        var detail = new ClientDetail { Clock = reader.ReadInt64() };
        detail.Missing = Read(reader, out detail.MissingCount, out detail.MissingLevel);
        detail.Agents = Read(reader, out detail.AgentCount, out detail.AgentLevel);
        var errors = new int[Math.Min(reader.ReadInt32(), RuleSet.Capacity)];
        for (var n = 0; n < errors.Length; n++) errors[n] = reader.ReadInt32();
        // Other rules have other buckets.
        if (errors.Length == rules.AllOf(VisitorBurstOf.Error).Count()) detail.Errors = errors;
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var index = rules.IndexOf(reader.ReadString());
            var burst = index < 0 ? null : rules.Rules[index].Data.Burst;
            (burst is null ? new BurstSeries(0, 1, 0) : detail.SeriesOf(rules.Rules[index], burst)).Read(reader);
        }
        return detail;
    }

    private static void Write(BinaryWriter writer, uint[]? seen, int count, int level)
    {
        writer.Write((ushort)(seen?.Length ?? 0));
        foreach (var value in seen ?? []) writer.Write(value);
        writer.Write(count);
        writer.Write(level);
    }

    private static uint[]? Read(BinaryReader reader, out int count, out int level)
    {
        var seen = new uint[reader.ReadUInt16()];
        for (var n = 0; n < seen.Length; n++) seen[n] = reader.ReadUInt32();
        (count, level) = (reader.ReadInt32(), reader.ReadInt32());
        return seen.Length == 0 ? null : seen;
    }

    /// <summary>Counts a match on a line; the first one gets its sample from the caller.</summary>
    public RuleCount Count(AttackRule rule, long times, int file, long line)
    {
        foreach (var match in Matches)
        {
            if (match.Rule != rule.Index) continue;
            match.Count += times;
            (match.LastFile, match.LastLine) = (file, line);
            return match;
        }
        var fresh = new RuleCount { Rule = rule.Index, Count = times, FirstFile = file, FirstLine = line, LastFile = file, LastLine = line };
        if (Matches.Capacity == 0) Matches.Capacity = 1;
        Matches.Add(fresh);
        return fresh;
    }
}

/// <summary>How often one rule matched, and where.</summary>
internal sealed class RuleCount
{
    public int Rule;

    /// <summary>Which of the pass's logs, from 0 in the order they were read, holds the first line that matched.</summary>
    public int FirstFile;

    /// <summary>The same for the last line.</summary>
    public int LastFile;
    public long Count;

    /// <summary>The number of the first line that matched in its log, from 1; 0 when it is not known.</summary>
    public long FirstLine;

    /// <summary>The number of the last line.</summary>
    public long LastLine;
    public string? Sample;
}
