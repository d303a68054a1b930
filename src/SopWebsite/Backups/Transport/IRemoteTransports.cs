using SopWebsite.Errors;

namespace SopWebsite.Backups.Transport;

/// <summary>Opens sessions with the servers on which sites have their files, through the programs that this machine has.</summary>
public interface IRemoteTransports
{
    /// <summary>Opens a session. The server's key or certificate must be a pinned one.</summary>
    /// <exception cref="SopException">
    /// <c>SopTransportUnsupported</c>, <c>SopTransportMissing</c>, <c>SopHostKeyUnknown</c>, <c>SopHostKeyChanged</c>, <c>SopLoginRefused</c>,
    /// <c>SopConnectionFailed</c>.
    /// </exception>
    IRemoteTree Open(RemoteAccess access, CancellationToken cancellation);

    /// <summary>Asks a server for its keys or its certificate, without logging in and without trusting it.</summary>
    /// <exception cref="SopException"><c>SopTransportUnsupported</c>, <c>SopTransportMissing</c>, <c>SopConnectionFailed</c>.</exception>
    IReadOnlyList<ServerKey> Scan(RemoteAccess access, CancellationToken cancellation);
}
