namespace SopWebsite.Monitoring.Baseline;

/// <summary>How a baseline is made or compared with.</summary>
public sealed record BaselineOptions
{
    /// <summary>Reads every file, also those whose size and times are as they were.</summary>
    public bool Full { get; init; }

    /// <summary>Who does it.</summary>
    public string? By { get; init; }

    /// <summary>
    /// For a new baseline: patterns to leave out of comparisons with it, besides the shipped ones: <c>*</c> within a folder, <c>**</c> over
    /// folders.
    /// </summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>Keeps copies of what was found and notes the result in the register.</summary>
    public bool Record { get; init; } = true;

    /// <summary>Files larger than this are not kept as evidence, in bytes.</summary>
    public long MostEvidence { get; init; } = 4 * 1024 * 1024;
}

/// <summary>How far a walk over the files is.</summary>
/// <param name="Files">Files done.</param>
/// <param name="Total">Files that the last baseline had; null without one.</param>
/// <param name="Current">The file at hand.</param>
public readonly record struct BaselineProgress(long Files, long? Total, string Current);
