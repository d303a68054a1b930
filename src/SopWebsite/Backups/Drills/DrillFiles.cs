using SopWebsite.Languages;

namespace SopWebsite.Backups.Drills;

/// <summary>Looks at restored files as if nobody had written them just now: every file is found, measured and read again.</summary>
internal sealed class DrillFiles(OpenedSet set, RestoredWebsite restored, IProgress<BackupProgress>? progress, CancellationToken cancellation)
{
    private const int MostRemarks = 10;

    private readonly List<Phrase> _remarks = [];
    private readonly byte[] _buffer = new byte[128 * 1024];
    private long _differing;
    private long _files;
    private long _bytes;

    /// <summary>The points about files.</summary>
    public IReadOnlyList<RestoreDrillCheck> Look()
    {
        var left = new HashSet<string>(restored.Skipped.Select(skip => skip.Path), StringComparer.Ordinal);
        var expected = set.Manifest.Entries.Where(entry => entry.Kind == EntryKind.File && !left.Contains(BackupRestore.RealPath(entry))).ToList();
        var (total, done) = (expected.Sum(entry => entry.Bytes), 0L);
        foreach (var entry in expected)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new BackupProgress(BackupStage.Verifying, done, total, entry.Path));
            Compare(entry);
            done += entry.Bytes;
        }
        CountWhatIsThere();
        var skipped = restored.Skipped.Select(
            skip => new Phrase(
                $"'{skip.Path}' could not be restored here ({skip.Reason})", $"'{skip.Path}' tidak dapat dipulihkan di sini ({skip.Reason})"));
        return
        [
            new(RestoreDrillSubject.FileCount, Agree(expected.Count == _files), expected.Count, _files) { Remarks = [.. skipped.Take(MostRemarks)] },
            new(RestoreDrillSubject.FileBytes, Agree(total == _bytes), total, _bytes),
            new(RestoreDrillSubject.FileContent, Agree(_differing == 0), expected.Count, expected.Count - _differing) { Remarks = [.. _remarks] },
        ];
    }

    private void Compare(ManifestEntry entry)
    {
        var path = BackupRestore.RealPath(entry);
        var file = new FileInfo(Path.Combine(restored.FilesPath!, path.Replace('/', Path.DirectorySeparatorChar)));
        if (!file.Exists) Note(new Phrase($"'{path}' is missing", $"'{path}' tidak ada"));
        else if (file.Length != entry.Bytes)
            Note(
                new Phrase(
                    $"'{path}' has {file.Length} bytes, not {entry.Bytes}", $"'{path}' berukuran {file.Length} byte, seharusnya {entry.Bytes}"));
        else if (!string.Equals(DigestOf(file.FullName), entry.Sha256, StringComparison.Ordinal))
            Note(new Phrase($"'{path}' has other content", $"isi '{path}' berbeda"));
    }

    private string DigestOf(string path)
    {
        using var hashing = new HashingStream(null, set.Digest);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        int count;
        while ((count = stream.Read(_buffer, 0, _buffer.Length)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hashing.Write(_buffer, 0, count);
        }
        return hashing.Digest();
    }

    /// <summary>What lies in the folder, whether the manifest knows it or not.</summary>
    private void CountWhatIsThere()
    {
        foreach (var entry in SiteTree.Walk(restored.FilesPath!, [], cancellation))
        {
            if (entry.Kind != EntryKind.File) continue;
            _files++;
            _bytes += entry.Length;
        }
    }

    private void Note(Phrase remark)
    {
        _differing++;
        if (_remarks.Count < MostRemarks) _remarks.Add(remark);
    }

    private static RestoreDrillFinding Agree(bool agrees) => agrees ? RestoreDrillFinding.Passed : RestoreDrillFinding.Failed;
}
