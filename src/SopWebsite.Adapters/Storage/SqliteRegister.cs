using Microsoft.Data.Sqlite;
using SopWebsite.Backups;
using SopWebsite.Escalations;
using SopWebsite.Monitoring;
using SopWebsite.Procedures;
using SopWebsite.Register;
using SopWebsite.Renewals;
using SopWebsite.Situations;
using SopWebsite.Sites;
using SopWebsite.Visitors;

namespace SopWebsite.Adapters.Storage;

/// <summary>The register in one SQLite file: write-ahead log, foreign keys, writers wait for each other.</summary>
internal sealed class SqliteRegister : IRegister
{
    private readonly RegisterDatabase _database;

    static SqliteRegister() => SQLitePCL.Batteries_V2.Init();

    private SqliteRegister(RegisterDatabase database, string location)
    {
        _database = database;
        Location = location;
        Sites = new SiteStore(database);
        Log = new EscalationLogStore(database);
        Situations = new SituationStore(database);
        Procedures = new ProcedureStore(database);
        Runs = new RunStore(database);
        Checks = new CheckStore(database);
        Visitors = new VisitorStore(database);
        Renewals = new RenewalStore(database);
        Backups = new BackupStore(database);
    }

    public string Location { get; }

    public ISiteStore Sites { get; }

    public IEscalationLog Log { get; }

    public IProcedureStore Procedures { get; }

    public IRunStore Runs { get; }

    public ICheckStore Checks { get; }

    public IVisitorStore Visitors { get; }

    public IRenewalStore Renewals { get; }

    public IBackupStore Backups { get; }

    public static SqliteRegister Open(string location, RegisterAccess access)
    {
        SqliteConnection? connection = null;
        try
        {
            var path = Path.GetFullPath(location);
            var inMemory = access == RegisterAccess.Read && !File.Exists(path);
            if (!inMemory) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = inMemory ? ":memory:" : path,
                DefaultTimeout = 60,
                ForeignKeys = true,
                Pooling = false,
            }.ToString());
            connection.Open();
            var database = new RegisterDatabase(connection, "BEGIN IMMEDIATE", failure => SqliteFaults.Of(failure, path));
            database.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            Migrator.Migrate(database, path);
            return new SqliteRegister(database, path);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            connection?.Dispose();
            throw SqliteFaults.Unusable(failure, location);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    public ISituationStore Situations { get; }

    public IDisposable? TryLock(string name)
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

    public void Transact(Action work) => _database.Transact(work);

    public void Dispose() => _database.Dispose();
}
