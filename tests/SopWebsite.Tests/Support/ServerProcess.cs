using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SopWebsite.Tests.Support;

/// <summary>A server program of a test's own, gone with the test, also when the test is killed.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _server;
    private readonly Process _guard;
    private readonly StringBuilder _said = new();

    private ServerProcess(string? ready, string? leftover, string program, string[] arguments)
    {
        _server = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardError = true } };
        var isReady = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        IsReady = isReady.Task;
        _server.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                isReady.TrySetResult(false);
                return;
            }
            lock (_said) _said.AppendLine(line.Data);
            if (ready is not null && line.Data.StartsWith(ready, StringComparison.Ordinal)) isReady.TrySetResult(true);
        };
        _server.Start();
        _server.BeginErrorReadLine();
        // Should the test run be killed, the pipe to this one closes and it takes the server along.
        var clear = leftover is null ? "" : $"; [ \"$line\" = keep ] || rm -rf '{leftover}'";
        _guard = Process.Start(
            new ProcessStartInfo("sh", ["-c", $"read -r line; kill -9 {Id} 2>/dev/null{clear}"]) { RedirectStandardInput = true })!;
    }

    public string Id => _server.Id.ToString(CultureInfo.InvariantCulture);

    private Task<bool> IsReady { get; }

    private string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <summary>Where a server program is; null where it is not installed.</summary>
    public static string? Find(string program) => OperatingSystem.IsWindows() ? null
        : new[] { "/usr/sbin", "/usr/local/sbin", "/usr/bin", "/opt/homebrew/sbin" }.Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Starts it and waits for the line in which it says that it listens.</summary>
    /// <param name="ready">What the line begins with.</param>
    /// <param name="leftover">A folder that goes with it.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The server; null where it ended, and what it said.</returns>
    public static (ServerProcess? Server, string Said) StartSaying(string ready, string leftover, string program, params string[] arguments)
    {
        var server = new ServerProcess(ready, leftover, program, arguments);
        if (server.IsReady.GetAwaiter().GetResult()) return (server, "");
        server.Stop();
        return (null, server.Said);
    }

    /// <summary>
    /// Starts one that says nothing of itself, and waits until it listens: there is no other sign of it than that it lets someone in.
    /// </summary>
    public static ServerProcess StartListening(string program, int port, params string[] arguments)
    {
        var server = new ServerProcess(ready: null, leftover: null, program, arguments);
        while (true)
        {
            if (server.IsReady.IsCompleted) throw new InvalidOperationException($"{program} ended: {server.Said}");
            try
            {
                using var client = new TcpClient();
                client.Connect("127.0.0.1", port);
                return server;
            }
            catch (SocketException)
            {
                Thread.Yield();
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

    /// <summary>Ends it, and leaves its folder for another one.</summary>
    public void Stop()
    {
        _guard.StandardInput.WriteLine("keep");
        Dispose();
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
