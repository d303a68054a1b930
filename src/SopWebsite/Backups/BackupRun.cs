using SopWebsite.Backups.Packing;
using SopWebsite.Backups.Transport;
using SopWebsite.Calendars;
using SopWebsite.Languages;

namespace SopWebsite.Backups;

/// <summary>
/// Makes one set: in a folder of a working name, every file flushed, all of it read back and compared, and renamed last. Whatever stops it,
/// there is either the finished set or a leftover that does not look like one.
/// </summary>
internal sealed class BackupRun(
    BackupPlan plan, IDatabaseDumper dumper, IReadOnlyList<DumpRequest> dumps, Func<string, Stream>? open, IProgress<BackupProgress>? progress,
    CancellationToken cancellation)
{
    private readonly string _partial = Path.Combine(plan.Destination, BackupSet.PartialPrefix + plan.Name);
    private readonly List<SkippedFile> _skipped = [.. plan.Missing];
    private readonly List<Phrase> _warnings = [.. plan.Notes];

    /// <summary>Makes the set and returns its manifest and that manifest's hash.</summary>
    public (BackupManifest Manifest, string Sha256) Make()
    {
        try
        {
            Directory.CreateDirectory(plan.Destination);
            var tree = plan.Root is null ? [] : ListTree(plan.Root);
            var entries = new ManifestEntry?[tree.Length];
            if (plan.Foundation is { } foundation) new Difference(foundation.Manifest, plan.Key, plan.Checksum).Mark(tree, entries, cancellation);
            CheckSpace(tree, entries);
            MakePartial();
            var files = new SetFiles(_partial, plan.Path);
            var manifest = WriteContents(files, tree, entries);
            manifest = manifest with
            {
                Guide = files.WriteOne(BackupManifest.GuideName, stream => BackupGuide.Write(manifest, plan.Name, plan.Site, stream)),
            };
            var sha256 = files.WriteOne(BackupManifest.FileName, stream => ManifestFile.Write(manifest, stream)).Sha256;
            files.WriteSums();
            files.ReadBack(progress, cancellation);
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

    private BackupManifest WriteContents(SetFiles files, TreeEntry[] tree, ManifestEntry?[] entries)
    {
        using var crew = new PackingCrew();
        var writer = new DumpWriter(files, dumper, plan, crew);
        var written = dumps
            .Select((dump, at) =>
            {
                progress?.Report(new BackupProgress(BackupStage.Dumping, 0, plan.ExpectedDump, dump.Database.Name));
                return writer.Write(dump, DumpWriter.NameOf(dumps, at), _warnings, cancellation);
            })
            .ToList();
        var archive = plan.Root is null ? null : WriteArchive(files, tree, entries, crew);
        var kept = entries.Where(entry => entry is not null).Select(entry => entry!).ToList();
        if (archive is not null) Warn(kept);
        return new BackupManifest
        {
            Format = BackupManifest.FormatName,
            Version = BackupManifest.FormatVersion,
            Site = plan.Site.Name,
            CreatedAt = plan.At,
            Type = plan.Type,
            Base = plan.Foundation is { } foundation
                ? new ManifestBase { Name = Path.GetFileName(foundation.Folder), CreatedAt = foundation.Manifest.CreatedAt,
                    ManifestSha256 = foundation.ManifestSha256 }
                : null,
            Root = plan.Root,
            Encryption = plan.Encryption,
            Archive = archive,
            Dumps = written,
            Skipped = _skipped,
            Warnings = _warnings,
            Entries = kept,
        };
    }

    private TreeEntry[] ListTree(string root)
    {
        progress?.Report(new BackupProgress(BackupStage.Listing, 0, null, root));
        try
        {
            return Masked(SiteTree.Walk(root, _skipped, cancellation)).ToArray();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw BackupFaults.RootNotFound(root);
        }
    }

    /// <summary>What masks leave of a tree that lies here; what comes from a server was masked on its way.</summary>
    private IEnumerable<TreeEntry> Masked(IEnumerable<TreeEntry> tree)
    {
        var mask = new TransferMask(plan.Fetch.Include ?? plan.Site.Include, plan.Fetch.Exclude ?? plan.Site.Exclude);
        return plan.Source is not null || mask.IsAll
            ? tree
            : tree.Where(entry => entry.Kind == EntryKind.Folder ? mask.Keeps(entry.Path) : mask.Takes(entry.Path));
    }

    /// <summary>The content uncompressed, and as much dump as last time: what it takes at worst.</summary>
    private void CheckSpace(TreeEntry[] tree, ManifestEntry?[] entries)
    {
        var needed = (plan.ExpectedDump ?? 0) + DiskSpace.Reserve + (256L * tree.Length);
        for (var at = 0; at < tree.Length; at++) needed += entries[at] is null ? tree[at].Length + 512 : 0;
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

    private ManifestArchive WriteArchive(SetFiles files, TreeEntry[] tree, ManifestEntry?[] entries, PackingCrew crew)
    {
        var context = new PackingContext(IndonesianZone.OffsetOf(plan.Site.Zone), open ?? SourceFile.Open, plan.Key, cancellation);
        var written = files.Write(
            BackupManifest.ArchiveName, stream => new ArchiveWriter(context, crew).Write(stream, tree, entries, _skipped, progress), plan.VolumeSize);
        return new ManifestArchive
        {
            File = BackupManifest.ArchiveName,
            Bytes = written.Sum(volume => volume.Bytes),
            Sha256 = plan.VolumeSize is null ? written[0].Sha256 : null,
            Volumes = plan.VolumeSize is null
                ? null
                : [.. written.Select(volume => new ManifestPart { File = volume.File, Bytes = volume.Bytes, Sha256 = volume.Sha256 })],
        };
    }

    private void Warn(List<ManifestEntry> entries)
    {
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
