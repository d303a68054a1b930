using Microsoft.Data.Sqlite;
using SopWebsite.Languages;
using SopWebsite.Register;

namespace SopWebsite.Adapters.Storage;

/// <summary>
/// The register in one SQLite file: foreign keys, writers wait for each other; a write-ahead log, except on a network share, where a journal
/// that is cut after each transaction does its work more slowly and safely.
/// </summary>
internal sealed class SqliteRegister : DatabaseRegister
{
    private readonly bool _onShare;

    static SqliteRegister() => SQLitePCL.Batteries_V2.Init();

    private SqliteRegister(RegisterDatabase database, string location, bool onShare)
        : base(database, location, location + ".key") => _onShare = onShare;

    public override Phrase? Remark => !_onShare ? null : new Phrase(
        $"The register '{Location}' is on a network share. That serves a few PCs; for many, keep it on a PostgreSQL server (docs/guide/log.md).",
        $"Register '{Location}' berada di folder jaringan. Itu cukup untuk beberapa PC; untuk banyak PC, simpan di server PostgreSQL "
        + "(docs/guide/log.md).");

    /// <param name="location">The file.</param>
    /// <param name="access">Whether it is made where there is none.</param>
    /// <param name="isOnShare">Says whether a file is on a network share; null for <see cref="NetworkShare.Holds"/>.</param>
    public static SqliteRegister Open(string location, RegisterAccess access, Func<string, bool>? isOnShare = null)
    {
        try
        {
            var path = Path.GetFullPath(location);
            if (access == RegisterAccess.Read && !File.Exists(path)) return OpenEmpty(path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return Open(path, path, (isOnShare ?? NetworkShare.Holds)(path));
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw RegisterFaults.Unusable(failure, location);
        }
    }

    /// <summary>A register with nothing in it, in memory: what stands in where there is none yet and none may be made.</summary>
    public static SqliteRegister OpenEmpty(string location) => Open(":memory:", location, onShare: false);

    public override IDisposable? TryLock(string name)
    {
        try
        {
            // The system frees a file's lock with the process, however it ends.
            return new FileStream($"{Location}.{name}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static SqliteRegister Open(string source, string location, bool onShare)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            DefaultTimeout = 60,
            ForeignKeys = true,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            var database = new RegisterDatabase(connection, new SqliteDialect(location));
            SetJournal(database, location, SqliteJournal.Of(source), onShare);
            Migrator.Migrate(database, location);
            return new SqliteRegister(database, location, onShare);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void SetJournal(RegisterDatabase database, string location, SqliteJournal found, bool onShare)
    {
        database.Execute("PRAGMA synchronous = FULL");
        // A file that was once brought back from a share stays so: the machine that shares its folder sees it as its own disk.
        if (!onShare) database.Execute($"PRAGMA journal_mode = {(found.IsRollback ? "TRUNCATE" : "WAL")}");
        else if (!found.IsWriteAhead) database.Execute("PRAGMA journal_mode = TRUNCATE");
        else BringBack(database, location);
    }

    /// <summary>Alone with the file no shared memory is needed, so that what the write-ahead log still holds gets into it.</summary>
    private static void BringBack(RegisterDatabase database, string location)
    {
        database.Execute("PRAGMA locking_mode = EXCLUSIVE");
        if (database.First<string>("PRAGMA journal_mode = TRUNCATE") != "truncate")
            throw RegisterFaults.Busy(new IOException("journal_mode"), location);
        database.Execute("PRAGMA locking_mode = NORMAL; SELECT COUNT(*) FROM sqlite_master;");
    }
}
