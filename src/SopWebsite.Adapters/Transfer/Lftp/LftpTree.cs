using SopWebsite.Backups;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Files;

namespace SopWebsite.Adapters.Transfer.Lftp;

/// <summary>A tree over FTP, in clear text or with TLS, through lftp.</summary>
internal sealed class LftpTree : IRemoteTree
{
    private readonly RemoteAccess _access;
    private readonly LftpSession _session;

    private LftpTree(RemoteAccess access, LftpSession session)
    {
        _access = access;
        _session = session;
    }

    public string Transport => _access.Address.IsTls ? "FTPS (lftp)" : "FTP (lftp)";

    public int Lanes => 1;

    public static LftpTree Open(RemoteAccess access, CancellationToken cancellation)
    {
        var session = LftpSession.Open(access, cancellation);
        try
        {
            // lftp connects with its first real command.
            session.Run("cd \"~\"", waiting: null, cancellation);
            return new LftpTree(access, session);
        }
        catch (Exception failure)
        {
            session.Dispose();
            throw failure switch
            {
                SopException { Id: TransportFaults.LostId } lost => TransportFaults.Failed(access.Address, lost.Phrase.English, lost),
                LftpFailure refusal => TransportFaults.Failed(access.Address, refusal.Message, refusal),
                _ => failure,
            };
        }
    }

    public IEnumerable<RemoteEntry> List(ICollection<SkippedFile> skipped, Func<RemoteEntry, bool>? enter, CancellationToken cancellation)
    {
        var waiting = new Queue<string>([""]);
        while (waiting.Count > 0)
        {
            var path = waiting.Dequeue();
            List<string> lines;
            try
            {
                lines = ListFolder(path, cancellation);
            }
            catch (LftpFailure refusal)
            {
                if (path.Length == 0) throw TransportFaults.RootNotFound(_access.Address, refusal.Message);
                skipped.Add(new SkippedFile(path, SkipReason.Unreadable, refusal.Message));
                continue;
            }
            foreach (var line in lines.Where(line => line.Trim().Length > 0))
            {
                if (LftpListing.Read(line, path) is not { } entry)
                {
                    // What is no line of a listing may be the rest of a name with a line break: FTP cannot carry such a file.
                    if (line.IndexOf('/') < 0 && line[0] is not ('b' or 'c' or 'p' or 's')) skipped.Add(Unnamed(path, line));
                    continue;
                }
                if (entry.Path.IndexOf('\uFFFD') >= 0)
                {
                    skipped.Add(new SkippedFile(entry.Path, SkipReason.NameNotText));
                    continue;
                }
                yield return entry;
                if (entry.Kind == RemoteKind.Folder && RemoteEntry.IsSafe(entry.Path) && enter?.Invoke(entry) != false) waiting.Enqueue(entry.Path);
            }
        }
    }

    public RemoteEntry? Find(string path, CancellationToken cancellation)
    {
        var place = At(path);
        if (path.Length == 0) return Trying("cd " + place, cancellation) ? new RemoteEntry { Path = "", Kind = RemoteKind.Folder } : null;
        var slash = path.LastIndexOf('/');
        var folder = slash < 0 ? "" : path.Substring(0, slash);
        try
        {
            return ListFolder(folder, cancellation).Select(line => LftpListing.Read(line, folder)).FirstOrDefault(entry => entry?.Path == path);
        }
        catch (LftpFailure)
        {
            return null;
        }
    }

    public RemoteEntry? Read(RemoteEntry entry, string file, long offset, IProgress<long>? received, CancellationToken cancellation)
    {
        using (var local = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write)) local.SetLength(offset);
        var seen = offset;
        try
        {
            _session.Run($"get {(offset > 0 ? "-c " : "")}{At(entry.Path)} -o {LftpSession.Quote(file)}", Look, cancellation);
        }
        catch (LftpFailure refusal)
        {
            throw Find(entry.Path, cancellation) is null
                ? TransportFaults.NotFound(entry.Path)
                : TransportFaults.Unreadable(entry.Path, refusal.Message);
        }
        Look();
        return null;

        void Look()
        {
            var length = new FileInfo(file) is { Exists: true } info ? info.Length : 0;
            if (length <= seen) return;
            received?.Report(length - seen);
            seen = length;
        }
    }

    public void Read(RemoteEntry entry, Stream to, IProgress<long>? received, CancellationToken cancellation)
    {
        using var between = new ReadBack(entry);
        Read(entry, between.Path, 0, received, cancellation);
        between.CopyTo(to, cancellation);
    }

    public void Send(string file, string path, long offset, int? mode, IProgress<long>? sent, CancellationToken cancellation)
    {
        Writing(path, $"put {(offset > 0 ? "-c " : "")}{LftpSession.Quote(file)} -o {At(path)}", cancellation);
        // lftp does not say how far it is.
        sent?.Report(new FileInfo(file).Length - offset);
        SetMode(path, mode, cancellation);
    }

    public long? Free(CancellationToken cancellation) => null;

    public void Write(string file, string path, int? mode, DateTime? modified, CancellationToken cancellation)
    {
        var slash = path.LastIndexOf('/') + 1;
        var working = path.Substring(0, slash) + WorkingName.New();
        Writing(path, $"put {LftpSession.Quote(file)} -o {At(working)}", cancellation);
        SetMode(working, mode, cancellation);
        Rename(working, path, cancellation);
        // Not every server has it; one that has not keeps its own time.
        if (modified is { } time && _access.Address.Path.StartsWith("/", StringComparison.Ordinal))
            Trying("quote " + LftpSession.Quote(FormattableString.Invariant($"MDTM {time:yyyyMMddHHmmss} {_access.Address.At(path)}")), cancellation);
    }

    public void MakeFolder(string path, CancellationToken cancellation)
    {
        if (Trying("cd " + At(path), cancellation)) return;
        Writing(path, "mkdir -p " + At(path), cancellation);
    }

    public bool MakeLink(string path, string target, CancellationToken cancellation) => false;

    public void Rename(string from, string to, CancellationToken cancellation)
    {
        var command = $"mv {At(from)} {At(to)}";
        if (Trying(command, cancellation)) return;
        // Some servers refuse a name that is taken.
        Trying("rm " + At(to), cancellation);
        Writing(to, command, cancellation);
    }

    public void Delete(RemoteEntry entry, CancellationToken cancellation)
    {
        var command = (entry.Kind == RemoteKind.Folder ? "rmdir " : "rm ") + At(entry.Path);
        if (!Trying(command, cancellation) && Find(entry.Path, cancellation) is not null) Writing(entry.Path, command, cancellation);
    }

    public void Dispose() => _session.Dispose();

    private List<string> ListFolder(string path, CancellationToken cancellation) =>
        _session.Run($"cd {At(path)} && {LftpListing.Command}", waiting: null, cancellation);

    private void Writing(string path, string command, CancellationToken cancellation)
    {
        try
        {
            _session.Run(command, waiting: null, cancellation);
        }
        catch (LftpFailure refusal)
        {
            throw TransportFaults.Unwritable(path, refusal.Message);
        }
    }

    private void SetMode(string path, int? mode, CancellationToken cancellation)
    {
        if (mode is { } bits) Trying($"chmod {Convert.ToString(bits & 0x1FF, 8)} {At(path)}", cancellation);
    }

    private bool Trying(string command, CancellationToken cancellation)
    {
        try
        {
            _session.Run(command, waiting: null, cancellation);
            return true;
        }
        catch (LftpFailure)
        {
            return false;
        }
    }

    /// <summary>A path as lftp takes it: from the root, or from the account's own folder.</summary>
    private string At(string path)
    {
        if (path.Length > 0 && !RemoteEntry.IsSafe(path)) throw TransportFaults.NameUnsafe(_access.Address.ToString(), path);
        var root = _access.Address.Path;
        if (!root.StartsWith("/", StringComparison.Ordinal)) root = root == "." ? "~" : "~/" + root;
        // lftp takes a name that begins with a tilde for somebody's own folder, except after a dot.
        var below = path.Length == 0 ? "" : ("/" + path).Replace("/~", "/./~");
        return LftpSession.Quote(root == "/" && below.Length > 0 ? below : root + below);
    }

    private static SkippedFile Unnamed(string folder, string line) =>
        new(folder.Length == 0 ? "\uFFFD" : folder + "/\uFFFD", SkipReason.NameNotText, line.Trim());
}
