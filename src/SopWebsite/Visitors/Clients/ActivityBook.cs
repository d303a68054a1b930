using System.Text;
using SopWebsite.Visitors.Agents;
using SopWebsite.Visitors.Logs;

namespace SopWebsite.Visitors.Clients;

/// <summary>Counts requests by day, hour, status, page, referrer, user agent and address, each within bounds.</summary>
internal sealed class ActivityBook : ILineSink
{
    private const int PageLimit = 200_000;
    private const int ReferrerLimit = 50_000;
    private const int DayLimit = 10_000;
    private const int HostRoom = 255;

    /// <summary>Stands in the pairs for the people of a key, beside the key itself.</summary>
    private const uint OfPeople = 0x8000_0000;

    private readonly VisitorActivityOptions _options;
    private readonly long _offset;
    private readonly byte[][] _ownHosts;
    private readonly AgentIndex _families;
    private readonly KeyedHash _hash = new();
    private readonly DistinctPairs _pairs = new();
    private readonly ActivityTable _pages;
    private readonly ActivityTable _addresses;
    private readonly ActivityTable _referrers;
    private readonly Dictionary<long, ActivityCount> _days = [];
    private readonly ActivityCount?[] _hours = new ActivityCount?[24];
    private readonly ActivityCount?[] _statuses = new ActivityCount?[1000];
    private readonly ActivityCount?[] _agents;
    private readonly ActivityCount _all = new(id: 1);
    private uint _nextId = 2;

    public ActivityBook(VisitorActivityOptions options, TimeSpan offset)
    {
        _options = options;
        _offset = (long)offset.TotalSeconds;
        _ownHosts = [.. options.OwnHosts.Select(host => Encoding.UTF8.GetBytes(Bare(host)))];
        _families = new AgentIndex(options.Agents);
        _agents = new ActivityCount?[_families.Families.Count];
        _pages = new ActivityTable(PageLimit, _hash);
        _referrers = new ActivityTable(ReferrerLimit, _hash);
        _addresses = new ActivityTable(options.Scan.AddressLimit, _hash);
    }

    public void Request(ReadOnlySpan<byte> line, in LogLine parsed)
    {
        var agent = parsed.Agent.Of(line);
        var family = IsLogged(parsed.Agent) ? _families.Of(agent, _hash.Of(agent)) : _families.NotLogged;
        var kind = _families.Families[family].Kind;
        if (!IsWanted(kind)) return;
        var address = parsed.Address.Of(line);
        var visitor = _hash.Of(address);
        var local = parsed.Time + _offset;
        var day = (long)Math.Floor(local / 86400d);
        Count(_all, in parsed, visitor, kind, people: true);
        Count(DayOf(day), in parsed, visitor, kind, people: true);
        Count(_hours[(local - (day * 86400)) / 3600] ??= New(), in parsed, visitor, kind);
        Count(_statuses[parsed.Status] ??= New(), in parsed, visitor, kind);
        Count(_pages.Of(RequestTraits.PathOf(parsed.Target.Of(line)), ref _nextId), in parsed, visitor, kind);
        Count(_agents[family] ??= New(), in parsed, visitor, kind);
        Span<byte> room = stackalloc byte[HostRoom];
        Count(_referrers.Of(SourceOf(parsed.Referer, line, room), ref _nextId), in parsed, visitor, kind);
        _addresses.Of(address, ref _nextId).Add(in parsed, kind);
    }

    public VisitorActivitySummary Summary(VisitorScanSummary log)
    {
        var lines = new ActivityLines(_pairs.IsFull);
        return new VisitorActivitySummary
        {
            Site = _options.Site,
            Requests = _all.Requests,
            HumanRequests = _all.Humans,
            BotRequests = _all.Bots,
            Visitors = _pairs.IsFull ? null : _all.Visitors,
            HumanVisitors = _pairs.IsFull ? null : _all.HumanVisitors,
            Errors = _all.Errors,
            Bytes = _all.Bytes,
            FirstSeen = _all.Requests > 0 ? DateTimeOffset.FromUnixTimeSeconds(_all.First) : null,
            LastSeen = _all.Requests > 0 ? DateTimeOffset.FromUnixTimeSeconds(_all.Last) : null,
            Zone = _options.Zone.ToUpperInvariant(),
            Days = lines.OfDays(_days),
            Hours = lines.OfNumbers(VisitorActivityKind.Hour, _hours, "00"),
            Statuses = ActivityLines.Sorted(lines.OfNumbers(VisitorActivityKind.Status, _statuses, "000")),
            Pages = lines.OfTable(VisitorActivityKind.Page, _pages),
            Referrers = lines.OfTable(VisitorActivityKind.Referrer, _referrers),
            Agents = lines.OfFamilies(_agents, _families.Families),
            Addresses = lines.OfAddresses(_addresses),
            Log = log,
        };
    }

    private static string Bare(string host) =>
        host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host.Substring(4).ToLowerInvariant() : host.ToLowerInvariant();

    private bool IsWanted(AgentKind kind) => _options.Audience switch
    {
        VisitorAudience.Human => kind == AgentKind.Browser,
        VisitorAudience.Bot => kind is AgentKind.Bot or AgentKind.Tool,
        _ => true,
    };

    /// <summary>A field that is empty stands somewhere; one that the format does not have stands nowhere.</summary>
    private static bool IsLogged(Part field) => field.Start > 0 || field.Length > 0;

    private ReadOnlySpan<byte> SourceOf(Part field, ReadOnlySpan<byte> line, Span<byte> room)
    {
        if (!IsLogged(field)) return "(tidak dicatat)"u8;
        var referrer = field.Of(line);
        if (referrer.Length == 0 || (referrer.Length == 1 && referrer[0] == '-')) return "(langsung)"u8;
        var host = Referrer.HostOf(referrer, room);
        if (host.Length == 0) return "(bukan alamat)"u8;
        foreach (var own in _ownHosts)
            if (host.SequenceEqual(own)) return "(situs sendiri)"u8;
        return host;
    }

    private ActivityCount DayOf(long day)
    {
        if (_days.TryGetValue(day, out var count)) return count;
        // A log with made-up dates must not fill the memory.
        if (_days.Count >= DayLimit && !_days.TryGetValue(day = long.MaxValue, out count)) return _days[day] = New();
        return count ?? (_days[day] = New());
    }

    private ActivityCount New() => new(_nextId++);

    private void Count(ActivityCount count, in LogLine parsed, ulong visitor, AgentKind kind, bool people = false)
    {
        count.Add(in parsed, kind);
        if (_pairs.Add(count.Id, visitor)) count.Visitors++;
        if (people && kind == AgentKind.Browser && _pairs.Add(count.Id | OfPeople, visitor)) count.HumanVisitors++;
    }
}
