namespace SopWebsite.Backups.Databases;

/// <summary>What the storage engines of MariaDB and MySQL mean for a dump.</summary>
public static class TableEngines
{
    private static readonly HashSet<string> Consistent = new(StringComparer.OrdinalIgnoreCase)
    {
        "InnoDB", "RocksDB", "XtraDB", "MRG_MyISAM", "BLACKHOLE", "SEQUENCE",
    };

    private static readonly HashSet<string> Elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        "MRG_MyISAM", "FEDERATED", "CONNECT", "OQGRAPH", "SPHINX", "SPIDER",
    };

    /// <summary>
    /// True for an engine that a dump in one transaction reads consistently, or that holds nothing of its own; null (no engines: PostgreSQL,
    /// SQLite) is consistent. MyISAM and Aria are not: they need a lock.
    /// </summary>
    public static bool IsConsistent(string? engine) => engine is null || Consistent.Contains(engine);

    /// <summary>True for an engine whose rows are somewhere else, so that a dump has none of them.</summary>
    public static bool HasRowsElsewhere(string? engine) => engine is not null && Elsewhere.Contains(engine);
}
