using Microsoft.Data.Sqlite;
using SopWebsite.Register;

namespace SopWebsite.Adapters.Storage;

/// <summary>The register in one SQLite file: write-ahead log, foreign keys, writers wait for each other.</summary>
internal sealed class SqliteRegister : DatabaseRegister
{
    static SqliteRegister() => SQLitePCL.Batteries_V2.Init();

    private SqliteRegister(RegisterDatabase database, string location)
        : base(database, location)
    {
    }

    public static SqliteRegister Open(string location, RegisterAccess access)
    {
        try
        {
            var path = Path.GetFullPath(location);
            if (access == RegisterAccess.Read && !File.Exists(path)) return OpenEmpty(path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return Open(path, path);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw RegisterFaults.Unusable(failure, location);
        }
    }

    /// <summary>A register with nothing in it, in memory: what stands in where there is none yet and none may be made.</summary>
    public static SqliteRegister OpenEmpty(string location) => Open(":memory:", location);

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

    private static SqliteRegister Open(string source, string location)
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
            database.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            Migrator.Migrate(database, location);
            return new SqliteRegister(database, location);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
