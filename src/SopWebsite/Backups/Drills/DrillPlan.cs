using SopWebsite.Backups.Databases;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Drills;

/// <summary>How a restore drill is held.</summary>
public sealed record DrillOptions
{
    /// <summary>The set's name or folder; null for the newest whole one.</summary>
    public string? Set { get; init; }

    /// <summary>A folder with room for the site, in which one is made for the drill; null for the system's temporary folder.</summary>
    public string? ScratchPath { get; init; }

    /// <summary>True leaves databases out.</summary>
    public bool SkipDatabase { get; init; }

    /// <summary>The server that gets the database made for the drill; null for the site's own. Its name is not used.</summary>
    public SiteDatabase? Server { get; init; }

    /// <summary>The account that may make and drop databases there; null for the site's own.</summary>
    public DatabaseLogin? Login { get; init; }

    /// <summary>The client program; null for the usual ones on the path.</summary>
    public string? Command { get; init; }

    /// <summary>What the set is encrypted with; null for what the site's settings name.</summary>
    public string? Password { get; init; }

    /// <summary>Who holds it: an officer's name.</summary>
    public string? By { get; init; }
}

/// <summary>What a drill is going to do; making a plan changes nothing.</summary>
public sealed record DrillPlan
{
    /// <summary>The site.</summary>
    public required SopSite Site { get; init; }

    /// <summary>The set.</summary>
    public required WebsiteBackup Set { get; init; }

    /// <summary>The folder that is going to be made, and removed.</summary>
    public required string ScratchPath { get; init; }

    /// <summary>The databases that are going to be made, and dropped; empty where none is loaded.</summary>
    public IReadOnlyList<DrillTarget> Databases { get; init; } = [];

    internal DrillOptions Options { get; init; } = new();
}

/// <summary>A dump and the database made for it.</summary>
/// <param name="Database">The database that was dumped.</param>
/// <param name="Scratch">The one that is made.</param>
public sealed record DrillTarget(string Database, SiteDatabase Scratch)
{
    /// <summary>The dumped database's collation; null where the set does not say.</summary>
    internal string? Collation { get; init; }

    /// <summary>The tables that were dumped, as the set has them; empty where it does not say.</summary>
    internal TableCensus[] Tables { get; init; } = [];
}
