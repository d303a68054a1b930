namespace SopWebsite.Backups;

/// <summary>The full set that a differential one is going to build on, with what it holds.</summary>
internal sealed record FoundBase(string Folder, BackupManifest Manifest, string ManifestSha256)
{
    /// <summary>
    /// The newest full set of a site in a folder that has an archive, is whole, and is encrypted (or not) as the new one is to be. Those the
    /// register has noted are looked at first: it knows which were found damaged, and what their manifests were.
    /// </summary>
    /// <param name="store">The register.</param>
    /// <param name="site">The site's name.</param>
    /// <param name="destination">The folder.</param>
    /// <param name="password">What contents are to be encrypted with; null for not.</param>
    public static (FoundBase Base, BackupKey? Key)? Newest(IBackupStore store, string site, string destination, string? password)
    {
        var known = store.Of(site).ToDictionary(backup => backup.Path, StringComparer.Ordinal);
        var candidates = known.Values
            .Where(
                backup => backup.Type == BackupType.Full && backup.CreatedAt is not null
                    && string.Equals(Path.GetDirectoryName(backup.Path), destination, StringComparison.Ordinal))
            .OrderByDescending(backup => backup.CreatedAt)
            .Select(backup => backup.Path)
            .Concat(BackupSet.Below(destination).Reverse().Where(path => !known.ContainsKey(path) && !BackupSet.IsPartial(path)));
        foreach (var folder in candidates)
        {
            var noted = known.TryGetValue(folder, out var backup) ? backup : null;
            if (noted is { Verified: false } or { State: BackupState.Damaged } || Read(folder) is not { } found) continue;
            if (noted?.ManifestSha256 is { } sha256 && !string.Equals(sha256, found.ManifestSha256, StringComparison.Ordinal)) continue;
            var manifest = found.Manifest;
            if (manifest.Type != BackupType.Full || manifest.Archive is null
                || !string.Equals(manifest.Site, site, StringComparison.OrdinalIgnoreCase)
                || BackupSet.Describe(folder, manifest, found.ManifestSha256).State == BackupState.Damaged)
                continue;
            if ((manifest.Encryption is null) != (password is null)) continue;
            if (manifest.Encryption is not { } encryption) return (found, null);
            if (BackupKey.Open(password!, encryption) is { } key) return (found, key);
        }
        return null;
    }

    private static FoundBase? Read(string folder)
    {
        try
        {
            var (manifest, sha256) = ManifestFile.Read(folder);
            return new FoundBase(folder, manifest, sha256);
        }
        catch (Errors.SopException)
        {
            return null;
        }
    }
}
