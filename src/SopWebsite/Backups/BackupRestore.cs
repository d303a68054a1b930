using System.Text;
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
    private HashSet<string>? _links;
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
        }
        catch (Exception failure)
        {
            if (_working is { } left) File.Delete(left.Working);
            if (DiskSpace.IsFull(failure)) throw BackupFaults.DiskFull(root, failure);
            if (failure is IOException or UnauthorizedAccessException) throw BackupFaults.Unwritable(root, failure);
            throw;
        }
        return new RestoredWebsite
        {
            Site = _manifest.Site, Name = Path.GetFileName(set.Folder), Path = root, FilesPath = root, Files = Files, Bytes = _bytes, Skipped = [.. _skipped],
        };
    }

    /// <summary>Restores to a folder that is new or empty (by way of one beside it, renamed last), or into one that has files.</summary>
    public RestoredWebsite To(string destination, bool overwrite)
    {
        var occupied = Directory.Exists(destination) && Directory.EnumerateFileSystemEntries(destination).Any();
        if (occupied && !overwrite) throw BackupFaults.DestinationTaken(destination);
        var work = occupied ? destination : Path.Combine(Path.GetDirectoryName(destination)!, ".restoring-" + Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(work);
            if (_manifest.Archive is not null) RestoreFiles(Path.Combine(work, FilesFolder));
            foreach (var dump in Dumps) RestoreDump(Path.Combine(work, NameOf(dump)), dump);
            if (!occupied)
            {
                if (Directory.Exists(destination)) Directory.Delete(destination);
                Directory.Move(work, destination);
            }
        }
        catch (Exception failure)
        {
            if (!occupied && Directory.Exists(work)) Directory.Delete(work, recursive: true);
            if (DiskSpace.IsFull(failure)) throw BackupFaults.DiskFull(destination, failure);
            if (failure is IOException or UnauthorizedAccessException) throw BackupFaults.Unwritable(destination, failure);
            throw;
        }
        return new RestoredWebsite
        {
            Site = _manifest.Site,
            Name = Path.GetFileName(set.Folder),
            Path = destination,
            FilesPath = _manifest.Archive is null ? null : Path.Combine(destination, FilesFolder),
            DumpPath = Dumps.Count == 0 ? null : Path.Combine(destination, NameOf(Dumps[0])),
            DumpPaths = [.. Dumps.Select(dump => Path.Combine(destination, NameOf(dump)))],
            Files = Files,
            Bytes = _bytes,
            Skipped = [.. _skipped],
        };
    }

    private void RestoreFiles(string root)
    {
        MakeFolder(root, "");
        var links = new List<(ManifestEntry Entry, MemoryStream Target)>();
        var made = new HashSet<string>(StringComparer.Ordinal);
        set.ReadFiles(
            (entry, name, verdict) =>
            {
                // It was sound a moment ago: someone is changing it under our hands.
                if (verdict != FileVerdict.Sound) throw BackupFaults.NotAsWritten($"{_manifest.Archive!.File}:{name}");
                if (entry!.Kind != EntryKind.File || !made.Contains(entry.Path)) return;
                PutInPlace();
                Files++;
                _bytes += entry.Bytes;
            },
            Open, BackupStage.Restoring, progress, cancellation);
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
                // Always the same name, one file at a time: what a killed restore left is what the next one writes over.
                var working = Path.Combine(Path.GetDirectoryName(full)!, ".sop-restoring");
                if (File.Exists(working) || IsLink(working)) File.Delete(working);
                _working = (working, full, entry);
                return new FileStream(working, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920);
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

    /// <summary>Unpacks a dump for its owner's eyes alone, compared with its hash.</summary>
    public void RestoreDump(string path, ManifestDump dump)
    {
        if (File.Exists(path) || IsLink(path)) File.Delete(path);
        if (!set.ReadDump(dump, () => OwnerOnlyFile.Create(path), BackupStage.Restoring, progress, cancellation))
            throw BackupFaults.NotAsWritten($"{dump.File}:{dump.Database}");
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
        if (StaysInside(path, target))
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

    /// <summary>
    /// A link comes back only if its target, read from its own folder, stays below the root and passes through no other link of the set.
    /// </summary>
    internal bool StaysInside(string path, string target)
    {
        if (target.Length == 0 || Path.IsPathRooted(target) || target.IndexOfAny(['\\', ':', '\0']) >= 0) return false;
        var at = ParentOf(path).Split('/').Where(name => name.Length > 0).ToList();
        var names = target.Split('/').Where(name => name is not ("" or ".")).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == "..")
            {
                if (at.Count == 0) return false;
                at.RemoveAt(at.Count - 1);
                continue;
            }
            at.Add(names[i]);
            if (i < names.Count - 1 && Links.Contains(string.Join("/", at))) return false;
        }
        return true;
    }

    private HashSet<string> Links => _links ??=
        new HashSet<string>(_manifest.Entries.Where(entry => entry.Kind == EntryKind.Link).Select(RealPath), StringComparer.Ordinal);

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

    private static string ParentOf(string path) => path.LastIndexOf('/') is var slash && slash > 0 ? path.Substring(0, slash) : "";

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
