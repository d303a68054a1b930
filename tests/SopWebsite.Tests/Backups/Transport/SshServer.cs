using SopWebsite.Backups.Transport;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>A real sshd on loopback, with keys and settings of its own, that lets the test's account in by a key with a passphrase.</summary>
public sealed class SshServer : IDisposable
{
    public const string Passphrase = "kalimat \"sandi\" $HOME %PATH% 'contoh'";

    private readonly TemporaryFolder? _folder;
    private readonly ServerProcess? _server;

    public SshServer()
    {
        var program = ServerProcess.Find("sshd");
        if (program is null) return;
        if (ServerProcess.Find("ssh") is null)
        {
            Missing = "openssh-client is not installed";
            return;
        }
        Missing = null;
        _folder = new TemporaryFolder();
        foreach (var type in new[] { "ed25519", "rsa" }) MakeKey("host_" + type, type, "");
        MakeKey("other_host", "ed25519", "");
        MakeKey("client", "ed25519", Passphrase);
        MakeKey("plain", "ed25519", "");
        MakeKey("stranger", "ed25519", "");
        File.WriteAllText(_folder["authorized_keys"], File.ReadAllText(_folder["client.pub"]) + File.ReadAllText(_folder["plain.pub"]));
        // Under the administrator's account sshd wants this folder, which a package makes when the service starts.
        if (Environment.IsPrivilegedProcess) Directory.CreateDirectory("/run/sshd");
        Port = LoopbackServer.ClosedPort();
        File.WriteAllText(_folder["sshd_config"], $"""
            Port {Port}
            ListenAddress 127.0.0.1
            HostKey {_folder["host_ed25519"]}
            HostKey {_folder["host_rsa"]}
            PidFile none
            AuthorizedKeysFile {_folder["authorized_keys"]}
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            UsePAM no
            StrictModes no
            PermitRootLogin yes
            MaxStartups 100
            LogLevel ERROR
            Subsystem sftp internal-sftp
            """);
        _server = ServerProcess.Start(program, Port, "-D", "-e", "-f", _folder["sshd_config"]);
    }

    /// <summary>Why there is no server; null when there is.</summary>
    public string? Missing { get; } = "openssh-server is not installed";

    public int Port { get; }

    public string HostKey => File.ReadAllText(_folder!["host_ed25519.pub"]).Trim();

    public string OtherHostKey => File.ReadAllText(_folder!["other_host.pub"]).Trim();

    public string this[string file] => _folder![file];

    /// <summary>A session as the test's account, by the key without a passphrase.</summary>
    public RemoteAccess Access(string root, int? port = null) => new()
    {
        Address = RemoteAddress.Parse($"sftp://{Environment.UserName}@127.0.0.1:{port ?? Port}{root}"),
        IdentityFile = _folder!["plain"],
        Pins = [HostKeyPin.Parse(HostKey)],
    };

    public void Dispose()
    {
        _server?.Dispose();
        _folder?.Dispose();
    }

    private void MakeKey(string name, string type, string passphrase) =>
        ServerProcess.Run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", name, "-f", _folder![name]);
}
