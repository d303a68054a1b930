using System.IO.Compression;
using SopWebsite.Backups.Packing;

namespace SopWebsite.Backups;

/// <summary>
/// A set whose description was read and checked, with the key to it and the full set that it builds on: all that is in it can be read from
/// here, whether it lies in its own archive or in that of its base, in one volume or many, encrypted or not, of this format or the first.
/// </summary>
internal sealed class OpenedSet
{
    private OpenedSet(string folder, BackupManifest manifest, string sha256) => (Folder, Manifest, ManifestSha256) = (folder, manifest, sha256);

    /// <summary>Where it is.</summary>
    public string Folder { get; }

    /// <summary>What it says of itself.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>The digest of that.</summary>
    public string ManifestSha256 { get; }

    /// <summary>What its contents are opened with; null where they are not encrypted, or nobody gave the password.</summary>
    public BackupKey? Key { get; private set; }

    /// <summary>The full set it builds on; null for a full set.</summary>
    public OpenedSet? Base { get; private set; }

    /// <summary>True when its contents cannot be read for want of the password.</summary>
    public bool IsLocked => Manifest.Encryption is not null && Key is null;

    /// <summary>The digest of its contents.</summary>
    public ContentDigest Digest => Key?.Digest ?? ContentDigest.Plain;

    /// <summary>Opens the set in a folder.</summary>
    /// <exception cref="Errors.SopException">
    /// <c>SopBackupNotFound</c>, <c>SopManifestInvalid</c>, <c>SopManifestUnsafe</c>; <c>SopBackupPasswordWrong</c>;
    /// <c>SopBackupBaseMissing</c>, <c>SopBackupBaseAltered</c>: the set that it builds on is not there, or not what it was.
    /// </exception>
    public static OpenedSet Open(string folder, SetAccess access)
    {
        var (manifest, sha256) = ManifestFile.Read(folder);
        var set = new OpenedSet(folder, manifest, sha256);
        if (manifest.Encryption is { } encryption && (access.Password ?? access.PasswordOf(manifest.Site)) is { } password)
            set.Key = BackupKey.Open(password, encryption) ?? throw BackupFaults.PasswordWrong(folder);
        if (manifest.Base is { } foundation) set.Base = OpenBase(set, foundation, access);
        return set;
    }

    /// <summary>The archive as one stream; its files must be there.</summary>
    public Stream OpenArchive() => new VolumeReader(Manifest.Archive!.Parts().Select(part => Path.Combine(Folder, part.File)));

    /// <summary>Reads every file, folder and link: its own archive, then what its base holds.</summary>
    /// <param name="verdict">Told of each entry's name and verdict; the entry is null for what the manifest does not know.</param>
    /// <param name="sink">Where the content of an entry goes; null for nowhere.</param>
    /// <param name="stage">The stage to report.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    public void ReadFiles(
        Action<ManifestEntry?, string, FileVerdict> verdict, Func<ManifestEntry, Stream?>? sink, BackupStage stage,
        IProgress<BackupProgress>? progress,
        CancellationToken cancellation)
    {
        ReadOwnFiles(verdict, sink, stage, progress, cancellation);
        if (Base is null) return;
        var entries = Manifest.Entries.Where(entry => entry.InBase).ToList();
        using var archive = Base.OpenArchive();
        new ArchiveReader(Base.Key, Base.Digest, stage, progress, cancellation).Read(archive, entries, isWhole: false, verdict, sink);
    }

    /// <summary>Reads what its own archive holds, or some of it.</summary>
    /// <inheritdoc cref="ReadFiles"/>
    public void ReadOwnFiles(
        Action<ManifestEntry?, string, FileVerdict> verdict, Func<ManifestEntry, Stream?>? sink, BackupStage stage,
        IProgress<BackupProgress>? progress,
        CancellationToken cancellation, Func<ManifestEntry, bool>? only = null)
    {
        var entries = Base is null ? Manifest.Entries : Manifest.Entries.Where(entry => !entry.InBase).ToList();
        using var archive = OpenArchive();
        new ArchiveReader(Key, Digest, stage, progress, cancellation).Read(archive, entries, isWhole: true, verdict, sink, only);
    }

    /// <summary>Reads a dump's text; true when it is what was dumped.</summary>
    /// <param name="dump">Which.</param>
    /// <param name="sink">Where it goes; null for nowhere. Disposed at the end.</param>
    /// <param name="stage">The stage to report.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    public bool ReadDump(
        ManifestDump dump, Func<Stream>? sink, BackupStage stage, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var reader = new ArchiveReader(Key, Digest, stage, progress, cancellation);
        var entry = new ManifestEntry
        {
            Path = dump.Entry ?? dump.Database, Kind = EntryKind.File, Bytes = dump.SqlBytes, Sha256 = dump.SqlSha256, Modified = default,
        };
        using var file = new FileStream(Path.Combine(Folder, dump.File), FileMode.Open, FileAccess.Read, FileShare.Read, 81920);
        if (dump.Entry is null)
        {
            using var text = new GZipStream(file, CompressionMode.Decompress);
            return reader.Copy(text, entry, sink?.Invoke());
        }
        var sound = true;
        reader.Read(file, [entry], isWhole: true, (_, _, verdict) => sound &= verdict == FileVerdict.Sound, _ => sink?.Invoke());
        return sound;
    }

    private static OpenedSet OpenBase(OpenedSet set, ManifestBase foundation, SetAccess access)
    {
        var beside = Path.Combine(Path.GetDirectoryName(set.Folder) ?? set.Folder, foundation.Name);
        var folder = File.Exists(Path.Combine(beside, BackupManifest.FileName)) ? beside : access.FindBase(foundation);
        if (folder is null || !File.Exists(Path.Combine(folder, BackupManifest.FileName)))
            throw BackupFaults.BaseMissing(set.Folder, foundation.Name);
        var (manifest, sha256) = ManifestFile.Read(folder);
        if (!string.Equals(sha256, foundation.ManifestSha256, StringComparison.Ordinal) || manifest.Base is not null || manifest.Archive is null)
            throw BackupFaults.BaseAltered(set.Folder, folder, BackupManifest.FileName);
        foreach (var part in manifest.Archive.Parts())
        {
            var file = new FileInfo(Path.Combine(folder, part.File));
            if (!file.Exists || file.Length != part.Bytes) throw BackupFaults.BaseAltered(set.Folder, folder, part.File);
        }
        var opened = new OpenedSet(folder, manifest, sha256);
        // Both have one password: a differential set is only made where that holds.
        if (manifest.Encryption is { } encryption && set.Key is not null) opened.Key = set.Manifest.Encryption == encryption ? set.Key : null;
        return opened;
    }
}
