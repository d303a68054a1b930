using System.Text;
using SopWebsite.Backups.Restoring;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Secrets;

namespace SopWebsite.Backups;

/// <summary>
/// Puts a set's content back into a folder: <c>files/</c> and <c>database.sql</c> beside it, so that a dump never lands where a web server
/// hands it out. Every name has been checked before; nothing is written through a link; links themselves come last.
/// </summary>
internal sealed class BackupRestore(
    OpenedSet set, Func<ManifestEntry, bool>? only, IProgress<BackupProgress>? progress, CancellationToken cancellation)
{
    /// <summary>What the folder of the site's files is called.</summary>
    public const string FilesFolder = "files";

    private const string DumpName = "database.sql";

    private readonly BackupManifest _manifest = set.Manifest;
    private readonly List<SkippedFile> _skipped = [];
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private readonly RestoredLinks _links = new(set.Manifest);
    private long _bytes;
    private (string Working, string Final, ManifestEntry Entry)? _working;
    private bool _inPlace;

    /// <summary>Files that are in their place.</summary>
    public long Files { get; private set; }

    /// <summary>
    /// Restores over what is in a folder, without one for files: each file under a working name and renamed when it is whole, so that whatever
    /// stops it leaves the old file or the new one.
    /// </summary>
    public RestoredWebsite Over(string root)
    {
        _inPlace = true;
        try
        {
            RestoreFiles(root);
            UnixFile.FlushFolder(root);
        }
        catch (Exception failure)
        {
            ThrowIfDisk(root, failure);
            throw;
        }
        return Restored(root, root);
    }

    /// <summary>Restores to a folder that is new or empty, or into one that has files.</summary>
    public RestoredWebsite To(string destination, bool overwrite)
    {
        if (!overwrite && RestoreFolder.IsTaken(destination)) throw BackupFaults.DestinationTaken(destination);
        RestoreFolder? place = null;
        try
        {
            place = RestoreFolder.Open(destination);
            _inPlace = place.IsOccupied;
            foreach (var left in Directory.EnumerateFiles(place.Work).Where(WorkingName.Is).ToList()) File.Delete(left);
            if (_manifest.Archive is not null) RestoreFiles(Path.Combine(place.Work, FilesFolder));
            foreach (var dump in Dumps) RestoreDump(Path.Combine(place.Work, NameOf(dump)), dump);
            place.Complete();
        }
        catch (Exception failure)
        {
            place?.Abandon();
            ThrowIfDisk(destination, failure);
            throw;
        }
        return Restored(destination, _manifest.Archive is null ? null : Path.Combine(destination, FilesFolder)) with
        {
            DumpPath = Dumps.Count == 0 ? null : Path.Combine(destination, NameOf(Dumps[0])),
            DumpPaths = [.. Dumps.Select(dump => Path.Combine(destination, NameOf(dump)))],
        };
    }

    private RestoredWebsite Restored(string path, string? filesPath) => new()
    {
        Site = _manifest.Site, Name = Path.GetFileName(set.Folder), Path = path, FilesPath = filesPath, Files = Files, Bytes = _bytes,
        Skipped = [.. _skipped],
    };

    /// <summary>What the disk says, in the words of this house.</summary>
    private static void ThrowIfDisk(string folder, Exception failure)
    {
        if (DiskSpace.IsFull(failure)) throw RestoreFaults.DiskFull(folder, failure);
        if (failure is IOException or UnauthorizedAccessException) throw BackupFaults.Unwritable(folder, failure);
    }

    private void RestoreFiles(string root)
    {
        MakeFolder(root, "");
        if (_inPlace) Sweep(root);
        var links = new List<(ManifestEntry Entry, MemoryStream Target)>();
        var made = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            set.ReadFiles(
                (entry, name, verdict) =>
                {
                    // It was sound a moment ago: someone is changing it under our hands.
                    if (verdict != FileVerdict.Sound) throw RestoreFaults.Changed($"{_manifest.Archive!.File}:{name}");
                    if (entry!.Kind != EntryKind.File || !made.Contains(entry.Path)) return;
                    PutInPlace();
                    Files++;
                    _bytes += entry.Bytes;
                },
                Open, BackupStage.Restoring, progress, cancellation);
        }
        finally
        {
            if (_working is { } left) File.Delete(left.Working);
        }
        foreach (var (entry, target) in links) RestoreLink(root, entry, Encoding.UTF8.GetString(target.ToArray()));
        Finish(root);

        Stream? Open(ManifestEntry entry)
        {
            if (only?.Invoke(entry) == false) return null;
            var path = RealPath(entry);
            if (entry.Kind == EntryKind.Link)
            {
                if (entry.Bytes > 32767) return null;
                var target = new MemoryStream();
                links.Add((entry, target));
                return target;
            }
            MakeFolder(root, entry.Kind == EntryKind.Folder ? path : ParentOf(path));
            if (entry.Kind == EntryKind.Folder) return null;
            var full = Below(root, path);
            if (IsTakenByOurs(full))
            {
                _skipped.Add(new SkippedFile(path, SkipReason.NameTaken));
                return null;
            }
            made.Add(entry.Path);
            _written.Add(full);
            if (_inPlace)
            {
                var working = Path.Combine(Path.GetDirectoryName(full)!, WorkingName.New());
                _working = (working, full, entry);
                return new FlushedFile(working);
            }
            // Deleting first removes a link of that name instead of writing through it.
            if (File.Exists(full) || IsLink(full)) File.Delete(full);
            return new FileStream(full, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920);
        }
    }

    /// <summary>On a file system that does not tell upper from lower case, a second name may find the first's file.</summary>
    private bool IsTakenByOurs(string full) =>
        _written.Contains(full) && File.Exists(full)
        && !Directory.EnumerateFiles(Path.GetDirectoryName(full)!).Contains(full, StringComparer.Ordinal);

    /// <summary>What a restore that was killed left half written.</summary>
    private void Sweep(string root)
    {
        foreach (
            var entry in SiteTree.Walk(root, [], cancellation).Where(entry => entry.Kind == EntryKind.File && WorkingName.Is(entry.Path)).ToList())
            File.Delete(entry.Source);
    }

    /// <summary>A file that is whole takes its place, with its rights and its time: a web server may ask for it in that moment.</summary>
    private void PutInPlace()
    {
        if (_working is not { } whole) return;
        Dress(whole.Working, whole.Entry);
        AtomicFile.Replace(whole.Working, whole.Final);
        _working = null;
    }

    /// <summary>Of a choice of files the dumps are no part.</summary>
    private IReadOnlyList<ManifestDump> Dumps => only is null ? _manifest.Dumps : [];

    /// <summary>Unpacks a dump for its owner's eyes alone, compared with its hash before it has its name.</summary>
    public void RestoreDump(string path, ManifestDump dump)
    {
        var working = Path.Combine(Path.GetDirectoryName(path)!, WorkingName.New());
        try
        {
            if (!set.ReadDump(dump, () => OwnerOnlyFile.Create(working), BackupStage.Restoring, progress, cancellation))
                throw RestoreFaults.Changed($"{dump.File}:{dump.Database}");
            AtomicFile.Replace(working, path);
        }
        finally
        {
            File.Delete(working);
        }
    }

    /// <summary>What a dump is called once it is unpacked: of several each has its database's name.</summary>
    private string NameOf(ManifestDump dump) => _manifest.Version == 1 ? DumpName : Path.GetFileNameWithoutExtension(dump.File);

    private static void MakeFolder(string root, string path)
    {
        // Name by name, so that a link that was there before is seen before anything is made behind it.
        var folder = root;
        Make();
        foreach (var name in path.Split('/'))
        {
            if (name.Length == 0) continue;
            folder = Path.Combine(folder, name);
            Make();
        }

        void Make()
        {
            if (IsLink(folder)) throw BackupFaults.Escapes(folder);
            Directory.CreateDirectory(folder);
        }
    }

    private void RestoreLink(string root, ManifestEntry entry, string target)
    {
        var path = RealPath(entry);
#if NET8_0_OR_GREATER
        if (_links.StaysInside(path, target))
        {
            try
            {
                MakeFolder(root, ParentOf(path));
                var full = Below(root, path);
                if (File.Exists(full) || IsLink(full)) File.Delete(full);
                File.CreateSymbolicLink(full, target);
                return;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                _skipped.Add(new SkippedFile(path, SkipReason.Link, failure.Message));
                return;
            }
        }
#endif
        _ = root;
        _skipped.Add(new SkippedFile(path, SkipReason.Link, target));
    }

    /// <summary>Times and rights last, the deepest first: a folder that may no longer be written has all its content by then.</summary>
    private void Finish(string root)
    {
        for (var i = _manifest.Entries.Count - 1; i >= 0; i--)
        {
            var entry = _manifest.Entries[i];
            var full = Below(root, RealPath(entry));
            if (entry.Kind == EntryKind.Link || IsLink(full) || (_inPlace && entry.Kind == EntryKind.File) || only?.Invoke(entry) == false) continue;
            Dress(full, entry);
        }
    }

    private static void Dress(string full, ManifestEntry entry)
    {
        try
        {
            if (entry.Kind == EntryKind.File) File.SetLastWriteTimeUtc(full, entry.Modified);
            else Directory.SetLastWriteTimeUtc(full, entry.Modified);
#if NET8_0_OR_GREATER
            // Never set-user-id and its like: an archive does not hand out rights.
            if (!OperatingSystem.IsWindows() && ManifestFile.ModeOf(entry) is { } mode) File.SetUnixFileMode(full, (UnixFileMode)(mode & 0x1FF));
#endif
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The content is what counts; a file system without rights or old dates keeps its own.
        }
    }

    /// <summary>The name on this system: the real one where the system can hold it, else the archive's.</summary>
    public static string RealPath(ManifestEntry entry) =>
        entry.Escaped && Path.DirectorySeparatorChar == '/' ? PortablePath.Unescape(entry.Path)! : entry.Path;

    /// <summary>The folder of a path; empty for the root.</summary>
    public static string ParentOf(string path) => path.LastIndexOf('/') is var slash && slash > 0 ? path.Substring(0, slash) : "";

    private static string Below(string root, string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));

    private static bool IsLink(string path)
    {
        try
        {
            return (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}
