using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Support;

/// <summary>
/// A real PostgreSQL server on loopback, started for the first test that asks for it, shared by all, gone with the test run. A test that
/// stops it has one of its own.
/// </summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private const string Account = "sop";
    private static readonly Lazy<PostgreSqlServer> Started = new(() => new PostgreSqlServer());

    private readonly string _folder = "";
    private readonly string _control = "";
    private readonly int _port;
    private readonly string _password = Guid.NewGuid().ToString("N");
    private readonly TemporaryFolder? _secrets;
    private readonly Process? _guard;

    private PostgreSqlServer()
    {
        if (!OperatingSystem.IsLinux() || Find("initdb") is not { } initdb || Find("pg_ctl") is not { } control) return;
        if (Environment.UserName == "root" && !File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)))
        {
            Missing = "there is no user postgres to run the server as";
            return;
        }
        _secrets = new TemporaryFolder();
        // Owned by whom the server runs as, which is never root.
        _folder = Run("mktemp", "-d", "/tmp/sopwebsite-pg-XXXXXX").Trim();
        _port = FreePort();
        _control = control;
        var data = Path.Combine(_folder, "data");
        Run("sh", "-c", $"umask 077; echo {_password} > {_folder}/password");
        Run(initdb, "-D", data, "-U", Account, $"--pwfile={_folder}/password", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8",
            "--no-sync");
        StartAgain();
        // However the test run ends, the pipe to this one closes and it takes the server along.
        _guard = Process.Start(new ProcessStartInfo("sh", ["-c",
            $"read line; read server < {data}/postmaster.pid && kill -QUIT $server; while kill -0 $server 2>/dev/null; do sleep 0.1; done; "
            + $"rm -rf {_folder} {_secrets.Path}"])
        { RedirectStandardInput = true });
        File.WriteAllText(_secrets["password"], _password);
        File.SetUnixFileMode(_secrets["password"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Missing = null;
    }

    /// <summary>The server; a test is skipped where PostgreSQL is not installed.</summary>
    public static PostgreSqlServer Get()
    {
        Skip.If(Started.Value.Missing is not null, Started.Value.Missing);
        return Started.Value;
    }

    /// <summary>A server that no other test uses, and that ends with its disposal.</summary>
    public static PostgreSqlServer StartOwn()
    {
        var server = new PostgreSqlServer();
        Skip.If(server.Missing is not null, server.Missing);
        return server;
    }

    /// <summary>Why there is no server; null when there is.</summary>
    private string? Missing { get; } = "postgresql is not installed";

    /// <summary>Makes a database whose own order of texts is a language's, as an administrator may have it.</summary>
    public string CreateDatabase()
    {
        var name = $"court_{Guid.NewGuid():N}";
        Execute("postgres", $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'id-ID'");
        return name;
    }

    /// <summary>A database as a site has it.</summary>
    public SiteDatabase Database(string name, string account = Account) => new()
    {
        Name = name, Engine = DatabaseEngine.PostgreSql, Host = "127.0.0.1", Port = _port, UserName = account,
        Secret = "file:" + _secrets!["password"],
    };

    /// <summary>The folder of its socket.</summary>
    public string Folder => _folder;

    /// <summary>The address of a database for a register.</summary>
    public string Address(string database, string account = Account) =>
        string.Create(
            CultureInfo.InvariantCulture, $"postgresql://{account}@127.0.0.1:{_port}/{database}?passwordSecret=file:{_secrets!["password"]}");

    /// <summary>The same address with no way to the password.</summary>
    public string AddressWithoutPassword(string database) => Address(database).Split('?')[0];

    /// <summary>Makes an account with the same password.</summary>
    public void CreateAccount(string name) => Execute("postgres", $"CREATE ROLE {name} LOGIN PASSWORD '{_password}'");

    /// <summary>Runs SQL as the administrator, behind the register's back.</summary>
    public void Execute(string database, string sql) => Read(database, sql);

    /// <summary>The first column of what SQL gives.</summary>
    public IReadOnlyList<string> Read(string database, string sql)
    {
        using var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={_port};Username={Account};Password={_password};Database={database};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(0));
        return lines;
    }

    /// <summary>Stops it as a crash would: at once, without writing anything more.</summary>
    public void Crash() => Run(_control, "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop");

    /// <summary>Starts it, with what its own log can bring back.</summary>
    public void StartAgain() => Run(_control, "-D", Path.Combine(_folder, "data"), "-w", "-l", Path.Combine(_folder, "server.log"), "-o",
        $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off -c max_connections=200", "start");

    public void Dispose()
    {
        _guard?.StandardInput.Close();
        _guard?.WaitForExit();
        _guard?.Dispose();
    }

    private static string Run(string program, params string[] arguments)
    {
        string[] all = Environment.UserName == "root"
            ? ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments]
            : arguments;
        using var process = Process.Start(new ProcessStartInfo(Environment.UserName == "root" ? "setpriv" : program, all)
        {
            RedirectStandardOutput = program == "mktemp", RedirectStandardError = false, WorkingDirectory = "/",
        })!;
        var output = program == "mktemp" ? process.StandardOutput.ReadToEnd() : "";
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Debian keeps the server's programs out of the PATH, in a folder for each version.</summary>
    private static string? Find(string program)
    {
        string[] folders = Directory.Exists("/usr/lib/postgresql")
            ? [.. Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => folder, StringComparer.Ordinal).Select(folder =>
                Path.Combine(folder, "bin"))]
            : [];
        return folders.Concat(["/usr/local/bin", "/usr/bin"]).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }
}
