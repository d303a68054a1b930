using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Support;

/// <summary>
/// A real sshd on loopback, of the account that runs the tests, with keys of its own: started for the first test that asks for it, shared by
/// all, gone with the test run. A test that ends it has one of its own. It serves commands, tunnels and SFTP.
/// </summary>
internal sealed class SshServer : IDisposable
{
    private static readonly Lazy<SshServer> Started = new(() => new SshServer());

    private readonly Process? _server;
    private readonly Process? _guard;

    private SshServer()
    {
        var sshd = new[] { "/usr/sbin/sshd", "/usr/local/sbin/sshd" }.FirstOrDefault(File.Exists);
        if (!OperatingSystem.IsLinux() || sshd is null) return;
        Folder = new TemporaryFolder();
        foreach (var key in new[] { "host", "other", "user" }) Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "contoh", "-f", Folder[key]);
        File.Copy(Folder["user.pub"], Folder["authorized"]);
        // The server keeps its less trusted part in it, and makes it nowhere itself.
        if (User == "root") Directory.CreateDirectory("/run/sshd");
        var log = Folder["log"];
        for (var attempt = 0; Missing is not null && attempt < 5; attempt++)
        {
            Port = FreePort();
            File.WriteAllText(Folder["config"], $"""
                ListenAddress 127.0.0.1:{Port}
                HostKey {Folder["host"]}
                PidFile none
                AuthorizedKeysFile {Folder["authorized"]}
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin prohibit-password
                AllowStreamLocalForwarding yes
                MaxStartups 100
                MaxSessions 100
                Subsystem sftp internal-sftp

                """);
            _server = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$0\" -D -e -f \"$1\" 2>\"$2\"", sshd, Folder["config"], log]))!;
            while (!_server.HasExited && !Answers(Port)) Thread.Yield();
            if (!_server.HasExited) Missing = null;
        }
        if (Missing is not null)
        {
            Missing = "sshd does not start here: " + File.ReadAllText(log);
            return;
        }
        // Should the test run be killed, the pipe to this one closes and it takes the server along.
        _guard = Process.Start(new ProcessStartInfo("sh", ["-c", $"read line; kill {_server!.Id} 2>/dev/null; rm -rf {Folder.Path}"]) { RedirectStandardInput = true });
    }

    /// <summary>The server; a test is skipped where OpenSSH's is not installed.</summary>
    public static SshServer Get()
    {
        Skip.If(Started.Value.Missing is not null, Started.Value.Missing);
        return Started.Value;
    }

    /// <summary>A server that no other test uses, and that ends with its disposal.</summary>
    public static SshServer StartOwn()
    {
        var server = new SshServer();
        Skip.If(server.Missing is not null, server.Missing);
        return server;
    }

    /// <summary>Its keys and its configuration.</summary>
    public TemporaryFolder? Folder { get; }

    public int Port { get; }

    /// <summary>Who logs in.</summary>
    public string User { get; } = Environment.UserName;

    /// <summary>The private key that logs in.</summary>
    public string KeyFile => Folder!["user"];

    /// <summary>The key that the server shows, as <c>ssh-ed25519 AAAA...</c>.</summary>
    public string HostKey => PublicKey("host");

    /// <summary>A key that it never shows.</summary>
    public string OtherKey => PublicKey("other");

    private string? Missing { get; } = "openssh-server is not installed";

    /// <summary>The way there.</summary>
    public SshRoute Route(bool tunnel = false) => new()
    {
        Host = "127.0.0.1", Port = Port, UserName = User, KeyFile = KeyFile, HostKey = [HostKey], Tunnel = tunnel,
    };

    /// <summary>Cuts every connection at once, as a cable would; new ones are taken.</summary>
    public void Cut() => Run("pkill", "-KILL", "-P", _server!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void Dispose()
    {
        _guard?.StandardInput.Close();
        _guard?.WaitForExit();
        _server?.WaitForExit();
        _guard?.Dispose();
        _server?.Dispose();
    }

    private string PublicKey(string name) => string.Join(' ', File.ReadAllText(Folder![name + ".pub"]).Split(' ').Take(2));

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    private static bool Answers(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
