using Microsoft.Data.Sqlite;
using SopWebsite.Register;

namespace SopWebsite.Tests.Support;

/// <summary>A place for a register of a test's own, of either kind, with the back door that an attacker would take.</summary>
public abstract class RegisterPlace : IDisposable
{
    public abstract string Location { get; }

    public IRegister Open(RegisterAccess access = RegisterAccess.Write) => Desk.Adapters.OpenRegister(Location, access);

    /// <summary>Runs SQL behind the register's back.</summary>
    public abstract void Execute(string sql);

    /// <summary>Takes the triggers of the log away, as one with the rights of its owner could.</summary>
    public abstract void DropLogTriggers();

    /// <summary>The tables and their columns.</summary>
    public abstract IReadOnlyList<string> Columns();

    public abstract void Dispose();
}

public sealed class SqlitePlace : RegisterPlace
{
    private readonly TemporaryFolder _folder = new();

    public override string Location => _folder["register.db"];

    public override void Execute(string sql) => Read(Location, sql);

    public override void DropLogTriggers() => Execute("DROP TRIGGER escalation_log_keep; DROP TRIGGER escalation_log_hold;");

    public override IReadOnlyList<string> Columns() =>
        Read(Location, "SELECT m.name || '.' || c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table' ORDER BY 1");

    public override void Dispose() => _folder.Dispose();

    public static List<string> Read(string location, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={location};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(0));
        return lines;
    }
}

public sealed class PostgreSqlPlace : RegisterPlace
{
    private readonly PostgreSqlServer _server;
    private readonly string _database;

    public PostgreSqlPlace()
        : this(PostgreSqlServer.Get())
    {
    }

    /// <param name="server">A server of the test's own.</param>
    internal PostgreSqlPlace(PostgreSqlServer server)
    {
        _server = server;
        _database = server.CreateDatabase();
    }

    public override string Location => _server.Address(_database);

    public override void Execute(string sql) => _server.Execute(_database, sql);

    public IReadOnlyList<string> Read(string sql) => _server.Read(_database, sql);

    public override void DropLogTriggers() =>
        Execute("DROP TRIGGER escalation_log_keep ON escalation_log; DROP TRIGGER escalation_log_hold ON escalation_log;");

    public override IReadOnlyList<string> Columns() => _server.Read(
        _database,
        "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> "
        + "'register_version' ORDER BY 1");

    public override void Dispose()
    {
        // The databases go with the server.
    }
}
