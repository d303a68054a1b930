using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SopWebsite.Backups.Transport;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>How an <see cref="FtpServer"/> is spoken to.</summary>
public enum FtpSecurity
{
    Clear,
    Explicit,
    Implicit,
}

/// <summary>A real vsftpd on loopback that runs as the test's account, asks for a password, and shows a certificate of its own making.</summary>
public abstract class FtpServer : IDisposable
{
    public const string Password = "kata \"sandi\" \\contoh; $x";

    private readonly FtpSecurity _security;
    private readonly TemporaryFolder? _folder;
    private readonly ServerProcess? _server;

    protected FtpServer(FtpSecurity security)
    {
        _security = security;
        var program = ServerProcess.Find("vsftpd");
        if (program is null) return;
        if (ServerProcess.Find("lftp") is null)
        {
            Missing = "lftp is not installed";
            return;
        }
        Missing = null;
        _folder = new TemporaryFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // It names another host than the one that is spoken to: what counts is that it is the pinned one.
        using var certificate = new CertificateRequest("CN=ftp.example.go.id", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        Sha256 = Convert.ToHexString(SHA256.HashData(certificate.RawData)).ToLowerInvariant();
        File.WriteAllText(_folder["site.pem"], certificate.ExportCertificatePem());
        File.WriteAllText(_folder["site.key"], key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(_folder["passwords"], Password + "\n");
        Port = LoopbackServer.ClosedPort();
        File.WriteAllText(_folder["vsftpd.conf"], $"""
            listen=YES
            listen_address=127.0.0.1
            listen_port={Port}
            background=NO
            run_as_launching_user=YES
            anonymous_enable=YES
            secure_email_list_enable=YES
            email_password_file={_folder["passwords"]}
            local_enable=NO
            write_enable=YES
            anon_upload_enable=YES
            anon_mkdir_write_enable=YES
            anon_other_write_enable=YES
            anon_world_readable_only=NO
            anon_umask=022
            mdtm_write=YES
            force_dot_files=YES
            xferlog_enable=NO
            seccomp_sandbox=NO
            isolate=NO
            isolate_network=NO
            {(security == FtpSecurity.Clear ? "" : Secure(security))}
            """);
        _server = ServerProcess.StartListening(program, Port, _folder["vsftpd.conf"]);
    }

    /// <summary>Why there is no server; null when there is.</summary>
    public string? Missing { get; } = "vsftpd is not installed";

    public int Port { get; }

    /// <summary>The certificate's fingerprint.</summary>
    public string Sha256 { get; } = "";

    public RemoteAccess Access(string root, int? port = null)
    {
        var scheme = _security switch { FtpSecurity.Explicit => "ftpes", FtpSecurity.Implicit => "ftps", _ => "ftp" };
        return new RemoteAccess
        {
            Address = RemoteAddress.Parse($"{scheme}://anonymous@127.0.0.1:{port ?? Port}{root}"),
            Password = Password,
            Pins = _security == FtpSecurity.Clear ? [] : [HostKeyPin.Parse(Sha256)],
        };
    }

    public void Dispose()
    {
        _server?.Dispose();
        _folder?.Dispose();
        GC.SuppressFinalize(this);
    }

    private string Secure(FtpSecurity security) => $"""
        ssl_enable=YES
        implicit_ssl={(security == FtpSecurity.Implicit ? "YES" : "NO")}
        allow_anon_ssl=YES
        force_anon_logins_ssl=YES
        force_anon_data_ssl=YES
        require_ssl_reuse=NO
        ssl_ciphers=HIGH
        rsa_cert_file={_folder!["site.pem"]}
        rsa_private_key_file={_folder["site.key"]}
        """;
}

public sealed class ClearFtpServer() : FtpServer(FtpSecurity.Clear);

public sealed class ExplicitFtpsServer() : FtpServer(FtpSecurity.Explicit);

public sealed class ImplicitFtpsServer() : FtpServer(FtpSecurity.Implicit);
