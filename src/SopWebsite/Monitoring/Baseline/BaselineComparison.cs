using SopWebsite.Backups;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>How a site's files stand to its baseline.</summary>
public enum BaselineVerdict
{
    /// <summary>All are as they were.</summary>
    Unchanged,

    /// <summary>Some are not, and none of them looks like an intruder's.</summary>
    Changed,

    /// <summary>Some look like an intruder's.</summary>
    Suspicious,

    /// <summary>Nothing is known to have changed, but not everything could be read.</summary>
    Unknown,
}

/// <summary>What a look at a site's files found against its baseline. Source: seed 001, step 1.</summary>
public sealed record BaselineComparison
{
    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>How the files stand.</summary>
    public required BaselineVerdict Verdict { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required Phrase Reason { get; init; }

    /// <summary>When it was done, UTC.</summary>
    public required DateTimeOffset ComparedAt { get; init; }

    /// <summary>The number of the baseline.</summary>
    public int Baseline { get; init; }

    /// <summary>When that was made, UTC.</summary>
    public DateTimeOffset BaselineAt { get; init; }

    /// <summary>True when every file was read, whatever its size and times said.</summary>
    public bool IsFull { get; init; }

    /// <summary>When every file was last read, this time or earlier, UTC.</summary>
    public DateTimeOffset? FullAt { get; init; }

    /// <summary>The document root.</summary>
    public required string Root { get; init; }

    /// <summary>Files and links seen.</summary>
    public long Files { get; init; }

    /// <summary>Files that had to be read.</summary>
    public long Read { get; init; }

    /// <summary>The content management systems found, with their versions.</summary>
    public SiteCms[] Cms { get; init; } = [];

    /// <summary>Files that were not there.</summary>
    public int New { get; init; }

    /// <summary>Files with another content.</summary>
    public int Changed { get; init; }

    /// <summary>Files that are gone.</summary>
    public int Missing { get; init; }

    /// <summary>Files under another name.</summary>
    public int Renamed { get; init; }

    /// <summary>Files that look like an intruder's, whatever became of them.</summary>
    public int Suspicious { get; init; }

    /// <summary>What is not as it should be, the gravest first. The register keeps the first <see cref="Kept"/>.</summary>
    public BaselineFinding[] Findings { get; init; } = [];

    /// <summary>What could not be read, and why.</summary>
    public SkippedFile[] Skipped { get; init; } = [];

    /// <summary>What someone should know besides.</summary>
    public Phrase[] Warnings { get; init; } = [];

    /// <summary>As many findings as the register keeps of a look.</summary>
    public const int Kept = 200;

    /// <summary>The files as they were seen, to accept exactly these.</summary>
    internal SeenFiles? Seen { get; init; }
}

/// <summary>The files of one walk.</summary>
internal sealed record SeenFiles(IReadOnlyList<BaselineFile> Files, long Bytes);
