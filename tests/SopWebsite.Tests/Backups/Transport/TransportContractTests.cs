using SopWebsite.Adapters.Transfer;
using SopWebsite.Backups.Transport;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>The contract over a folder of this machine.</summary>
public sealed class LocalFolderTests : TransportContract
{
    protected override string? Missing => OperatingSystem.IsWindows() ? "the trees of these tests have rights and links" : null;

    protected override IRemoteTree OpenAt(string root) => new LocalTree(RemoteAddress.Parse(root));
}

/// <summary>The contract over OpenSSH, against a real sshd.</summary>
public sealed class OpenSshTests : TransportContract
{
    protected override string? Missing => SshServer.Absent;

    protected override IRemoteTree OpenAt(string root) => Desk.Adapters.Transports.Open(SshServer.Get().Access(root), CancellationToken.None);
}

/// <summary>The contract over lftp, against a real vsftpd.</summary>
public abstract class FtpContract(FtpServer server) : TransportContract
{
    protected override string? Missing => server.Missing;

    protected override bool CarriesLineBreaks => false;

    protected override bool MakesLinks => false;

    protected override bool TellsRoom => false;

    // vsftpd lets only real accounts change rights.
    protected override bool SetsModes => false;

    protected override IRemoteTree OpenAt(string root) =>
        Desk.Adapters.Transports.Open(
            server.Access(Uri.EscapeDataString(root).Replace("%2F", "/", StringComparison.Ordinal)), CancellationToken.None);
}

/// <summary>In clear text.</summary>
public sealed class ClearFtpTests(ClearFtpServer server) : FtpContract(server), IClassFixture<ClearFtpServer>;

/// <summary>With TLS that is begun on the usual port.</summary>
public sealed class ExplicitFtpsTests(ExplicitFtpsServer server) : FtpContract(server), IClassFixture<ExplicitFtpsServer>;

/// <summary>With TLS from the first byte.</summary>
public sealed class ImplicitFtpsTests(ImplicitFtpsServer server) : FtpContract(server), IClassFixture<ImplicitFtpsServer>;

/// <summary>
/// The contract over WinSCPnet's members, against an assembly of the same public surface that stands in for it: WinSCP itself runs on Windows
/// only.
/// </summary>
public sealed class WinScpTests : TransportContract
{
    protected override string? Missing => OperatingSystem.IsWindows() ? "the trees of these tests have rights and links" : null;

    protected override bool TellsRoom => false;

    // As WinSCP's own library: it names links and does not say where they lead.
    protected override bool CarriesTargets => false;

    protected override bool MakesLinks => false;

    protected override IRemoteTree OpenAt(string root) =>
        new TransportSet(WinScpStandIn.Folder) { IsWindows = true }.Open(WinScpStandIn.Access(root), CancellationToken.None);
}
