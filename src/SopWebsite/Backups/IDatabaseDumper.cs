using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups;

/// <summary>Dumps a MariaDB or MySQL database as SQL text.</summary>
public interface IDatabaseDumper
{
    /// <summary>Writes the dump to a stream and checks that it is whole.</summary>
    /// <exception cref="Errors.SopException">
    /// <c>SopDumpCommandNotFound</c>: no dump program; <c>SopDumpFailed</c>: it said why; <c>SopDumpTruncated</c>: it ended without the line
    /// that a whole dump ends with.
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

    /// <summary>The program to run; null for the first of mariadb-dump and mysqldump on the PATH.</summary>
    public string? Command { get; init; }
}

/// <summary>What a dump turned out to be.</summary>
public sealed record DumpOutcome
{
    /// <summary>The program's own name and version.</summary>
    public required string Tool { get; init; }

    /// <summary>The server's version as the dump states it; null if it does not.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>How many tables each storage engine has.</summary>
    public required IReadOnlyDictionary<string, int> Engines { get; init; }

    /// <summary>
    /// True when MariaDB's first line, which switches its own client to sandbox mode and which MySQL's and older clients reject, was left out.
    /// </summary>
    public bool SandboxLineRemoved { get; init; }

    /// <summary>What someone should know, such as tables that a dump cannot read consistently.</summary>
    public IReadOnlyList<Phrase> Warnings { get; init; } = [];
}
