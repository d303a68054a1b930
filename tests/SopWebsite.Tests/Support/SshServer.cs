using SopWebsite.Backups.Transport;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Support;

/// <summary>
/// A real sshd on loopback, of the account that runs the tests, with keys of its own: started for the first test that asks for it, shared by
/// all, gone with the test run. A test that ends it, or changes its key, has one of its own. It serves commands, tunnels and SFTP.
/// </summary>
internal sealed class SshServer : IDisposable
{
    public const string Passphrase = "kalimat \"sandi\" $HOME %PATH% 'contoh'";

    private const int Attempts = 5;

    private static readonly Lazy<SshServer> Started = new(() => new SshServer());

    private readonly string? _program = ServerProcess.Find("sshd");
    private ServerProcess? _server;

    private SshServer()
    {
        if (_program is null || ServerProcess.Find("ssh") is null)
        {
            Missing = _program is null ? "openssh-server is not installed" : "openssh-client is not installed";
            return;
        }
        Folder = new TemporaryFolder();
        foreach (var type in new[] { "ed25519", "rsa" }) MakeKey("host_" + type, type, "");
        MakeKey("other_host", "ed25519", "");
        MakeKey("client", "ed25519", Passphrase);
        MakeKey("plain", "ed25519", "");
        MakeKey("stranger", "ed25519", "");
        File.WriteAllText(Folder["authorized_keys"], File.ReadAllText(Folder["client.pub"]) + File.ReadAllText(Folder["plain.pub"]));
        // Under the administrator's account sshd wants this folder, which a package makes when the service starts.
        if (Environment.IsPrivilegedProcess) Directory.CreateDirectory("/run/sshd");
        // Another process may take the port that was free.
        for (var attempt = 0; _server is null && attempt < Attempts; attempt++) Missing = Begin(LoopbackServer.ClosedPort(), "host_ed25519");
    }

    /// <summary>Why there is none; null when there is.</summary>
    public static string? Absent => Started.Value.Missing;

    /// <summary>Its keys and its configuration.</summary>
    public TemporaryFolder? Folder { get; }

    public int Port { get; private set; }

    /// <summary>Who logs in.</summary>
    public string User { get; } = Environment.UserName;

    /// <summary>The private key that logs in; it has no passphrase.</summary>
    public string KeyFile => this["plain"];

    /// <summary>The key that the server shows, as <c>ssh-ed25519 AAAA...</c>.</summary>
    public string HostKey => PublicKey("host_ed25519");

    /// <summary>A key that it does not show.</summary>
    public string OtherKey => PublicKey("other_host");

    private string? Missing { get; set; }

    public string this[string file] => Folder![file];

    /// <summary>The server; a test is skipped where OpenSSH's is not installed.</summary>
    public static SshServer Get()
    {
        Skip.If(Absent is not null, Absent);
        return Started.Value;
    }

    /// <summary>A server that no other test uses, and that ends with its disposal.</summary>
    public static SshServer StartOwn()
    {
        var server = new SshServer();
        Skip.If(server.Missing is not null, server.Missing);
        return server;
    }

    /// <summary>The way there, for commands and tunnels.</summary>
    public SshRoute Route(bool tunnel = false) => new()
    {
        Host = "127.0.0.1", Port = Port, UserName = User, KeyFile = KeyFile, HostKey = [HostKey], Tunnel = tunnel,
    };

    /// <summary>The address of a folder.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="port">The port of something in between; the server's own without.</param>
    public string Address(string folder, int? port = null) =>
        $"sftp://{User}@127.0.0.1:{port ?? Port}{Uri.EscapeDataString(folder).Replace("%2F", "/", StringComparison.Ordinal)}";

    /// <summary>A session on a folder.</summary>
    public RemoteAccess Access(string folder, int? port = null) => new()
    {
        Address = RemoteAddress.Parse(Address(folder, port)), IdentityFile = KeyFile, Pins = [HostKeyPin.Parse(HostKey)],
    };

    /// <summary>Cuts every connection at once, as a cable would; new ones are taken.</summary>
    public void Cut() => ServerProcess.Run("pkill", "-KILL", "-P", _server!.Id);

    /// <summary>Goes on at the same port with another key, as a server that was set up anew, or another one in its place.</summary>
    public void ChangeKey()
    {
        _server!.Stop();
        Assert.Null(Begin(Port, "other_host"));
    }

    public void Dispose() => _server?.Dispose();

    private string? Begin(int port, string key)
    {
        Port = port;
        File.WriteAllText(this["sshd_config"], $"""
            Port {Port}
            ListenAddress 127.0.0.1
            HostKey {this[key]}
            HostKey {this["host_rsa"]}
            PidFile none
            AuthorizedKeysFile {this["authorized_keys"]}
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            UsePAM no
            StrictModes no
            PermitRootLogin prohibit-password
            AllowStreamLocalForwarding yes
            MaxStartups 100
            MaxSessions 100
            Subsystem sftp internal-sftp

            """);
        (_server, var said) = ServerProcess.StartSaying("Server listening on", Folder!.Path, _program!, "-D", "-e", "-f", this["sshd_config"]);
        return _server is null ? "sshd does not start here: " + said : null;
    }

    private string PublicKey(string name) => string.Join(' ', File.ReadAllText(this[name + ".pub"]).Split(' ').Take(2));

    private void MakeKey(string name, string type, string passphrase) =>
        ServerProcess.Run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", name, "-f", this[name]);
}
