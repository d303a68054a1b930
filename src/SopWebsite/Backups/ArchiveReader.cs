using SopWebsite.Backups.Packing;

namespace SopWebsite.Backups;

/// <summary>What became of a file of a set.</summary>
public enum FileVerdict
{
    /// <summary>It is as the manifest says.</summary>
    Sound,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>Its content differs.</summary>
    Altered,

    /// <summary>The manifest does not know it.</summary>
    Extra,
}

/// <summary>Reads an archive against its manifest, entry by entry, streaming.</summary>
internal sealed class ArchiveReader(
    BackupKey? key, ContentDigest digest, BackupStage stage, IProgress<BackupProgress>? progress, CancellationToken cancellation)
{
    private readonly byte[] _buffer = new byte[128 * 1024];
    private long _done;
    private long _total;

    /// <summary>
    /// Reads the entries and tells the verdict on each. An entry that inflates to more than the manifest says is left at that point, so a
    /// zip bomb costs nothing.
    /// </summary>
    /// <param name="archive">The archive.</param>
    /// <param name="entries">What it must hold.</param>
    /// <param name="isWhole">True when it must hold nothing else; what else there is is passed over otherwise.</param>
    /// <param name="verdict">Told of each entry's name and verdict.</param>
    /// <param name="sink">Where the content of an entry goes; null for nowhere. Told what it is before a byte of it is judged.</param>
    /// <param name="only">Which entries are read; that the others are there is seen by their names. Null for all.</param>
    public void Read(
        Stream archive, IReadOnlyList<ManifestEntry> entries, bool isWhole, Action<ManifestEntry?, string, FileVerdict> verdict,
        Func<ManifestEntry, Stream?>? sink, Func<ManifestEntry, bool>? only = null)
    {
        var open = entries.ToDictionary(entry => entry.NameInArchive(), StringComparer.Ordinal);
        _total = (only is null ? entries : entries.Where(only)).Sum(entry => entry.Bytes);
        try
        {
            using var zip = new ZipReader(archive);
            foreach (var item in zip.Items)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!open.TryGetValue(item.Name, out var entry))
                {
                    if (isWhole) verdict(null, item.Name, FileVerdict.Extra);
                    continue;
                }
                open.Remove(item.Name);
                if (only?.Invoke(entry) == false) continue;
                verdict(entry, entry.Path, IsSound(zip, item, entry, sink?.Invoke(entry)) ? FileVerdict.Sound : FileVerdict.Altered);
            }
        }
        catch (InvalidDataException)
        {
            // The archive as a whole cannot be read on: its own hash says so too.
        }
        foreach (var entry in open.Values) verdict(entry, entry.Path, FileVerdict.Missing);
    }

    /// <summary>Copies a content and says whether it is what the manifest says.</summary>
    /// <param name="input">Where it comes from.</param>
    /// <param name="entry">What it must be.</param>
    /// <param name="output">Where it goes; null for nowhere. Disposed at the end.</param>
    public bool Copy(Stream input, ManifestEntry entry, Stream? output)
    {
        using (output)
        {
            using var hashing = new HashingStream(output, digest);
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                int count;
                try
                {
                    count = input.Read(_buffer, 0, _buffer.Length);
                }
                catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
                {
                    return false;
                }
                if (count == 0) break;
                if (hashing.Count + count > entry.Bytes) return false;
                hashing.Write(_buffer, 0, count);
                _done += count;
                progress?.Report(new BackupProgress(stage, _done, _total == 0 ? entry.Bytes : _total, entry.Path));
            }
            return hashing.Count == entry.Bytes && string.Equals(hashing.Digest(), entry.Sha256, StringComparison.Ordinal);
        }
    }

    private bool IsSound(ZipReader zip, ZipItem item, ManifestEntry entry, Stream? output)
    {
        if (entry.Kind == EntryKind.Folder)
        {
            output?.Dispose();
            return item.Bytes == 0;
        }
        try
        {
            using var input = zip.Open(item, key);
            return Copy(input, entry, output);
        }
        catch (InvalidDataException)
        {
            output?.Dispose();
            return false;
        }
    }
}
