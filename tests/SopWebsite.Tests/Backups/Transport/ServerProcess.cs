using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>A server program of a test's own, started on a loopback port and gone with the test, also when the test is killed.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _server;
    private readonly Process _guard;

    private ServerProcess(Process server)
    {
        _server = server;
        _guard = Process.Start(new ProcessStartInfo(
            "sh", ["-c", $"read line; kill -9 {server.Id.ToString(CultureInfo.InvariantCulture)} 2>/dev/null"]) { RedirectStandardInput = true })!;
    }

    /// <summary>Where a server program is; null where it is not installed.</summary>
    public static string? Find(string program) => OperatingSystem.IsWindows() ? null
        : new[] { "/usr/sbin", "/usr/local/sbin", "/usr/bin", "/opt/homebrew/sbin" }.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Starts it and waits until it listens.</summary>
    public static ServerProcess Start(string program, int port, params string[] arguments)
    {
        var server = new ServerProcess(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!);
        var errors = server._server.StandardError.ReadToEndAsync();
        while (true)
        {
            if (server._server.HasExited) throw new InvalidOperationException($"{program} ended: {errors.Result}");
            try
            {
                using var client = new TcpClient();
                client.Connect("127.0.0.1", port);
                return server;
            }
            catch (SocketException)
            {
                Thread.Sleep(10);
            }
        }
    }

    /// <summary>Runs a program to its end.</summary>
    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {errors.Result}");
        return output;
    }

    public void Dispose()
    {
        if (!_server.HasExited) _server.Kill(entireProcessTree: true);
        _server.WaitForExit();
        _guard.StandardInput.Close();
        _guard.WaitForExit();
        _guard.Dispose();
        _server.Dispose();
    }
}
