namespace SopWebsite.Monitoring.History;

/// <summary>A stretch of time, from one instant up to, not including, another.</summary>
/// <param name="From">The beginning, UTC.</param>
/// <param name="Until">The end, UTC.</param>
public readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Its length.</summary>
    public TimeSpan Length => Until - From;

    /// <summary>Whether an instant lies in it.</summary>
    public bool Contains(DateTimeOffset at) => From <= at && at < Until;

    /// <summary>Its part within another; empty ranges have no part.</summary>
    public TimeRange? Within(TimeRange other)
    {
        var part = new TimeRange(From > other.From ? From : other.From, Until < other.Until ? Until : other.Until);
        return part.From < part.Until ? part : null;
    }

    /// <summary>The same time in ranges that neither overlap nor touch, in order.</summary>
    public static IReadOnlyList<TimeRange> Merge(IEnumerable<TimeRange> ranges)
    {
        var merged = new List<TimeRange>();
        foreach (var range in ranges.Where(range => range.From < range.Until).OrderBy(range => range.From))
        {
            var last = merged.Count - 1;
            if (last < 0 || merged[last].Until < range.From) merged.Add(range);
            else if (merged[last].Until < range.Until) merged[last] = merged[last] with { Until = range.Until };
        }
        return merged;
    }

    /// <summary>What is left of it without others.</summary>
    /// <param name="others">Ranges as <see cref="Merge"/> gives them.</param>
    public IEnumerable<TimeRange> Without(IReadOnlyList<TimeRange> others)
    {
        var from = From;
        foreach (var other in others)
        {
            if (other.Until <= from) continue;
            if (other.From >= Until) break;
            if (from < other.From) yield return new TimeRange(from, other.From);
            from = other.Until;
        }
        if (from < Until) yield return new TimeRange(from, Until);
    }
}
