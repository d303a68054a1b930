using System.Collections;
using Lib = SopWebsite.Adapters.Transfer.WinScp.WinScpLibrary;
using SopWebsite.Backups;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Files;

namespace SopWebsite.Adapters.Transfer.WinScp;

/// <summary>A tree over whatever WinSCP speaks.</summary>
internal sealed class WinScpTree : IRemoteTree
{
    private readonly Lib _library;
    private readonly RemoteAccess _access;
    private readonly object _session;

    private WinScpTree(Lib library, RemoteAccess access, object session)
    {
        _library = library;
        _access = access;
        _session = session;
    }

    public string Transport => $"{_access.Address.Protocol} (WinSCP {_library.Version})";

    public int Lanes => 1;

    public static WinScpTree Open(Lib library, RemoteAccess access, CancellationToken cancellation) =>
        new(library, access, WinScpSession.Open(library, access, cancellation));

    public IEnumerable<RemoteEntry> List(ICollection<SkippedFile> skipped, Func<RemoteEntry, bool>? enter, CancellationToken cancellation)
    {
        var waiting = new Queue<string>([""]);
        while (waiting.Count > 0)
        {
            var path = waiting.Dequeue();
            List<object> files;
            try
            {
                files = Do(
                    () => ((IEnumerable)Lib.Get<object>(Lib.Call(_session, "ListDirectory", At(path))!, "Files")).Cast<object>().ToList(),
                    cancellation);
            }
            catch (Refusal refusal)
            {
                if (path.Length == 0) throw TransportFaults.RootNotFound(_access.Address, refusal.Message);
                skipped.Add(new SkippedFile(path, SkipReason.Unreadable, refusal.Message));
                continue;
            }
            foreach (var entry in files.Select(file => Below(path, file, skipped)).OfType<RemoteEntry>())
            {
                yield return entry;
                if (entry.Kind == RemoteKind.Folder && RemoteEntry.IsSafe(entry.Path) && enter?.Invoke(entry) != false) waiting.Enqueue(entry.Path);
            }
        }
    }

    public RemoteEntry? Find(string path, CancellationToken cancellation)
    {
        if (!Do(() => (bool)Lib.Call(_session, "FileExists", At(path))!, cancellation)) return null;
        if (path.Length == 0) return new RemoteEntry { Path = "", Kind = RemoteKind.Folder };
        return EntryOf(Do(() => Lib.Call(_session, "GetFileInfo", At(path))!, cancellation), path, new List<SkippedFile>());
    }

    public RemoteEntry? Read(RemoteEntry entry, string file, long offset, IProgress<long>? received, CancellationToken cancellation)
    {
        var options = Options(keepTime: false);
        var resumes = offset > 0 && Lib.Has(options, "OverwriteMode");
        if (resumes) Lib.Set(options, "OverwriteMode", _library.Value("OverwriteMode", "Resume"));
        if (resumes)
        {
            using var local = new FileStream(file, FileMode.Open, FileAccess.Write);
            local.SetLength(offset);
        }
        else File.Delete(file);
        try
        {
            if (!resumes || offset < entry.Bytes) Transfer("GetFiles", Mask(At(entry.Path)), file, options, cancellation);
        }
        catch (Refusal refusal)
        {
            throw Find(entry.Path, cancellation) is null
                ? TransportFaults.NotFound(entry.Path)
                : TransportFaults.Unreadable(entry.Path, refusal.Message);
        }
        received?.Report(new FileInfo(file).Length - (resumes ? offset : 0));
        return Find(entry.Path, cancellation);
    }

    public void Read(RemoteEntry entry, Stream to, IProgress<long>? received, CancellationToken cancellation)
    {
        using var between = new ReadBack(entry);
        Read(entry, between.Path, 0, received, cancellation);
        between.CopyTo(to, cancellation);
    }

    public void Send(string file, string path, long offset, int? mode, IProgress<long>? sent, CancellationToken cancellation)
    {
        var options = Options(keepTime: false, mode);
        if (offset > 0 && !Lib.Has(options, "OverwriteMode")) offset = 0;
        if (offset > 0) Lib.Set(options, "OverwriteMode", _library.Value("OverwriteMode", "Resume"));
        try
        {
            if (offset == 0 || offset < new FileInfo(file).Length) Transfer("PutFiles", file, At(path), options, cancellation);
        }
        catch (Refusal refusal)
        {
            throw TransportFaults.Unwritable(path, refusal.Message);
        }
        sent?.Report(new FileInfo(file).Length - offset);
    }

    public long? Free(CancellationToken cancellation) => null;

    public void Write(string file, string path, int? mode, DateTime? modified, CancellationToken cancellation)
    {
        var slash = path.LastIndexOf('/') + 1;
        var working = path.Substring(0, slash) + WorkingName.New();
        var options = Options(keepTime: true, mode);
        try
        {
            Transfer("PutFiles", file, At(working), options, cancellation);
        }
        catch (Refusal refusal)
        {
            throw TransportFaults.Unwritable(path, refusal.Message);
        }
        Rename(working, path, cancellation);
    }

    public void MakeFolder(string path, CancellationToken cancellation)
    {
        if (Find(path, cancellation) is not null) return;
        if (path.LastIndexOf('/') is var slash and > 0) MakeFolder(path.Substring(0, slash), cancellation);
        else if (path.Length > 0) MakeFolder("", cancellation);
        else MakeAbove(At(""), cancellation);
        Writing(path, () => Lib.Call(_session, "CreateDirectory", At(path)), cancellation);
    }

    public bool MakeLink(string path, string target, CancellationToken cancellation) => false;

    public void Rename(string from, string to, CancellationToken cancellation)
    {
        if (Find(to, cancellation) is { Kind: not RemoteKind.Folder } taken) Delete(taken, cancellation);
        Writing(to, () => Lib.Call(_session, "MoveFile", At(from), At(to)), cancellation);
    }

    public void Delete(RemoteEntry entry, CancellationToken cancellation)
    {
        if (Find(entry.Path, cancellation) is null) return;
        // WinSCP removes a folder with everything in it, and that is not what is asked.
        if (entry.Kind == RemoteKind.Folder && Inside(entry.Path, cancellation)) throw TransportFaults.Unwritable(entry.Path, "not empty");
        Writing(entry.Path, () => Lib.Call(Lib.Call(_session, "RemoveFiles", Mask(At(entry.Path)))!, "Check"), cancellation);
    }

    public void Dispose() => ((IDisposable)_session).Dispose();

    /// <summary>Makes the folders above the one of the address, as far as they are missing.</summary>
    private void MakeAbove(string place, CancellationToken cancellation)
    {
        for (var slash = place.IndexOf('/', 1); slash > 0; slash = place.IndexOf('/', slash + 1))
        {
            var above = place.Substring(0, slash);
            if (!Do(() => (bool)Lib.Call(_session, "FileExists", above)!, cancellation))
                Writing(above, () => Lib.Call(_session, "CreateDirectory", above), cancellation);
        }
    }

    private bool Inside(string path, CancellationToken cancellation) => Do(
        () => ((IEnumerable)Lib.Get<object>(Lib.Call(_session, "ListDirectory", At(path))!, "Files")).Cast<object>()
            .Any(file => Lib.Get<string>(file, "Name") is not ("." or "..")),
        cancellation);

    private object Options(bool keepTime, int? mode = null)
    {
        var options = _library.Make("TransferOptions");
        Lib.Set(options, "TransferMode", _library.Value("TransferMode", "Binary"));
        Lib.Set(options, "PreserveTimestamp", keepTime);
        // The mirror keeps its own working names.
        Lib.Set(Lib.Get<object>(options, "ResumeSupport"), "State", _library.Value("TransferResumeSupportState", "Off"));
        if (mode is { } bits && _access.Address.Protocol is not (RemoteProtocol.WebDav or RemoteProtocol.WebDavTls or RemoteProtocol.S3))
        {
            var permissions = _library.Make("FilePermissions");
            Lib.Set(permissions, "Numeric", bits & 0x1FF);
            Lib.Set(options, "FilePermissions", permissions);
        }
        if (_access.Rate is { } rate) Lib.Set(options, "SpeedLimit", (int)Math.Max(1, rate.BytesPerSecond / 1024 / Math.Max(1, _access.Sessions)));
        return options;
    }

    private void Transfer(string method, string from, string to, object options, CancellationToken cancellation) =>
        Do(() => Lib.Call(Lib.Call(_session, method, from, to, false, options)!, "Check"), cancellation);

    private static RemoteEntry? Below(string folder, object file, ICollection<SkippedFile> skipped)
    {
        var name = Lib.Get<string>(file, "Name");
        return name is "." or ".." ? null : EntryOf(file, folder.Length == 0 ? name : folder + "/" + name, skipped);
    }

    private static RemoteEntry? EntryOf(object file, string path, ICollection<SkippedFile> skipped)
    {
        var type = char.ToUpperInvariant(Lib.Get<char>(file, "FileType"));
        if (type is not ('D' or 'L' or '-'))
        {
            skipped.Add(new SkippedFile(path, SkipReason.Special));
            return null;
        }
        var permissions = Lib.Get<object?>(file, "FilePermissions");
        var time = Lib.Get<DateTime>(file, "LastWriteTime").ToUniversalTime();
        return new RemoteEntry
        {
            Path = path,
            Kind = type == 'D' ? RemoteKind.Folder : type == 'L' ? RemoteKind.Link : RemoteKind.File,
            Bytes = type == '-' ? Lib.Get<long>(file, "Length") : 0,
            Modified = new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc),
            Mode = permissions is null ? null : Lib.Get<int>(permissions, "Numeric"),
        };
    }

    private string Mask(string path) => (string)_library.CallStatic("RemotePath", "EscapeFileMask", path)!;

    private void Writing(string path, Func<object?> work, CancellationToken cancellation)
    {
        try
        {
            Do(work, cancellation);
        }
        catch (Refusal refusal)
        {
            throw TransportFaults.Unwritable(path, refusal.Message);
        }
    }

    private T Do<T>(Func<T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var stop = cancellation.Register(() => Lib.Call(_session, "Abort"));
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is not SopException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw WinScpSession.IsLost(failure) ? TransportFaults.Lost(_access.Address, failure.Message, failure) : new Refusal(failure.Message);
        }
    }

    private string At(string path) => path.Length == 0 || RemoteEntry.IsSafe(path)
        ? _access.Address.At(path)
        : throw TransportFaults.NameUnsafe(_access.Address.ToString(), path);

    private sealed class Refusal(string said) : Exception(said);
}
