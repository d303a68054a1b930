using System.Text.Json.Serialization;
using SopWebsite.Backups;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>What the files of a site were when someone vouched for them. The files themselves stay in the register.</summary>
public sealed record SiteBaseline
{
    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>Counts the site's baselines, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The document root it is of.</summary>
    public required string Root { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it; null where nobody was named.</summary>
    public string? By { get; init; }

    /// <summary>Files and links in it.</summary>
    public long Files { get; init; }

    /// <summary>Bytes in those files.</summary>
    public long Bytes { get; init; }

    /// <summary>SHA-256 over everything that it holds, 64 lower-case hex digits; the log has it too.</summary>
    public string Digest { get; init; } = "";

    /// <summary>The content management systems found, with their versions.</summary>
    public SiteCms[] Cms { get; init; } = [];

    /// <summary>Patterns of what is expected to change all the time, and is judged but not compared.</summary>
    public string[] Excludes { get; init; } = [];

    /// <summary>What was suspicious already when it was made, the gravest first.</summary>
    public BaselineFinding[] Suspects { get; init; } = [];

    /// <summary>What someone looked at and found to be right, suspicious or not.</summary>
    public AcceptedFile[] Accepted { get; init; } = [];

    /// <summary>What could not be read, and why.</summary>
    public SkippedFile[] Skipped { get; init; } = [];

    /// <summary>False when what the register holds of it is no longer what was written; null where nobody has looked.</summary>
    [JsonIgnore]
    public bool? IsIntact { get; init; }
}

/// <summary>A file that someone accepted as it is.</summary>
/// <param name="Path">Below the document root, forward slashes.</param>
/// <param name="Sha256">What it was then: another content is not accepted with it. Null for a folder.</param>
public sealed record AcceptedFile(string Path, string? Sha256);
