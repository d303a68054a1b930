using System.Text;
using SopWebsite.Files;

namespace SopWebsite.Backups.Transport;

/// <summary>A folder of this machine, mounted ones too, behind the same port as servers.</summary>
/// <param name="address">The folder.</param>
/// <param name="rate">How fast it may be read and written; null for as fast as it goes.</param>
public sealed class LocalTree(RemoteAddress address, TransferRate? rate = null) : IRemoteTree
{
    private const int Chunk = 256 * 1024;

    private readonly string _root = BackupSet.Normal(address.Path);

    /// <inheritdoc/>
    public string Transport => "folder";

    /// <inheritdoc/>
    public int Lanes => 4;

    /// <inheritdoc/>
    public IEnumerable<RemoteEntry> List(ICollection<SkippedFile> skipped, Func<RemoteEntry, bool>? enter, CancellationToken cancellation)
    {
        if (!Directory.Exists(_root)) throw TransportFaults.RootNotFound(address, new DirectoryNotFoundException().Message);
        var closed = new HashSet<string>(StringComparer.Ordinal);
        using var walk = SiteTree.Walk(_root, skipped, cancellation).GetEnumerator();
        while (Next(walk))
        {
            var entry = Of(walk.Current);
            // The walk comes through every folder; what is below one that was not to be entered is passed over.
            var slash = entry.Path.LastIndexOf('/');
            var hidden = slash > 0 && closed.Contains(entry.Path.Substring(0, slash));
            if (entry.Kind == RemoteKind.Folder && (hidden || enter?.Invoke(entry) == false)) closed.Add(entry.Path);
            if (!hidden) yield return entry;
        }
    }

    /// <inheritdoc/>
    public RemoteEntry? Find(string path, CancellationToken cancellation)
    {
        var place = At(path);
        FileSystemInfo info = new FileInfo(place);
        if ((int)info.Attributes == -1) return null;
        if ((info.Attributes & FileAttributes.Directory) != 0) info = new DirectoryInfo(place);
#if NET8_0_OR_GREATER
        var target = info.LinkTarget;
        var mode = OperatingSystem.IsWindows() ? (int?)null : (int)info.UnixFileMode;
#else
        string? target = null;
        int? mode = null;
#endif
        var isLink = (info.Attributes & FileAttributes.ReparsePoint) != 0;
        return new RemoteEntry
        {
            Path = path,
            Kind = isLink ? RemoteKind.Link : info is DirectoryInfo ? RemoteKind.Folder : RemoteKind.File,
            Bytes = !isLink && info is FileInfo file ? file.Length : 0,
            Modified = Seconds(info.LastWriteTimeUtc),
            Mode = mode,
            Target = target,
        };
    }

    /// <inheritdoc/>
    public RemoteEntry? Read(RemoteEntry entry, string file, long offset, IProgress<long>? received, CancellationToken cancellation)
    {
        using (var from = Reading(entry))
        using (var to = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1))
        {
            from.Seek(offset, SeekOrigin.Begin);
            to.SetLength(offset);
            to.Seek(offset, SeekOrigin.Begin);
            Copy(from, to, received, cancellation);
        }
        return Find(entry.Path, cancellation);
    }

    /// <inheritdoc/>
    public void Read(RemoteEntry entry, Stream to, IProgress<long>? received, CancellationToken cancellation)
    {
        using var from = Reading(entry);
        Copy(from, to, received, cancellation);
    }

    /// <inheritdoc/>
    public void Send(string file, string path, long offset, int? mode, IProgress<long>? sent, CancellationToken cancellation) => Writing(path, () =>
    {
        var place = At(path);
        using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        using var to = new FileStream(place, offset == 0 ? FileMode.Create : FileMode.Open, FileAccess.Write, FileShare.Read, 1);
        SetMode(place, mode);
        from.Seek(offset, SeekOrigin.Begin);
        to.Seek(offset, SeekOrigin.Begin);
        Copy(from, to, sent, cancellation);
        to.Flush(flushToDisk: true);
    });

    /// <inheritdoc/>
    public long? Free(CancellationToken cancellation) => DiskSpace.FreeAt(_root);

    /// <inheritdoc/>
    public void Write(string file, string path, int? mode, DateTime? modified, CancellationToken cancellation) => Writing(path, () =>
    {
        var place = At(path);
        // Beside it, and short: its own name may be as long as names can be.
        var working = Path.Combine(Path.GetDirectoryName(place)!, WorkingName.New());
        try
        {
            using (var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1))
            using (var to = new FileStream(working, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1))
            {
                Copy(from, to, received: null, cancellation);
                to.Flush(flushToDisk: true);
            }
            if (modified is { } time) File.SetLastWriteTimeUtc(working, time);
            SetMode(working, mode);
            Replace(working, place);
        }
        catch
        {
            if (File.Exists(working)) File.Delete(working);
            throw;
        }
    });

    /// <inheritdoc/>
    public void MakeFolder(string path, CancellationToken cancellation) => Writing(path, () => Directory.CreateDirectory(At(path)));

    /// <inheritdoc/>
    public bool MakeLink(string path, string target, CancellationToken cancellation)
    {
#if NET8_0_OR_GREATER
        if (OperatingSystem.IsWindows()) return false;
        Writing(path, () => File.CreateSymbolicLink(At(path), target));
        return true;
#else
        return false;
#endif
    }

    /// <inheritdoc/>
    public void Rename(string from, string to, CancellationToken cancellation) => Writing(to, () =>
    {
        if (Directory.Exists(At(from))) Directory.Move(At(from), At(to));
        else Replace(At(from), At(to));
    });

    /// <inheritdoc/>
    public void Delete(RemoteEntry entry, CancellationToken cancellation) => Writing(entry.Path, () =>
    {
        var place = At(entry.Path);
        if (entry.Kind != RemoteKind.Folder) File.Delete(place);
        else if (Directory.Exists(place)) Directory.Delete(place, recursive: false);
    });

    /// <summary>Nothing is held open.</summary>
    public void Dispose()
    {
    }

    internal static DateTime Seconds(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    private static void SetMode(string place, int? mode)
    {
#if NET8_0_OR_GREATER
        if (mode is { } bits && !OperatingSystem.IsWindows()) File.SetUnixFileMode(place, (UnixFileMode)(bits & 0xFFF));
#else
        _ = (place, mode);
#endif
    }

    private static RemoteEntry Of(TreeEntry entry) => new()
    {
        Path = entry.Path,
        Kind = entry.Kind switch { EntryKind.Folder => RemoteKind.Folder, EntryKind.Link => RemoteKind.Link, _ => RemoteKind.File },
        Bytes = entry.Length,
        Modified = Seconds(entry.Modified),
        Mode = entry.Mode,
        Target = entry.Target,
    };

    private FileStream Reading(RemoteEntry entry)
    {
        try
        {
            return new FileStream(At(entry.Path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw TransportFaults.NotFound(entry.Path);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw TransportFaults.Unreadable(entry.Path, failure.Message);
        }
    }

    private void Copy(Stream from, Stream to, IProgress<long>? received, CancellationToken cancellation)
    {
        var buffer = new byte[Chunk];
        int count;
        while ((count = from.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            rate?.Take(count, cancellation);
            to.Write(buffer, 0, count);
            received?.Report(count);
        }
    }

    private static void Replace(string from, string to)
    {
#if NET8_0_OR_GREATER
        File.Move(from, to, overwrite: true);
#else
        File.Delete(to);
        File.Move(from, to);
#endif
    }

    private bool Next(IEnumerator<TreeEntry> walk)
    {
        try
        {
            return walk.MoveNext();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw TransportFaults.RootNotFound(address, failure.Message);
        }
    }

    private static void Writing(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException && !DiskSpace.IsFull(failure))
        {
            throw TransportFaults.Unwritable(path, failure.Message);
        }
    }

    private string At(string path)
    {
        if (path.Length == 0) return _root;
        if (!RemoteEntry.IsSafe(path)) throw TransportFaults.NameUnsafe(address.ToString(), path);
        return new StringBuilder(_root).Append(Path.DirectorySeparatorChar).Append(path).Replace('/', Path.DirectorySeparatorChar).ToString();
    }
}
