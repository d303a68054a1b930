using SopWebsite.Escalations;
using SopWebsite.Evidence;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>What became of a file since the baseline.</summary>
public enum BaselineChange
{
    /// <summary>It was not there.</summary>
    New,

    /// <summary>Its content, or where a link leads, is another.</summary>
    Changed,

    /// <summary>It is gone.</summary>
    Missing,

    /// <summary>The same content is there under another name.</summary>
    Renamed,

    /// <summary>Nothing changed, or it is not compared, but it looks like an intruder's.</summary>
    Suspicious,
}

/// <summary>A file of a site that is not as it should be.</summary>
public sealed record BaselineFinding
{
    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>What became of it.</summary>
    public required BaselineChange Kind { get; init; }

    /// <summary>Its path below the document root, forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>The path it had in the baseline, of a renamed file.</summary>
    public string? OldPath { get; init; }

    /// <summary>Bytes now; null when it is gone.</summary>
    public long? Size { get; init; }

    /// <summary>Bytes in the baseline; null when it was not there.</summary>
    public long? OldSize { get; init; }

    /// <summary>Last change of content as the file says it, UTC. An intruder can set it.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The same in the baseline.</summary>
    public DateTimeOffset? OldModifiedAt { get; init; }

    /// <summary>SHA-256 now.</summary>
    public string? Sha256 { get; init; }

    /// <summary>SHA-256 in the baseline.</summary>
    public string? OldSha256 { get; init; }

    /// <summary>How grave it is.</summary>
    public SopSeverity Severity { get; init; }

    /// <summary>The sum of what speaks for an intruder, 0 to 100; from 50 on it is suspicious.</summary>
    public int Weight { get; init; }

    /// <summary>Why, the weightiest first.</summary>
    public Phrase[] Reasons { get; init; } = [];

    /// <summary>The copy that was kept; null where none was.</summary>
    public KeptEvidence? Evidence { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => $"{Kind} {Path} ({Severity})";
}
