using SopWebsite.Sites;

namespace SopWebsite.Backups;

/// <summary>What a backup is going to do; making a plan changes nothing.</summary>
public sealed record BackupPlan
{
    /// <summary>The site.</summary>
    public required SopSite Site { get; init; }

    /// <summary>The set's name.</summary>
    public required string Name { get; init; }

    /// <summary>The folder that receives the set's folder.</summary>
    public required string Destination { get; init; }

    /// <summary>The set's folder.</summary>
    public string Path => System.IO.Path.Combine(Destination, Name);

    /// <summary>When it was planned, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The document root; null when no files are to be backed up.</summary>
    public string? Root { get; init; }

    /// <summary>The database; null when none is to be dumped.</summary>
    public SiteDatabase? Database { get; init; }

    internal string? DumpCommand { get; init; }

    internal DatabaseLogin? Login { get; init; }

    internal bool IgnoreSpace { get; init; }

    /// <summary>Bytes of the last dump, as the measure for the next.</summary>
    internal long? ExpectedDump { get; init; }
}
