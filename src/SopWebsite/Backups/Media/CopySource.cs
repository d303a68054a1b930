using SopWebsite.Files;

namespace SopWebsite.Backups.Media;

/// <summary>A finished set as it is to be copied: the files that its <c>SHA256SUMS</c> names, and that file itself.</summary>
internal sealed record CopySource
{
    public required string Folder { get; init; }

    public required string Site { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string ManifestSha256 { get; init; }

    /// <summary>The full set that a differential one builds on; null for a full set.</summary>
    public ManifestBase? Base { get; init; }

    public required IReadOnlyList<CopyFile> Files { get; init; }

    public string Name => Path.GetFileName(Folder);

    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>Looks at a set. The contents are compared while they are copied; here only what is there at all.</summary>
    /// <exception cref="Errors.SopException">
    /// <c>SopBackupPartial</c>, <c>SopBackupNotFound</c>, <c>SopManifestInvalid</c>, <c>SopManifestUnsafe</c>, <c>SopCopySourceUnsound</c>.
    /// </exception>
    public static CopySource Open(string folder)
    {
        var path = BackupSet.Normal(folder);
        if (BackupSet.IsPartial(path)) throw BackupFaults.SetPartial(path);
        var (manifest, sha256) = ManifestFile.Read(path);
        var sumsPath = Path.Combine(path, BackupManifest.SumsName);
        var sums = (File.Exists(sumsPath) ? SumsFile.Read(sumsPath) : null) ?? throw MediaFaults.SourceUnsound(path, BackupManifest.SumsName);
        if (!sums.TryGetValue(BackupManifest.FileName, out var listed) || !string.Equals(listed, sha256, StringComparison.Ordinal))
            throw MediaFaults.SourceUnsound(path, BackupManifest.FileName);
        var files = sums.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => FileOf(path, pair.Key, pair.Value)).ToList();
        files.Add(FileOf(path, BackupManifest.SumsName, Sha256Hex.OfFile(sumsPath)));
        return new CopySource
        {
            Folder = path, Site = manifest.Site, CreatedAt = manifest.CreatedAt, ManifestSha256 = sha256, Base = manifest.Base, Files = files,
        };
    }

    private static CopyFile FileOf(string folder, string name, string sha256)
    {
        // A list may have been written by someone else: what it names must lie in the folder, and be a file.
        if (!PortablePath.IsSafeName(name)) throw MediaFaults.SourceUnsound(folder, name);
        var info = new FileInfo(Path.Combine(folder, name));
        return info.Exists && (info.Attributes & FileAttributes.ReparsePoint) == 0
            ? new CopyFile(name, info.Length, sha256)
            : throw MediaFaults.SourceUnsound(folder, name);
    }
}

/// <summary>A file of a set, and what it must hold.</summary>
internal sealed record CopyFile(string Name, long Bytes, string Sha256);
