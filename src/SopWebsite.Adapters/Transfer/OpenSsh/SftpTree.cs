using SopWebsite.Adapters.Ssh;
using SopWebsite.Backups;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Files;

namespace SopWebsite.Adapters.Transfer.OpenSsh;

/// <summary>
/// A tree over SFTP. The OpenSSH client carries the bytes and proves who is who; the protocol itself is spoken here, so that names are exact,
/// transfers go on where they stopped, and many requests are under way at once. It takes no shell on the server.
/// </summary>
internal sealed class SftpTree : IRemoteTree
{
    private readonly RemoteAccess _access;
    private readonly SshSession _session;
    private readonly SftpConnection _connection;
    private readonly SftpFiles _files;

    private SftpTree(RemoteAccess access, SshSession session, SftpConnection connection)
    {
        _access = access;
        _session = session;
        _connection = connection;
        _files = new SftpFiles(connection, access);
    }

    public string Transport => "SFTP 3 (OpenSSH)";

    public int Lanes => 8;

    public static SftpTree Open(RemoteAccess access, CancellationToken cancellation)
    {
        var (keys, shown) = SshKeys.Whole(access.Pins, access.Address, cancellation);
        if (keys.Count == 0) throw TransportFaults.HostKey(access, shown);
        var (session, connection) = SshSession.Open(access, keys, cancellation);
        return new SftpTree(access, session, connection);
    }

    public IEnumerable<RemoteEntry> List(ICollection<SkippedFile> skipped, Func<RemoteEntry, bool>? enter, CancellationToken cancellation) =>
        new SftpListing(_connection, _access.Address, skipped, enter).Read(cancellation);

    public RemoteEntry? Find(string path, CancellationToken cancellation)
    {
        var reply = _connection.Ask(new SftpWriter(SftpType.LStat).Text(At(path)), cancellation);
        if (reply.Type == SftpType.Status)
        {
            var (status, said) = SftpFiles.StatusOf(reply);
            return status == SftpStatus.NoSuchFile ? null : throw TransportFaults.Unreadable(path, said);
        }
        if (reply.Type != SftpType.Attributes) throw Fault(reply);
        var attributes = reply.Attributes();
        return attributes.Entry(path, attributes.IsLink ? TargetOf(path, cancellation) : null);
    }

    public RemoteEntry? Read(RemoteEntry entry, string file, long offset, IProgress<long>? received, CancellationToken cancellation) =>
        _files.Read(entry, At(entry.Path), file, offset, received, cancellation);

    public void Read(RemoteEntry entry, Stream to, IProgress<long>? received, CancellationToken cancellation) =>
        _files.Read(entry, At(entry.Path), to, received, cancellation);

    public void Send(string file, string path, long offset, int? mode, IProgress<long>? sent, CancellationToken cancellation) =>
        _files.Send(file, At(path), path, offset, mode, sent, cancellation);

    public long? Free(CancellationToken cancellation)
    {
        const string question = "statvfs@openssh.com";
        if (!_connection.Extensions.Contains(question)) return null;
        var reply = _connection.Ask(new SftpWriter(SftpType.Extended).Text(question).Text(At("")), cancellation);
        if (reply.Type != SftpType.ExtendedReply) return null;
        // The size of a block, of a fragment, and the fragments: all there are, those that are free, those that are free for this account.
        _ = reply.LongNumber();
        var fragment = reply.LongNumber();
        _ = reply.LongNumber();
        _ = reply.LongNumber();
        return (long)Math.Min((decimal)fragment * reply.LongNumber(), long.MaxValue);
    }

    public void Write(string file, string path, int? mode, DateTime? modified, CancellationToken cancellation)
    {
        var target = At(path);
        var working = target.Substring(0, target.LastIndexOf('/') + 1) + WorkingName.New();
        try
        {
            _files.Write(file, working, mode, modified, cancellation);
            Replace(working, target, path, cancellation);
        }
        catch (SopException failure) when (failure.Id != TransportFaults.LostId)
        {
            _ = _connection.Send(new SftpWriter(SftpType.Remove).Text(working));
            throw;
        }
    }

    public void MakeFolder(string path, CancellationToken cancellation)
    {
        if (IsFolder(path, cancellation)) return;
        var place = At(path);
        if (path.LastIndexOf('/') is var slash and > 0) MakeFolder(path.Substring(0, slash), cancellation);
        else if (path.Length > 0) MakeFolder("", cancellation);
        else MakeAbove(place, cancellation);
        var (status, said) = SftpFiles.StatusOf(
            _connection.Ask(new SftpWriter(SftpType.MakeDir).Text(place).Attributes(mode: null, modified: null), cancellation));
        // Another session may have made it meanwhile.
        if (status != SftpStatus.Ok && !IsFolder(path, cancellation)) throw TransportFaults.Unwritable(place, said);
    }

    public bool MakeLink(string path, string target, CancellationToken cancellation)
    {
        // OpenSSH takes the two the other way round than the draft has them, and so does every server that its clients talk to.
        var (status, said) = SftpFiles.StatusOf(_connection.Ask(new SftpWriter(SftpType.SymLink).Text(target).Text(At(path)), cancellation));
        return status == SftpStatus.Ok || (status == SftpStatus.Unsupported ? false : throw TransportFaults.Unwritable(path, said));
    }

    public void Rename(string from, string to, CancellationToken cancellation) => Replace(At(from), At(to), to, cancellation);

    public void Delete(RemoteEntry entry, CancellationToken cancellation)
    {
        var type = entry.Kind == RemoteKind.Folder ? SftpType.RemoveDir : SftpType.Remove;
        var (status, said) = SftpFiles.StatusOf(_connection.Ask(new SftpWriter(type).Text(At(entry.Path)), cancellation));
        if (status is not (SftpStatus.Ok or SftpStatus.NoSuchFile)) throw TransportFaults.Unwritable(entry.Path, said);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _session.Dispose();
    }

    private void Replace(string from, string to, string path, CancellationToken cancellation)
    {
        const string posix = "posix-rename@openssh.com";
        if (_connection.Extensions.Contains(posix))
        {
            Expect(_connection.Ask(new SftpWriter(SftpType.Extended).Text(posix).Text(from).Text(to), cancellation), path);
            return;
        }
        // The protocol's own renaming refuses a name that is taken.
        var reply = _connection.Ask(new SftpWriter(SftpType.Rename).Text(from).Text(to), cancellation);
        if (SftpFiles.StatusOf(reply).Status == SftpStatus.Ok) return;
        _connection.Ask(new SftpWriter(SftpType.Remove).Text(to), cancellation);
        Expect(_connection.Ask(new SftpWriter(SftpType.Rename).Text(from).Text(to), cancellation), path);
    }

    private bool IsFolder(string path, CancellationToken cancellation)
    {
        var reply = _connection.Ask(new SftpWriter(SftpType.Stat).Text(At(path)), cancellation);
        return reply.Type == SftpType.Attributes && reply.Attributes().IsFolder;
    }

    /// <summary>Makes the folders above the one of the address, as far as they are missing.</summary>
    private void MakeAbove(string place, CancellationToken cancellation)
    {
        for (var slash = place.IndexOf('/', 1); slash > 0; slash = place.IndexOf('/', slash + 1))
            _connection.Ask(new SftpWriter(SftpType.MakeDir).Text(place.Substring(0, slash)).Attributes(mode: null, modified: null), cancellation);
    }

    private string? TargetOf(string path, CancellationToken cancellation)
    {
        var reply = _connection.Ask(new SftpWriter(SftpType.ReadLink).Text(At(path)), cancellation);
        return reply.Type == SftpType.Name && reply.Number() == 1 ? reply.Text() : null;
    }

    private static void Expect(SftpReply reply, string path)
    {
        var (status, said) = SftpFiles.StatusOf(reply);
        if (status != SftpStatus.Ok) throw TransportFaults.Unwritable(path, said);
    }

    private SopException Fault(SftpReply reply) => TransportFaults.Fault(_access.Address, reply.Type.ToString());

    private string At(string path) =>
        path.Length == 0 || RemoteEntry.IsSafe(path) ? _access.Address.At(path) : throw TransportFaults.NameUnsafe(_access.Address.ToString(), path);
}
