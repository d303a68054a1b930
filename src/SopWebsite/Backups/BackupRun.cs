using System.IO.Compression;
using System.Text;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups;

/// <summary>
/// Makes one set: in a folder of a working name, every file flushed, all of it read back and compared, and renamed last. Whatever stops it,
/// there is either the finished set or a leftover that does not look like one.
/// </summary>
internal sealed class BackupRun(
    BackupPlan plan, IDatabaseDumper dumper, DatabaseLogin? login, Func<string, Stream>? open, IProgress<BackupProgress>? progress,
    CancellationToken cancellation)
{
    private readonly string _partial = Path.Combine(plan.Destination, BackupSet.PartialPrefix + plan.Name);
    private readonly List<SkippedFile> _skipped = [];
    private readonly List<Phrase> _warnings = [];
    private readonly List<(string File, string Sha256)> _sums = [];

    /// <summary>Makes the set and returns its manifest and that manifest's hash.</summary>
    public (BackupManifest Manifest, string Sha256) Make()
    {
        try
        {
            Directory.CreateDirectory(plan.Destination);
            var tree = plan.Root is null ? [] : ListTree(plan.Root);
            CheckSpace(tree);
            MakePartial();
            var dump = plan.Database is { } database ? WriteDump(database) : null;
            var (archive, entries) = plan.Root is null ? (null, []) : WriteArchive(tree);
            var manifest = new BackupManifest
            {
                Format = BackupManifest.FormatName,
                Version = BackupManifest.FormatVersion,
                Site = plan.Site.Name,
                CreatedAt = plan.At,
                Root = plan.Root,
                Archive = archive,
                Dump = dump,
                Skipped = _skipped,
                Warnings = _warnings,
                Entries = entries,
            };
            var sha256 = WriteFile(BackupManifest.FileName, stream => ManifestFile.Write(manifest, stream)).Sha256;
            var lines = Encoding.UTF8.GetBytes(SumsFile.Format(_sums));
            WriteFile(BackupManifest.SumsName, stream => stream.Write(lines, 0, lines.Length));
            ReadBack();
            cancellation.ThrowIfCancellationRequested();
            UnixFile.FlushFolder(_partial);
            Directory.Move(_partial, plan.Path);
            UnixFile.FlushFolder(plan.Destination);
            return (manifest, sha256);
        }
        catch (Exception failure)
        {
            Remove();
            if (DiskSpace.IsFull(failure)) throw BackupFaults.DiskFull(plan.Destination, failure);
            if (failure is IOException or UnauthorizedAccessException) throw BackupFaults.Unwritable(plan.Path, failure);
            throw;
        }
    }

    private List<TreeEntry> ListTree(string root)
    {
        progress?.Report(new BackupProgress(BackupStage.Listing, 0, null, root));
        try
        {
            return SiteTree.Walk(root, _skipped, cancellation).ToList();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw BackupFaults.RootNotFound(root);
        }
    }

    /// <summary>The content uncompressed, and as much dump as last time: what it takes at worst.</summary>
    private void CheckSpace(List<TreeEntry> tree)
    {
        var needed = tree.Sum(entry => entry.Length + 512) + (plan.ExpectedDump ?? 0) + DiskSpace.Reserve;
        if (!plan.IgnoreSpace && DiskSpace.FreeAt(plan.Destination) is { } free && free < needed)
            throw BackupFaults.SpaceShort(plan.Destination, needed, free);
    }

    private void MakePartial()
    {
        // A dump holds what people told the court: nobody else on this machine reads it.
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_partial, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(_partial);
    }

    private ManifestDump WriteDump(SiteDatabase database)
    {
        progress?.Report(new BackupProgress(BackupStage.Dumping, 0, plan.ExpectedDump, database.Name));
        var name = plan.Name + ".sql";
        DumpOutcome? outcome = null;
        long sqlBytes = 0;
        var sqlSha256 = "";
        var (file, bytes, sha256) = WriteFile(name + ".zip", stream =>
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = IndonesianZone.ToLocal(plan.At, plan.Site.Zone);
            using var content = entry.Open();
            using var hashing = new HashingStream(content);
            var request = new DumpRequest { Database = database, Login = login, Command = plan.DumpCommand };
            outcome = dumper.Dump(request, hashing, cancellation);
            sqlBytes = hashing.Count;
            sqlSha256 = hashing.Digest();
        });
        _warnings.AddRange(outcome!.Warnings);
        return new ManifestDump
        {
            File = file,
            Bytes = bytes,
            Sha256 = sha256,
            Entry = name,
            SqlBytes = sqlBytes,
            SqlSha256 = sqlSha256,
            Database = database.Name,
            Tool = outcome.Tool,
            ServerVersion = outcome.ServerVersion,
            SandboxLineRemoved = outcome.SandboxLineRemoved,
            Engines = outcome.Engines,
        };
    }

    private (ManifestArchive Archive, IReadOnlyList<ManifestEntry> Entries) WriteArchive(List<TreeEntry> tree)
    {
        var entries = new List<ManifestEntry>();
        var writer = new ArchiveWriter(IndonesianZone.OffsetOf(plan.Site.Zone), open);
        var (file, bytes, sha256) = WriteFile(
            plan.Name + ".zip", stream => entries = writer.Write(stream, tree, _skipped, progress, cancellation));
        var changed = entries.Count(entry => entry.Changed);
        if (changed > 0)
        {
            var first = entries.Find(entry => entry.Changed)!.Path;
            _warnings.Add(new Phrase(
                $"{changed} file(s) changed while they were read, such as '{first}': what the archive has of them may be torn.",
                $"{changed} berkas berubah saat dibaca, misalnya '{first}': isinya di dalam arsip mungkin tidak utuh."));
        }
        var gaps = _skipped.Count(skip => skip.IsGap);
        if (gaps > 0)
        {
            var first = _skipped.Find(skip => skip.IsGap)!;
            _warnings.Add(new Phrase(
                $"{gaps} file(s) or folder(s) could not be read and are not in the archive, such as '{first.Path}'.",
                $"{gaps} berkas atau folder tidak terbaca dan tidak ada di dalam arsip, misalnya '{first.Path}'."));
        }
        return (new ManifestArchive { File = file, Bytes = bytes, Sha256 = sha256 }, entries);
    }

    private (string File, long Bytes, string Sha256) WriteFile(string name, Action<Stream> write)
    {
        var path = Path.Combine(_partial, name);
        long bytes;
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
            bytes = stream.Length;
        }
        // The hash is of what can be read back, not of what was meant to be written; ReadBack compares the content.
        var sha256 = HashingStream.OfFile(path, cancellation);
        if (name != BackupManifest.SumsName) _sums.Add((name, sha256));
        return (name, bytes, sha256);
    }

    private void ReadBack()
    {
        var found = BackupVerifier.Examine(_partial, detailed: false, progress, cancellation);
        if (!found.IsSound) throw BackupFaults.NotAsWritten(Path.Combine(plan.Path, found.Files[0].Path));
    }

    private void Remove()
    {
        try
        {
            if (Directory.Exists(_partial)) Directory.Delete(_partial, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It stays as what it is: a leftover, known by its name.
        }
    }
}
