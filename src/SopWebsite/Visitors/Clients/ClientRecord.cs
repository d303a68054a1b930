using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Clients;

/// <summary>What is kept about every address: small, for there may be a million.</summary>
internal struct ClientRecord
{
    public long First;
    public long Last;
    public long Requests;

    /// <summary>The time of the buckets: the newest time seen, tolerant of small disorder.</summary>
    public long Clock;

    public int RateLevel;
    public int CrawlLevel;

    /// <summary>The last pages, so that a page that calls itself again and again is no crawler.</summary>
    public uint Page0;
    public uint Page1;
    public uint Page2;
    public uint Page3;

    public byte[] AddressPage;
    public int AddressStart;
    public int AddressLength;

    /// <summary>What only few addresses need.</summary>
    public ClientDetail? Detail;

    public readonly ReadOnlySpan<byte> Address => AddressPage.AsSpan(AddressStart, AddressLength);
}

/// <summary>Matches, and the buckets of refused requests and logins.</summary>
internal sealed class ClientDetail
{
    public List<RuleCount> Matches { get; } = [];
    public long Succeeded;

    public uint[]? Missing;
    public int MissingLevel;
    public int MissingCount;

    public uint[]? Agents;
    public int AgentLevel;
    public int AgentCount;

    public int ErrorLevel;

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

    /// <summary>Counts a match; the first one gets its sample from the caller.</summary>
    public RuleCount Count(AttackRule rule, long times)
    {
        foreach (var match in Matches)
        {
            if (match.Rule != rule.Index) continue;
            match.Count += times;
            return match;
        }
        var fresh = new RuleCount { Rule = rule.Index, Count = times };
        Matches.Add(fresh);
        return fresh;
    }
}

/// <summary>How often one rule matched.</summary>
internal sealed class RuleCount
{
    public int Rule;
    public long Count;
    public string? Sample;
}
