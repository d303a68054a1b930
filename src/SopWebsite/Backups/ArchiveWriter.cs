using System.IO.Compression;
using System.Text;
using SopWebsite.Files;

namespace SopWebsite.Backups;

/// <summary>
/// Writes a tree as a zip: the one format that Windows 10 opens by itself and every hosting panel unpacks. Names are UTF-8 with forward
/// slashes, large files take Zip64, Unix permissions go into the external attributes, links are kept as text (as Info-ZIP does).
/// Content is streamed; only names and figures stay in memory.
/// </summary>
internal sealed class ArchiveWriter(TimeSpan zone, Func<string, Stream>? open = null)
{
    private const int Chunk = 128 * 1024;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int Link = 0xA000;

    /// <summary>Content that is compressed already: trying again costs time and gains nothing.</summary>
    private static readonly HashSet<string> Compressed = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp3", ".mp4", ".webm", ".mov", ".avi", ".zip", ".gz", ".bz2", ".xz", ".7z", ".rar",
        ".docx", ".xlsx", ".pptx", ".woff", ".woff2", ".jpa",
    };

    private readonly Func<string, Stream> _open = open ?? (path =>
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan));
    private readonly byte[] _buffer = new byte[Chunk];

    /// <summary>Writes the entries and says what each turned out to be.</summary>
    public List<ManifestEntry> Write(
        Stream output, IReadOnlyList<TreeEntry> tree, ICollection<SkippedFile> skipped, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var written = new List<ManifestEntry>(tree.Count);
        var total = tree.Sum(entry => entry.Length);
        long done = 0;
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in tree)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new BackupProgress(BackupStage.Archiving, done, total, entry.Path));
            var (path, escaped) = PortablePath.Escape(entry.Path);
            if (!PortablePath.IsSafe(path))
            {
                skipped.Add(new SkippedFile(entry.Path, SkipReason.NameNotText));
                continue;
            }
            var described = new ManifestEntry
            {
                Path = path, Escaped = escaped, Kind = entry.Kind, Modified = entry.Modified, Mode = ManifestFile.ModeText(entry.Mode),
            };
            var result = entry.Kind switch
            {
                EntryKind.Folder => AddText(zip, described, null),
                EntryKind.Link => AddText(zip, described, entry.Target),
                _ => AddFile(zip, described, entry, skipped, Advance, cancellation),
            };
            if (result is not null) written.Add(result);
        }
        return written;

        void Advance(int bytes, string path)
        {
            done += bytes;
            progress?.Report(new BackupProgress(BackupStage.Archiving, done, total, path));
        }
    }

    private ManifestEntry AddText(ZipArchive zip, ManifestEntry described, string? target)
    {
        var entry = Create(zip, described, CompressionLevel.NoCompression);
        if (target is null) return described;
        var bytes = Encoding.UTF8.GetBytes(target);
        using var stream = entry.Open();
        stream.Write(bytes, 0, bytes.Length);
        return described with { Bytes = bytes.Length, Sha256 = Sha256Hex.OfBytes(bytes) };
    }

    private ManifestEntry? AddFile(
        ZipArchive zip, ManifestEntry described, TreeEntry source, ICollection<SkippedFile> skipped, Action<int, string> advance,
        CancellationToken cancellation)
    {
        Stream input;
        int count;
        try
        {
            input = _open(source.Source);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var gone = failure is FileNotFoundException or DirectoryNotFoundException;
            // A name that .NET could not read as text is listed, and yet not found.
            var unnamed = gone && source.Path.IndexOfAny(['\uFFFD']) >= 0;
            skipped.Add(new SkippedFile(
                source.Path, unnamed ? SkipReason.NameNotText : gone ? SkipReason.Vanished : SkipReason.Unreadable, failure.Message));
            return null;
        }
        using (input)
        {
            if (WasReplaced(input, source))
            {
                skipped.Add(new SkippedFile(source.Path, SkipReason.Replaced));
                return null;
            }
            // The first read comes before the entry is made: most files that cannot be read fail there and leave no trace.
            if (!TryRead(out count)) return null;
            using var hashing = new HashingStream(null);
            var whole = true;
            using (var output = Create(zip, described, LevelOf(source.Path)).Open())
            {
                while (count > 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    output.Write(_buffer, 0, count);
                    hashing.Write(_buffer, 0, count);
                    advance(count, source.Path);
                    if (TryRead(out count)) continue;
                    whole = false;
                    break;
                }
            }
            return described with { Bytes = hashing.Count, Sha256 = hashing.Digest(), Changed = !whole || HasChanged(source, hashing.Count) };
        }

        bool TryRead(out int read)
        {
            try
            {
                read = input.Read(_buffer, 0, _buffer.Length);
                return true;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                skipped.Add(new SkippedFile(source.Path, SkipReason.Unreadable, failure.Message));
                read = 0;
                return false;
            }
        }
    }

    private ZipArchiveEntry Create(ZipArchive zip, ManifestEntry described, CompressionLevel level)
    {
        var entry = zip.CreateEntry(described.NameInArchive(), level);
        var local = new DateTimeOffset(described.Modified, TimeSpan.Zero).ToOffset(zone);
        // What a zip can say: 1980 to 2107 in steps of two seconds. The manifest has the exact time.
        entry.LastWriteTime = local.Year is >= 1980 and <= 2107 ? local : new DateTimeOffset(1980, 1, 1, 0, 0, 0, zone);
#if NET8_0_OR_GREATER
        var type = described.Kind switch { EntryKind.Folder => Folder, EntryKind.Link => Link, _ => RegularFile };
        var mode = ManifestFile.ModeOf(described) is { } bits ? (bits & 0xFFF) | type : 0;
        entry.ExternalAttributes = unchecked((mode << 16) | (described.Kind == EntryKind.Folder ? 0x10 : 0));
#endif
        return entry;
    }

    private static CompressionLevel LevelOf(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') && Compressed.Contains(path.Substring(dot)) ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
    }

    /// <summary>A file that became a link to somewhere else after it was listed must not get in.</summary>
    private static bool WasReplaced(Stream opened, TreeEntry listed)
    {
#if NET8_0_OR_GREATER
        return listed.Identity is { } identity && opened is FileStream file && UnixFile.Of(file.SafeFileHandle) is { } now
            && (now.Inode != identity.Inode || now.Device != identity.Device || !now.IsRegular);
#else
        return false;
#endif
    }

    private static bool HasChanged(TreeEntry listed, long read)
    {
        var now = new FileInfo(listed.Source);
        return !now.Exists || now.Length != read || read != listed.Length || now.LastWriteTimeUtc != listed.Modified;
    }
}
