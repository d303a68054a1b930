// An assembly with the names and signatures of WinSCPnet's public surface that SopWebsite calls, over folders of this machine. It stands in
// for WinSCP in tests, which runs on Windows only. It is no part of WinSCP and shares no code with it.
namespace WinSCP;

public enum Protocol
{
    Sftp = 0,
    Scp = 1,
    Ftp = 2,
    Webdav = 3,
    S3 = 4,
}

public enum FtpSecure
{
    None = 0,
    Implicit = 1,
    Explicit = 3,
}

public sealed class SessionOptions
{
    public Protocol Protocol { get; set; }

    public string? HostName { get; set; }

    public int PortNumber { get; set; }

    public string? UserName { get; set; }

    public string? Password { get; set; }

    public string? SshHostKeyFingerprint { get; set; }

    public string? SshPrivateKeyPath { get; set; }

    public string? PrivateKeyPassphrase { get; set; }

    public FtpSecure FtpSecure { get; set; }

    public bool WebdavSecure { get; set; }

    public string? TlsHostCertificateFingerprint { get; set; }
}

public class SessionException(string message) : Exception(message);

public sealed class SessionRemoteException(string message) : SessionException(message);

/// <summary>A session with "server.example.go.id", whose files are this machine's.</summary>
public sealed class Session : IDisposable
{
    private const string SshPrint = "ssh-ed25519 255 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string TlsPrint = "00:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f:10:11:12:13:14:15:16:17:18:19:1a:1b:1c:1d:1e:1f";

    private bool _isOpen;
    private bool _isAborted;

    public string? ExecutablePath { get; set; }

    public string ScanFingerprint(SessionOptions sessionOptions, string algorithm)
    {
        if (algorithm != "SHA-256") throw new ArgumentException("Fingerprint for algorithm not supported", nameof(algorithm));
        Reach(sessionOptions);
        return sessionOptions.Protocol is Protocol.Sftp or Protocol.Scp ? SshPrint : TlsPrint;
    }

    public void Open(SessionOptions sessionOptions)
    {
        if (!File.Exists(ExecutablePath)) throw new SessionException("WinSCP executable not found");
        Reach(sessionOptions);
        var isSsh = sessionOptions.Protocol is Protocol.Sftp or Protocol.Scp;
        if (isSsh && sessionOptions.SshHostKeyFingerprint is null)
            throw new InvalidOperationException("SessionOptions.SshHostKeyFingerprint is not set");
        if (isSsh && sessionOptions.SshHostKeyFingerprint != SshPrint) throw new SessionRemoteException("Host key does not match configured key");
        if (sessionOptions.TlsHostCertificateFingerprint is { } print && print != TlsPrint)
            throw new SessionRemoteException("Certificate does not match");
        if (sessionOptions.UserName != "contoh" || sessionOptions.Password != "kata-sandi-contoh") throw new SessionRemoteException("Access denied.");
        _isOpen = true;
    }

    public RemoteDirectoryInfo ListDirectory(string path)
    {
        Check();
        if (!Directory.Exists(path)) throw new SessionRemoteException($"Error listing directory '{path}'. No such file or directory.");
        var here = new RemoteFileInfo { Name = ".", FullName = path, FileType = 'd' };
        return new RemoteDirectoryInfo([here, .. new DirectoryInfo(path).EnumerateFileSystemInfos().Select(RemoteFileInfo.Of)]);
    }

    public bool FileExists(string path)
    {
        Check();
        return (int)new FileInfo(path).Attributes != -1;
    }

    public RemoteFileInfo GetFileInfo(string path)
    {
        if (!FileExists(path)) throw new SessionRemoteException($"Can't get attributes of file '{path}'. No such file or directory.");
        return RemoteFileInfo.Of(Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path));
    }

    public TransferOperationResult GetFiles(string remotePath, string localPath, bool remove = false, TransferOptions? options = null)
    {
        Check();
        options ??= new TransferOptions();
        try
        {
            using var from = File.OpenRead(RemotePath.Named(remotePath));
            var resumes = options.OverwriteMode == OverwriteMode.Resume && File.Exists(localPath) && new FileInfo(localPath).Length < from.Length;
            using var to = new FileStream(localPath, resumes ? FileMode.Append : FileMode.Create);
            from.Seek(to.Position, SeekOrigin.Begin);
            from.CopyTo(to);
            return new TransferOperationResult(null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new TransferOperationResult(new SessionRemoteException(failure.Message));
        }
    }

    public TransferOperationResult PutFiles(string localPath, string remotePath, bool remove = false, TransferOptions? options = null)
    {
        Check();
        options ??= new TransferOptions();
        try
        {
            if (remotePath.IndexOfAny(['*', '?']) > remotePath.LastIndexOf('/')) throw new IOException("an operation mask");
            using (var from = File.OpenRead(localPath))
            {
                var there = options.OverwriteMode == OverwriteMode.Resume && File.Exists(remotePath) ? new FileInfo(remotePath).Length : 0;
                var resumes = there > 0 && there < from.Length;
                using var to = new FileStream(remotePath, resumes ? FileMode.Append : FileMode.Create);
                if (resumes) from.Seek(there, SeekOrigin.Begin);
                from.CopyTo(to);
            }
            if (options.PreserveTimestamp) File.SetLastWriteTimeUtc(remotePath, File.GetLastWriteTimeUtc(localPath));
            if (options.FilePermissions is { } permissions && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(remotePath, (UnixFileMode)permissions.Numeric);
            return new TransferOperationResult(null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new TransferOperationResult(new SessionRemoteException(failure.Message));
        }
    }

    public void CreateDirectory(string path)
    {
        Check();
        if (!Directory.Exists(Path.GetDirectoryName(path)!)) throw new SessionRemoteException("No such file or directory");
        Directory.CreateDirectory(path);
    }

    public void MoveFile(string sourcePath, string targetPath)
    {
        Check();
        try
        {
            if (Directory.Exists(sourcePath)) Directory.Move(sourcePath, targetPath);
            else File.Move(sourcePath, targetPath);
        }
        catch (IOException failure)
        {
            throw new SessionRemoteException(failure.Message);
        }
    }

    public RemovalOperationResult RemoveFiles(string path)
    {
        Check();
        var named = RemotePath.Named(path);
        // As WinSCP's: a folder goes with everything in it, a link goes alone.
        if (Directory.Exists(named) && new DirectoryInfo(named).LinkTarget is null) Directory.Delete(named, recursive: true);
        else File.Delete(named);
        return new RemovalOperationResult();
    }

    public void Abort() => _isAborted = true;

    public void Dispose() => _isOpen = false;

    private static void Reach(SessionOptions options)
    {
        if (options.HostName != "server.example.go.id")
            throw new SessionRemoteException($"Network error: host \"{options.HostName}\" does not exist.");
    }

    private void Check()
    {
        if (!_isOpen) throw new InvalidOperationException("Session is not opened");
        if (_isAborted) throw new SessionException("Aborted.");
    }
}
