using System.Diagnostics;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Dumps;

/// <summary>A real MariaDB server on a socket of its own, started for the tests that share it and gone with them.</summary>
public sealed class MariaDbServer : IDisposable
{
    private readonly TemporaryFolder? _folder;
    private readonly Process? _server;
    private readonly Process? _guard;

    public MariaDbServer()
    {
        if (!OperatingSystem.IsLinux() || Find("mariadbd") is not { } server || Find("mariadb-install-db") is not { } install) return;
        _folder = new TemporaryFolder();
        var data = _folder["data"];
        Run(install, null, "--no-defaults", $"--datadir={data}", "--auth-root-authentication-method=normal", "--skip-test-db",
            $"--user={Environment.UserName}");
        _server = Process.Start(new ProcessStartInfo(server,
        [
            "--no-defaults", $"--user={Environment.UserName}", $"--datadir={data}", $"--socket={Socket}", $"--pid-file={_folder["pid"]}",
            "--bind-address=127.0.0.1", $"--port={Port}", "--innodb-buffer-pool-size=16M", "--innodb-log-file-size=4M", "--event-scheduler=OFF",
        ]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        // Drained, or the server would wait for someone to read its log.
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginErrorReadLine();
        _server.OutputDataReceived += (_, _) => { };
        _server.BeginOutputReadLine();
        // Should the test run be killed, the pipe to this one closes and it takes the server along.
        _guard = Process.Start(new ProcessStartInfo("sh", ["-c", $"read line; kill -9 {_server.Id} 2>/dev/null"]) { RedirectStandardInput = true });
        while (!_server.HasExited
            && RunFor(null, "mariadb", "--no-defaults", $"--socket={Socket}", "--user=root", "--connect-timeout=30", "-e", "SELECT 1").Exit != 0)
            Thread.Yield();
        Missing = _server.HasExited ? "mariadbd does not start here" : null;
    }

    /// <summary>Why there is no server; null when there is.</summary>
    public string? Missing { get; } = "mariadb-server is not installed";

    public int Port { get; } = FreePort();

    /// <summary>Kills it, as a crash would.</summary>
    public void Crash() => _server!.Kill();

    public string Socket => _folder!["s"];

    public string Folder => _folder!.Path;

    /// <summary>Runs SQL as the administrator and returns what it prints, tab-separated.</summary>
    public string Sql(string sql, string database = "") =>
        Run("mariadb", sql, "--no-defaults", $"--socket={Socket}", "--user=root", "--batch", "--skip-column-names", "--default-character-set=utf8mb4",
            "--", database);

    public void Dispose()
    {
        _guard?.StandardInput.Close();
        _guard?.WaitForExit();
        _server?.WaitForExit();
        _guard?.Dispose();
        _server?.Dispose();
        _folder?.Dispose();
    }

    private static string Run(string program, string? input, params string[] arguments)
    {
        var (exit, output, errors) = RunFor(input, program, arguments);
        return exit == 0 ? output : throw new InvalidOperationException($"{program}: {errors}");
    }

    private static (int Exit, string Output, string Errors) RunFor(string? input, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (input is not null) process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? Find(string program) =>
        new[] { "/usr/sbin", "/usr/bin", "/usr/local/bin" }.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
