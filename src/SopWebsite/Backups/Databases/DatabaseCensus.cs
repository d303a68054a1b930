namespace SopWebsite.Backups.Databases;

/// <summary>What is in a database.</summary>
public sealed record DatabaseCensus
{
    /// <summary>The database's name.</summary>
    public required string Database { get; init; }

    /// <summary>The server's version; null where it does not say.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>The database's default collation; null where it has none.</summary>
    public string? Collation { get; init; }

    /// <summary>Its tables, in the order of their names (of PostgreSQL with their schema: <c>public.berita</c>).</summary>
    public TableCensus[] Tables { get; init; } = [];

    /// <summary>Its views that can be read.</summary>
    public string[] Views { get; init; } = [];

    /// <summary>Its views that cannot be read, with the server's words: their definer is gone, or a table of theirs.</summary>
    public BrokenView[] BrokenViews { get; init; } = [];

    /// <summary>Stored procedures and functions; null where unknown.</summary>
    public int? Routines { get; init; }

    /// <summary>Triggers; null where unknown.</summary>
    public int? Triggers { get; init; }

    /// <summary>Scheduled events; null where unknown, or where the engine has none.</summary>
    public int? Events { get; init; }

    /// <summary>
    /// The table that is in a MariaDB or MySQL database for as long as a dump is being loaded into it. These servers take back no CREATE TABLE,
    /// so what a killed load leaves would look like a database.
    /// </summary>
    public const string LoadingMark = "sop_pemulihan_belum_selesai";

    /// <summary>True when a load into it was interrupted, or is under way: what is in it is not all of it.</summary>
    public bool IsHalfLoaded => Array.Exists(Tables, table => string.Equals(table.Name, LoadingMark, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when nothing is in it.</summary>
    public bool IsEmpty => Tables.Length == 0 && Views.Length == 0 && BrokenViews.Length == 0 && Routines is null or 0;
}

/// <summary>One table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Engine">Its storage engine; null where there are none.</param>
/// <param name="Rows">Its rows, counted one by one; null where nobody counted.</param>
/// <param name="Checksum">The engine's own sum of its content, comparable within one kind of server; null where nobody asked.</param>
public sealed record TableCensus(string Name, string? Engine = null, long? Rows = null, string? Checksum = null);

/// <summary>A view that cannot be read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">The server's words.</param>
public sealed record BrokenView(string Name, string Reason);
