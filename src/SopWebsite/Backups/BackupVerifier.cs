
namespace SopWebsite.Backups;

/// <summary>Recomputes every hash of a set. Reads only.</summary>
internal sealed class BackupVerifier
{
    private readonly List<CheckedFile> _files = [];
    private readonly bool _detailed;
    private readonly long[] _counts = new long[4];

    private BackupVerifier(bool detailed) => _detailed = detailed;

    /// <summary>Examines the set in a folder, whatever the folder's name.</summary>
    public static BackupVerification Examine(
        string folder, bool detailed, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var (manifest, sha256) = ManifestFile.Read(folder);
        var verifier = new BackupVerifier(detailed);
        verifier.CheckSet(folder, manifest, sha256, cancellation);
        if (manifest.Archive is { } archive && File.Exists(Path.Combine(folder, archive.File)))
            verifier.CheckArchive(folder, archive.File, manifest.Entries, progress, cancellation);
        if (manifest.Dump is { } dump && File.Exists(Path.Combine(folder, dump.File)))
            verifier.CheckArchive(folder, dump.File, [DumpEntry(dump)], progress, cancellation);
        return new BackupVerification
        {
            Site = manifest.Site,
            Name = Path.GetFileName(folder),
            Path = folder,
            Checked = verifier._counts.Sum(),
            Missing = verifier._counts[(int)FileVerdict.Missing],
            Altered = verifier._counts[(int)FileVerdict.Altered],
            Extra = verifier._counts[(int)FileVerdict.Extra],
            ManifestSha256 = sha256,
            Files = [.. verifier._files],
        };
    }

    /// <summary>The SQL text in its zip, described like a file of an archive.</summary>
    public static ManifestEntry DumpEntry(ManifestDump dump) => new()
    {
        Path = dump.Entry, Kind = EntryKind.File, Bytes = dump.SqlBytes, Sha256 = dump.SqlSha256, Modified = default,
    };

    private void CheckSet(string folder, BackupManifest manifest, string manifestSha256, CancellationToken cancellation)
    {
        var expected = new Dictionary<string, string>(StringComparer.Ordinal) { [BackupManifest.FileName] = manifestSha256 };
        if (manifest.Archive is { } archive) expected[archive.File] = archive.Sha256;
        if (manifest.Dump is { } dump) expected[dump.File] = dump.Sha256;

        var sumsPath = Path.Combine(folder, BackupManifest.SumsName);
        if (!File.Exists(sumsPath)) Note(BackupManifest.SumsName, FileVerdict.Missing);
        else
        {
            var sums = SumsFile.Read(sumsPath);
            var agree = sums is not null && sums.Count == expected.Count
                && expected.All(pair => sums.TryGetValue(pair.Key, out var digest) && string.Equals(digest, pair.Value, StringComparison.Ordinal));
            // The two describe each other; which of them was changed cannot be told from the set alone.
            Note(BackupManifest.SumsName, agree ? FileVerdict.Sound : FileVerdict.Altered);
            Note(BackupManifest.FileName, sums is not null && sums.TryGetValue(BackupManifest.FileName, out var listed)
                && string.Equals(listed, manifestSha256, StringComparison.Ordinal) ? FileVerdict.Sound : FileVerdict.Altered);
        }
        foreach (var pair in expected.Where(pair => pair.Key != BackupManifest.FileName))
        {
            var path = Path.Combine(folder, pair.Key);
            Note(pair.Key, !File.Exists(path) ? FileVerdict.Missing
                : string.Equals(HashingStream.OfFile(path, cancellation), pair.Value, StringComparison.Ordinal) ? FileVerdict.Sound : FileVerdict.Altered);
        }
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(path);
            if (!expected.ContainsKey(name) && name != BackupManifest.SumsName) Note(name, FileVerdict.Extra);
        }
    }

    private void CheckArchive(
        string folder, string file, IReadOnlyList<ManifestEntry> entries, IProgress<BackupProgress>? progress, CancellationToken cancellation) =>
        ArchiveReader.Read(
            Path.Combine(folder, file), entries, (_, name, verdict) => Note($"{file}:{name}", verdict), null, BackupStage.Verifying, progress,
            cancellation);

    private void Note(string path, FileVerdict verdict)
    {
        _counts[(int)verdict]++;
        if (_detailed || verdict != FileVerdict.Sound) _files.Add(new CheckedFile(path, verdict));
    }
}
