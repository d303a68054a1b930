namespace SopWebsite.Backups;

/// <summary>What a restore did.</summary>
public sealed record RestoredWebsite
{
    /// <summary>The site's name.</summary>
    public string? Site { get; init; }

    /// <summary>The set's name.</summary>
    public required string Name { get; init; }

    /// <summary>The folder that was restored to.</summary>
    public required string Path { get; init; }

    /// <summary>The folder below it with the document root's content; null when the set has none.</summary>
    public string? FilesPath { get; init; }

    /// <summary>The SQL dump below it; null when the set has none. Loading it is a step of its own.</summary>
    public string? DumpPath { get; init; }

    /// <summary>All SQL dumps below it, in the order of the set.</summary>
    public string[] DumpPaths { get; init; } = [];

    /// <summary>Files restored.</summary>
    public required long Files { get; init; }

    /// <summary>Bytes in them.</summary>
    public required long Bytes { get; init; }

    /// <summary>Files that were there before, of which the restore had nothing, and that stayed.</summary>
    public long Left { get; init; }

    /// <summary>Files that the server had already as the set has them, and that did not travel.</summary>
    public long Kept { get; init; }

    /// <summary>How often a connection to the server was lost and opened anew.</summary>
    public int Reconnected { get; init; }

    /// <summary>The database that the dump was loaded into, with its server; null for none.</summary>
    public string? Database { get; init; }

    /// <summary>Tables that were loaded; null for none.</summary>
    public int? Tables { get; init; }

    /// <summary>The sets that were made first of what was written over.</summary>
    public string[] BackupsMade { get; init; } = [];

    /// <summary>What of the set could not be restored here, and why.</summary>
    public SkippedFile[] Skipped { get; init; } = [];
}
