using SopWebsite.Errors;

namespace SopWebsite.Visitors.Following;

/// <summary>What one pass reads of the logs, and what will be known of them after it. The logs stay open until it is disposed of.</summary>
internal sealed class LogPlan : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private const int MostGone = 256;

    /// <summary>The logs that are there, with what is new in them.</summary>
    public required IReadOnlyList<LogSlice> Slices { get; init; }

    /// <summary>Marks of logs that are as they were, could not be looked at, or are gone.</summary>
    public required IReadOnlyList<LogMark> Others { get; init; }

    /// <summary>Where lines may be missing.</summary>
    public required IReadOnlyList<LogGap> Gaps { get; init; }

    /// <summary>Logs that could not be opened.</summary>
    public required IReadOnlyList<SopException> Faults { get; init; }

    /// <summary>The time of the pass.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What there is to read, the older logs first as far as their files tell: requests of the same second are in order then too.</summary>
    public IReadOnlyList<LogSlice> News => Slices.Where(slice => slice.HasNews)
        .OrderBy(slice => slice.Log.Modified).ThenByDescending(slice => slice.Log.Path, StringComparer.Ordinal).ToList();

    /// <summary>What is known after the reading. Marks of logs that are gone stay a while: they may come back packed.</summary>
    /// <param name="formatOf">The format that a slice's lines have; null for what was known.</param>
    public LogMark[] Marks(Func<LogSlice, string?>? formatOf = null)
    {
        var gone = Others.Where(mark => mark.SeenAt != Now).Where(mark => Now - mark.SeenAt < Kept)
            .OrderByDescending(mark => mark.SeenAt).Take(MostGone);
        return [.. Slices.Select(slice => slice.MarkAfter(Now, formatOf?.Invoke(slice))), .. Others.Where(mark => mark.SeenAt == Now), .. gone];
    }

    public void Dispose()
    {
        foreach (var slice in Slices) slice.Log.Dispose();
    }
}
