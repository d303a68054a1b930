using SopWebsite.Backups.Shares;

namespace SopWebsite.Backups;

/// <summary>Recomputes every hash of a set. Reads only.</summary>
internal sealed class BackupVerifier
{
    private readonly List<CheckedFile> _files = [];
    private readonly bool _detailed;
    private readonly long[] _counts = new long[4];
    private readonly VerificationShare? _share;

    private BackupVerifier(bool detailed, VerificationShare? share) => (_detailed, _share) = (detailed, share);

    /// <summary>Examines the set in a folder, whatever the folder's name.</summary>
    public static BackupVerification Examine(
        string folder, bool detailed, SetAccess access, IProgress<BackupProgress>? progress, CancellationToken cancellation,
        VerificationShare? share = null)
    {
        var set = OpenedSet.Open(folder, access);
        var verifier = new BackupVerifier(detailed, share);
        verifier.CheckSet(set, cancellation);
        // Of a share only what lies in the set itself is read: the base has shares of its own.
        if (set.Base is { } foundation && share is null) verifier.CheckBase(set, foundation, cancellation);
        if (!set.IsLocked) verifier.CheckContents(set, progress, cancellation);
        return new BackupVerification
        {
            Site = set.Manifest.Site,
            Name = Path.GetFileName(folder),
            Path = folder,
            Unpacked = !set.IsLocked,
            Checked = verifier._counts.Sum(),
            Missing = verifier._counts[(int)FileVerdict.Missing],
            Altered = verifier._counts[(int)FileVerdict.Altered],
            Extra = verifier._counts[(int)FileVerdict.Extra],
            ManifestSha256 = set.ManifestSha256,
            Files = [.. verifier._files],
        };
    }

    private void CheckSet(OpenedSet set, CancellationToken cancellation)
    {
        var expected = set.Manifest.Parts().ToDictionary(part => part.File, part => part.Sha256, StringComparer.Ordinal);
        expected.Add(BackupManifest.FileName, set.ManifestSha256);

        var sumsPath = Path.Combine(set.Folder, BackupManifest.SumsName);
        if (!File.Exists(sumsPath)) Note(BackupManifest.SumsName, FileVerdict.Missing);
        else
        {
            var sums = SumsFile.Read(sumsPath);
            var agree = sums is not null && sums.Count == expected.Count
                && expected.All(pair => sums.TryGetValue(pair.Key, out var digest) && string.Equals(digest, pair.Value, StringComparison.Ordinal));
            // The two describe each other; which of them was changed cannot be told from the set alone.
            Note(BackupManifest.SumsName, agree ? FileVerdict.Sound : FileVerdict.Altered);
            Note(BackupManifest.FileName, sums is not null && sums.TryGetValue(BackupManifest.FileName, out var listed)
                && string.Equals(listed, set.ManifestSha256, StringComparison.Ordinal) ? FileVerdict.Sound : FileVerdict.Altered);
        }
        foreach (var part in set.Manifest.Parts()) CheckPart(set, part, cancellation);
        foreach (var path in Directory.EnumerateFileSystemEntries(set.Folder))
        {
            var name = Path.GetFileName(path);
            if (!expected.ContainsKey(name) && name != BackupManifest.SumsName) Note(name, FileVerdict.Extra);
        }
    }

    /// <summary>Of a share, the archive is measured here and read entry by entry; other files belong to one share each.</summary>
    private void CheckPart(OpenedSet set, ManifestPart part, CancellationToken cancellation)
    {
        var file = new FileInfo(Path.Combine(set.Folder, part.File));
        if (!file.Exists) Note(part.File, FileVerdict.Missing);
        else if (file.Length != part.Bytes) Note(part.File, FileVerdict.Altered);
        else if (_share is null || (_share.Takes(part.File) && set.Manifest.Archive?.Parts().Any(volume => volume.File == part.File) != true))
        {
            var same = string.Equals(HashingStream.OfFile(file.FullName, cancellation), part.Sha256, StringComparison.Ordinal);
            Note(part.File, same ? FileVerdict.Sound : FileVerdict.Altered);
        }
    }

    /// <summary>
    /// The base's archive is what it was, byte for byte, and it has what this set leans on: then that need not be unpacked here.
    /// Test-WebsiteBackup of the base does so.
    /// </summary>
    private void CheckBase(OpenedSet set, OpenedSet foundation, CancellationToken cancellation)
    {
        foreach (var part in foundation.Manifest.Archive!.Parts())
        {
            if (!string.Equals(HashingStream.OfFile(Path.Combine(foundation.Folder, part.File), cancellation), part.Sha256, StringComparison.Ordinal))
                throw BackupFaults.BaseAltered(set.Folder, foundation.Folder, part.File);
        }
        var name = Path.GetFileName(foundation.Folder);
        var there = foundation.Manifest.Entries.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        foreach (var entry in set.Manifest.Entries.Where(entry => entry.InBase))
        {
            var verdict = !there.TryGetValue(entry.Path, out var held) ? FileVerdict.Missing
                : held.Kind == entry.Kind && held.Bytes == entry.Bytes && string.Equals(held.Sha256, entry.Sha256, StringComparison.Ordinal)
                    ? FileVerdict.Sound : FileVerdict.Altered;
            Note($"{name}:{entry.Path}", verdict);
        }
    }

    private void CheckContents(OpenedSet set, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        if (set.Manifest.Archive is { } archive && archive.Parts().All(part => File.Exists(Path.Combine(set.Folder, part.File))))
        {
            set.ReadOwnFiles(
                (_, name, verdict) => Note($"{archive.File}:{name}", verdict), null, BackupStage.Verifying, progress, cancellation,
                _share is null ? null : entry => _share.Takes(entry.Path));
        }
        foreach (var dump in set.Manifest.Dumps)
        {
            if (!File.Exists(Path.Combine(set.Folder, dump.File)) || _share?.Takes(dump.File) == false) continue;
            var sound = set.ReadDump(dump, null, BackupStage.Verifying, progress, cancellation);
            Note($"{dump.File}:{dump.Entry ?? dump.Database}", sound ? FileVerdict.Sound : FileVerdict.Altered);
        }
    }

    private void Note(string path, FileVerdict verdict)
    {
        _counts[(int)verdict]++;
        if (_detailed || verdict != FileVerdict.Sound) _files.Add(new CheckedFile(path, verdict));
    }
}
