using SopWebsite.Backups.Databases;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups;

/// <summary>Dumps databases: MariaDB, MySQL and PostgreSQL as SQL text, SQLite as a consistent copy of its file.</summary>
public interface IDatabaseDumper
{
    /// <summary>Writes the dump to a stream and checks that it is whole: the program's exit code, the last line, and every table there is.</summary>
    /// <exception cref="Errors.SopException">
    /// <c>SopDumpCommandNotFound</c>: no dump program; <c>SopDumpFailed</c>: it, or the server, said why; <c>SopDumpTruncated</c>: it ended
    /// without the line that a whole dump ends with; <c>SopDumpIncomplete</c>: tables of the database are not in it; <c>SopSshFailed</c>:
    /// the host could not be reached; <c>SopSshHostKeyRefused</c>: it showed another key than the known one.
    /// </exception>
    DumpOutcome Dump(DumpRequest request, Stream output, CancellationToken cancellation);
}

/// <summary>What to dump and as whom.</summary>
public sealed record DumpRequest
{
    /// <summary>The database and where it is.</summary>
    public required SiteDatabase Database { get; init; }

    /// <summary>The account, password resolved; null for the client's own settings.</summary>
    public DatabaseLogin? Login { get; init; }

    /// <summary>The dump program, on the host where it runs; null for the usual ones on the path.</summary>
    public string? Command { get; init; }

    /// <summary>True to have the server sum up every table, before and after: where both agree, the sum holds for the dump.</summary>
    public bool Checksums { get; init; }
}

/// <summary>What a dump turned out to be.</summary>
public sealed record DumpOutcome
{
    /// <summary>The program's own name and version.</summary>
    public required string Tool { get; init; }

    /// <summary>The server's version as the dump or the server states it; null if neither does.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>How many tables each storage engine has.</summary>
    public required IReadOnlyDictionary<string, int> Engines { get; init; }

    /// <summary>The tables that are in the dump, with the rows that are in it: what a restored database must have again.</summary>
    public TableCensus[] Tables { get; init; } = [];

    /// <summary>
    /// True when the tables were compared with the server's own list; false where that could not be asked (a warning says so).
    /// </summary>
    public bool TablesCompared { get; init; }

    /// <summary>The database's default collation, for making it anew; null where it has none or was not asked.</summary>
    public string? Collation { get; init; }

    /// <summary>
    /// True when MariaDB's first line, which switches its own client to sandbox mode and which MySQL's and older clients reject, was left out.
    /// </summary>
    public bool SandboxLineRemoved { get; init; }

    /// <summary>What someone should know, such as tables that a dump cannot read consistently.</summary>
    public IReadOnlyList<Phrase> Warnings { get; init; } = [];
}
