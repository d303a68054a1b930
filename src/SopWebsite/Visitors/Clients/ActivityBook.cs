using System.Globalization;
using SopWebsite.Visitors.Logs;

namespace SopWebsite.Visitors.Clients;

/// <summary>Counts requests by day, status, page and address, each within bounds.</summary>
internal sealed class ActivityBook : ILineSink
{
    private const int PageLimit = 200_000;
    private const int DayLimit = 10_000;

    private readonly long _offset;
    private readonly KeyedHash _hash = new();
    private readonly DistinctPairs _pairs = new();
    private readonly ActivityTable _pages;
    private readonly ActivityTable _addresses;
    private readonly Dictionary<long, ActivityCount> _days = [];
    private readonly ActivityCount?[] _statuses = new ActivityCount?[1000];
    private readonly ActivityCount _all = new(id: 1);
    private uint _nextId = 2;

    public ActivityBook(TimeSpan offset, int addressLimit)
    {
        _offset = (long)offset.TotalSeconds;
        _pages = new ActivityTable(PageLimit, _hash);
        _addresses = new ActivityTable(addressLimit, _hash);
    }

    public void Request(ReadOnlySpan<byte> line, in LogLine parsed)
    {
        var address = parsed.Address.Of(line);
        var visitor = _hash.Of(address);
        Count(_all, in parsed, visitor);
        Count(DayOf(parsed.Time), in parsed, visitor);
        Count(_statuses[parsed.Status] ??= New(), in parsed, visitor);
        Count(_pages.Of(RequestTraits.PathOf(parsed.Target.Of(line)), ref _nextId), in parsed, visitor);
        _addresses.Of(address, ref _nextId).Add(in parsed);
    }

    public VisitorActivitySummary Summary(VisitorScanSummary log) => new()
    {
        Requests = _all.Requests,
        Visitors = _pairs.IsFull ? null : _all.Visitors,
        Errors = _all.Errors,
        Bytes = _all.Bytes,
        FirstSeen = log.FirstSeen,
        LastSeen = log.LastSeen,
        Days = _days.OrderBy(day => day.Key).Select(day => Line(VisitorActivityKind.Day, DayName(day.Key), day.Value)).ToArray(),
        Statuses = Sorted(Enumerable.Range(0, 1000).Where(status => _statuses[status] is not null)
            .Select(status => Line(VisitorActivityKind.Status, status.ToString("000", CultureInfo.InvariantCulture), _statuses[status]!))),
        Pages = Sorted(_pages.All().Select(page => Line(VisitorActivityKind.Page, page.Key, page.Value))),
        Addresses = Sorted(_addresses.All().Select(address =>
            Line(VisitorActivityKind.Address, address.Key, address.Value) with { Visitors = address.Key == SuspiciousVisitor.OtherAddress ? null : 1 })),
        Log = log,
    };

    private static VisitorActivity[] Sorted(IEnumerable<VisitorActivity> lines) =>
        lines.OrderByDescending(line => line.Requests).ThenBy(line => line.Key, StringComparer.Ordinal).ToArray();

    private static string DayName(long day) => day == long.MaxValue
        ? SuspiciousVisitor.OtherAddress
        : new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private VisitorActivity Line(VisitorActivityKind by, string key, ActivityCount count) => new()
    {
        By = by,
        Key = key,
        Requests = count.Requests,
        Visitors = _pairs.IsFull ? null : count.Visitors,
        Errors = count.Errors,
        Bytes = count.Bytes,
        FirstSeen = DateTimeOffset.FromUnixTimeSeconds(count.First),
        LastSeen = DateTimeOffset.FromUnixTimeSeconds(count.Last),
    };

    private ActivityCount DayOf(long time)
    {
        var day = (long)Math.Floor((time + _offset) / 86400d);
        if (_days.TryGetValue(day, out var count)) return count;
        // A log with made-up dates must not fill the memory.
        if (_days.Count >= DayLimit && !_days.TryGetValue(day = long.MaxValue, out count)) return _days[day] = New();
        return count ?? (_days[day] = New());
    }

    private ActivityCount New() => new(_nextId++);

    private void Count(ActivityCount count, in LogLine parsed, ulong visitor)
    {
        count.Add(in parsed);
        if (_pairs.Add(count.Id, visitor)) count.Visitors++;
    }
}
