using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using Lib = SopWebsite.Adapters.Transfer.WinScp.WinScpLibrary;

namespace SopWebsite.Adapters.Transfer.WinScp;

/// <summary>Opens sessions of WinSCP, and asks servers for their keys through it.</summary>
internal static class WinScpSession
{
    private const string Algorithm = "SHA-256";

    /// <summary>Opens a session that holds to the pinned keys.</summary>
    public static object Open(Lib library, RemoteAccess access, CancellationToken cancellation)
    {
        var options = OptionsOf(library, access);
        if (access.Address.IsSsh || access.Pins.Count > 0) Pin(library, access, options, cancellation);
        if (access.User is { } user) Lib.Set(options, "UserName", user);
        if (access.IdentityFile is { } key)
        {
            Lib.Set(options, "SshPrivateKeyPath", key);
            if (access.Password is { } phrase)
                Lib.Set(options, Lib.Has(options, "PrivateKeyPassphrase") ? "PrivateKeyPassphrase" : "SshPrivateKeyPassphrase", phrase);
        }
        else if (access.Password is { } password) Lib.Set(options, "Password", password);
        var session = Make(library);
        try
        {
            Lib.Call(session, "Open", options);
            cancellation.ThrowIfCancellationRequested();
            return session;
        }
        catch (Exception failure)
        {
            ((IDisposable)session).Dispose();
            if (failure is SopException or OperationCanceledException) throw;
            throw Refused(access, failure);
        }
    }

    /// <summary>The key that a server shows to WinSCP: of several kinds the one that WinSCP prefers.</summary>
    public static ServerKey Scan(Lib library, RemoteAccess access, CancellationToken cancellation) =>
        Scanned(library, access, OptionsOf(library, access), cancellation).Key;

    /// <summary>What went wrong in a session: gone with the connection, or refused by the server.</summary>
    public static bool IsLost(Exception failure) =>
        Says(failure, "connection") || Says(failure, "network error") || Says(failure, "timed out") || Says(failure, "timeout")
            || Says(failure, "terminated");

    private static bool Says(Exception? failure, string words)
    {
        for (; failure is not null; failure = failure.InnerException)
            if (failure.Message.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0) return true;
        return false;
    }

    private static object Make(Lib library)
    {
        var session = library.Make("Session");
        Lib.Set(session, "ExecutablePath", library.Executable);
        return session;
    }

    private static object OptionsOf(Lib library, RemoteAccess access)
    {
        var address = access.Address;
        var options = library.Make("SessionOptions");
        var protocol = address.Protocol switch
        {
            RemoteProtocol.Sftp => "Sftp",
            RemoteProtocol.Scp => "Scp",
            RemoteProtocol.WebDav or RemoteProtocol.WebDavTls => "Webdav",
            RemoteProtocol.S3 => "S3",
            _ => "Ftp",
        };
        Lib.Set(options, "Protocol", library.Value("Protocol", protocol));
        Lib.Set(options, "HostName", address.Host);
        Lib.Set(options, "PortNumber", address.Port);
        if (protocol == "Ftp" && address.IsTls)
            Lib.Set(options, "FtpSecure", library.Value("FtpSecure", address.Protocol == RemoteProtocol.FtpImplicitTls ? "Implicit" : "Explicit"));
        if (address.Protocol == RemoteProtocol.WebDavTls) Lib.Set(options, Lib.Has(options, "Secure") ? "Secure" : "WebdavSecure", true);
        return options;
    }

    private static void Pin(Lib library, RemoteAccess access, object options, CancellationToken cancellation)
    {
        if (access.Pins.Count > 0 && !access.Address.IsSsh && !access.Address.IsTls) return;
        var (key, text) = Scanned(library, access, options, cancellation);
        if (!access.Pins.Any(pin => string.Equals(pin.Fingerprint, key.Pin.Fingerprint, StringComparison.Ordinal)))
            throw TransportFaults.HostKey(access, [key]);
        // WinSCP compares it once more with what the session itself shows.
        Lib.Set(options, access.Address.IsSsh ? "SshHostKeyFingerprint" : "TlsHostCertificateFingerprint", text);
    }

    private static (ServerKey Key, string Text) Scanned(Lib library, RemoteAccess access, object options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var session = Make(library);
        try
        {
            var text = (string)Lib.Call(session, "ScanFingerprint", options, Algorithm)!;
            var pin = HostKeyPin.Parse(text);
            return (new ServerKey { Type = pin.IsCertificate ? "x509" : text.Split(' ')[0], Pin = pin }, text);
        }
        catch (Exception failure) when (failure is not (SopException or OperationCanceledException))
        {
            throw TransportFaults.Failed(access.Address, failure.Message, failure);
        }
        finally
        {
            ((IDisposable)session).Dispose();
        }
    }

    private static SopException Refused(RemoteAccess access, Exception failure) =>
        Says(failure, "host key") || Says(failure, "hostkey") || Says(failure, "certificate") ? TransportFaults.HostKey(access, [])
        : Says(failure, "access denied") || Says(failure, "authentication")
        || Says(failure, "login") ? TransportFaults.LoginRefused(access, failure.Message)
        : TransportFaults.Failed(access.Address, failure.Message, failure);
}
