using System.Runtime.InteropServices;
using SopWebsite.Adapters.Ssh;
using SopWebsite.Adapters.Transfer.Lftp;
using SopWebsite.Adapters.Transfer.OpenSsh;
using SopWebsite.Adapters.Transfer.WinScp;
using SopWebsite.Backups.Transport;

namespace SopWebsite.Adapters.Transfer;

/// <summary>
/// Which program carries which protocol: OpenSSH carries sftp everywhere; lftp carries FTP on Linux and macOS; on Windows WinSCP carries the
/// rest, and sftp too where OpenSSH is missing.
/// </summary>
/// <param name="library">The module's <c>lib</c> folder, in which a WinSCPnet.dll may lie.</param>
internal sealed class TransportSet(string library) : IRemoteTransports
{
    /// <summary>Whether this is Windows; the tests say otherwise.</summary>
    internal bool IsWindows { get; init; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    private enum Carrier
    {
        Here,
        OpenSsh,
        Lftp,
        WinScp,
    }

    public IRemoteTree Open(RemoteAccess access, CancellationToken cancellation) => CarrierOf(access) switch
    {
        Carrier.Here => new LocalTree(access.Address, access.Rate),
        Carrier.OpenSsh => SftpTree.Open(access, cancellation),
        Carrier.Lftp => LftpTree.Open(access, cancellation),
        _ => WinScpTree.Open(WinScpLibrary.Load(access.WinScpPath, library), access, cancellation),
    };

    public IReadOnlyList<ServerKey> Scan(RemoteAccess access, CancellationToken cancellation)
    {
        if (access.Address.Protocol is RemoteProtocol.Folder or RemoteProtocol.Ftp or RemoteProtocol.WebDav) return [];
        return CarrierOf(access) switch
        {
            Carrier.OpenSsh => SshKeyScan.Ask(access.Address, cancellation),
            Carrier.Lftp => [FtpCertificate.Ask(access.Address, cancellation).Key],
            _ => [WinScpSession.Scan(WinScpLibrary.Load(access.WinScpPath, library), access, cancellation)],
        };
    }

    private Carrier CarrierOf(RemoteAccess access) => access.Address.Protocol switch
    {
        RemoteProtocol.Folder => Carrier.Here,
        RemoteProtocol.Sftp when !IsWindows
            || access.WinScpPath is null && (SshProgram.Look("ssh") is not null || WinScpLibrary.Look(null, library) is null)
            => Carrier.OpenSsh,
        RemoteProtocol.Ftp or RemoteProtocol.FtpExplicitTls or RemoteProtocol.FtpImplicitTls when !IsWindows => Carrier.Lftp,
        _ when IsWindows => Carrier.WinScp,
        _ => throw TransportFaults.Unsupported(access.Address),
    };
}
