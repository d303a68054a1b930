using System.IO.Compression;

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
internal static class ArchiveReader
{
    /// <summary>
    /// Reads every entry and tells the verdict on each. An entry that inflates to more than the manifest says is left at that point, so a
    /// zip bomb costs nothing.
    /// </summary>
    /// <param name="path">The archive.</param>
    /// <param name="entries">What it must hold.</param>
    /// <param name="verdict">Told of each entry's name, size and verdict.</param>
    /// <param name="sink">Where the content of an entry goes; null for nowhere. Told what it is before a byte of it is judged.</param>
    /// <param name="stage">The stage to report.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void Read(
        string path, IReadOnlyList<ManifestEntry> entries, Action<ManifestEntry?, string, FileVerdict> verdict, Func<ManifestEntry, Stream?>? sink,
        BackupStage stage, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var open = entries.ToDictionary(entry => entry.NameInArchive(), StringComparer.Ordinal);
        var total = entries.Sum(entry => entry.Bytes);
        var buffer = new byte[128 * 1024];
        long done = 0;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920);
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            foreach (var item in zip.Entries)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!open.TryGetValue(item.FullName, out var entry))
                {
                    verdict(null, item.FullName, FileVerdict.Extra);
                    continue;
                }
                open.Remove(item.FullName);
                var sound = IsSound(item, entry);
                verdict(entry, entry.Path, sound ? FileVerdict.Sound : FileVerdict.Altered);
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            // The archive as a whole cannot be read on: its own hash says so too.
        }
        foreach (var entry in open.Values) verdict(entry, entry.Path, FileVerdict.Missing);

        bool IsSound(ZipArchiveEntry item, ManifestEntry entry)
        {
            if (entry.Kind == EntryKind.Folder)
            {
                if (item.Length != 0) return false;
                sink?.Invoke(entry)?.Dispose();
                return true;
            }
            using var output = sink?.Invoke(entry);
            using var hashing = new HashingStream(output);
            Stream input;
            try
            {
                input = item.Open();
            }
            catch (InvalidDataException)
            {
                return false;
            }
            using (input)
            {
                while (true)
                {
                    cancellation.ThrowIfCancellationRequested();
                    int count;
                    try
                    {
                        count = input.Read(buffer, 0, buffer.Length);
                    }
                    catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
                    {
                        return false;
                    }
                    if (count == 0) break;
                    if (hashing.Count + count > entry.Bytes) return false;
                    hashing.Write(buffer, 0, count);
                    done += count;
                    progress?.Report(new BackupProgress(stage, done, total, entry.Path));
                }
            }
            return hashing.Count == entry.Bytes && string.Equals(hashing.Digest(), entry.Sha256, StringComparison.Ordinal);
        }
    }
}
