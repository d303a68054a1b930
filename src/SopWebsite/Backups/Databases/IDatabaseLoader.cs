using SopWebsite.Sites;

namespace SopWebsite.Backups.Databases;

/// <summary>Loads dumps into databases, looks into databases, and drops those that were made for a trial.</summary>
public interface IDatabaseLoader
{
    /// <summary>
    /// Fills a database from a dump, making it where it is not there. A failure leaves nothing of a database that was made for it; of
    /// PostgreSQL and SQLite it leaves nothing in one that was there either. A MariaDB or MySQL database that a killed load left half filled
    /// says so (<see cref="DatabaseCensus.IsHalfLoaded"/>) and is loaded over without being asked for.
    /// </summary>
    /// <param name="request">Where to.</param>
    /// <param name="dump">The dump as <see cref="IDatabaseDumper.Dump"/> wrote it; read to its end.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Errors.SopException">
    /// <c>SopDatabaseNotEmpty</c>: there is something in it; <c>SopLoadFailed</c>: the client or the server said why; <c>SopDumpTruncated</c>:
    /// the dump is not whole; <c>SopDumpCommandNotFound</c>: no client program; <c>SopSshFailed</c>, <c>SopSshHostKeyRefused</c>.
    /// </exception>
    LoadOutcome Load(LoadRequest request, Stream dump, CancellationToken cancellation);

    /// <summary>What is in a database.</summary>
    /// <exception cref="Errors.SopException"><c>SopDatabaseUnreadable</c>: the server said why, or it is not there.</exception>
    DatabaseCensus Census(CensusRequest request, CancellationToken cancellation);

    /// <summary>
    /// Drops a database that was made for a trial: one whose name <see cref="ScratchDatabase.IsScratch"/> knows. None is no failure.
    /// </summary>
    /// <exception cref="Errors.SopException"><c>SopDatabaseNotScratch</c>: any other name; <c>SopLoadFailed</c>.</exception>
    void Drop(CensusRequest request, CancellationToken cancellation);
}

/// <summary>Where a dump goes.</summary>
public sealed record LoadRequest
{
    /// <summary>The database to fill: its name, its server, and the way there. It must be of the engine that the dump is of.</summary>
    public required SiteDatabase Database { get; init; }

    /// <summary>The account, password resolved; null for the client's own settings.</summary>
    public DatabaseLogin? Login { get; init; }

    /// <summary>The client program (mariadb, mysql, psql), on the host where it runs; null for the usual ones on the path.</summary>
    public string? Command { get; init; }

    /// <summary>Allows a database that has something in it: what the dump names is replaced, of SQLite the whole file.</summary>
    public bool AllowNotEmpty { get; init; }

    /// <summary>The collation of a database that is made (<see cref="DumpOutcome.Collation"/>); null for the server's own.</summary>
    public string? Collation { get; init; }
}

/// <summary>What was loaded.</summary>
public sealed record LoadOutcome
{
    /// <summary>The program's own name and version.</summary>
    public required string Tool { get; init; }

    /// <summary>True when the database was made for it.</summary>
    public required bool Created { get; init; }

    /// <summary>The tables that the dump had, with their rows: compare them with <see cref="IDatabaseLoader.Census"/>.</summary>
    public required TableCensus[] Tables { get; init; }
}

/// <summary>Which database to look into, and how closely.</summary>
public sealed record CensusRequest
{
    /// <summary>The database and where it is.</summary>
    public required SiteDatabase Database { get; init; }

    /// <summary>The account, password resolved; null for the client's own settings.</summary>
    public DatabaseLogin? Login { get; init; }

    /// <summary>The client program, on the host where it runs; null for the usual ones on the path.</summary>
    public string? Command { get; init; }

    /// <summary>True to count every table's rows.</summary>
    public bool CountRows { get; init; }

    /// <summary>True to sum up every table's content.</summary>
    public bool Checksums { get; init; }
}
