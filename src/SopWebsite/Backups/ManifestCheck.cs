using System.Globalization;
using SopWebsite.Backups.Packing;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups;

/// <summary>
/// Every check that a manifest has to pass before anyone acts on it: nothing in it may lead out of its folder, and every figure is one.
/// </summary>
internal static class ManifestCheck
{
    /// <summary>Refuses a manifest that cannot be used or must not be.</summary>
    public static void Check(string path, BackupManifest manifest)
    {
        if (!string.Equals(manifest.Format, BackupManifest.FormatName, StringComparison.Ordinal))
            throw Invalid(path, "it is of another kind", "jenisnya lain");
        if (manifest.Version is < 1 or > BackupManifest.FormatVersion)
        {
            var version = manifest.Version.ToString(CultureInfo.InvariantCulture);
            throw Invalid(path, $"it has version {version}, this module knows 1 to {BackupManifest.FormatVersion}",
                $"versinya {version}, modul ini mengenal 1 sampai {BackupManifest.FormatVersion}");
        }
        // Text like this cannot come from us, and JSON null slips past 'required'.
        if (string.IsNullOrWhiteSpace(manifest.Site) || manifest.Entries is null || manifest.Skipped is null || manifest.Warnings is null
            || manifest.Dumps is null || manifest.Dumps.Any(dump => dump is null) || manifest.Archive?.Volumes?.Any(volume => volume is null) == true
            || manifest.Skipped.Any(skip => skip?.Path is null) || manifest.Warnings.Any(text => text is null))
            throw Invalid(path, "something in it is missing", "ada yang hilang di dalamnya");
        // Each version has its own way to name dumps, and nothing may stand in both.
        if (manifest.Version == 1 ? manifest.Dumps.Count > 0 || manifest.Base is not null : manifest.Dump is not null)
            throw Invalid(path, "it mixes versions", "versinya tercampur");
        if (manifest.Archive is null && manifest.Dump is null && manifest.Dumps.Count == 0)
            throw Invalid(path, "it names neither archive nor dump", "tidak menyebut arsip maupun dump");
        if (manifest.Archive is null && manifest.Entries.Count > 0)
            throw Invalid(path, "it lists files but no archive", "ada daftar berkas tetapi tanpa arsip");
        CheckParts(path, manifest);
        CheckBase(path, manifest);
        CheckEncryption(path, manifest.Encryption);
        CheckEntries(path, manifest.Entries);
    }

    private static void CheckParts(string path, BackupManifest manifest)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { BackupManifest.FileName, BackupManifest.SumsName };
        foreach (var part in manifest.Parts())
        {
            CheckName(part.File);
            CheckFigures(part.Bytes, part.Sha256);
        }
        if (manifest.Archive is { Volumes: { } volumes } split)
        {
            CheckName(split.File);
            if (volumes.Count is 0 or > VolumeWriter.MostVolumes || volumes.Sum(volume => volume.Bytes) != split.Bytes)
                throw Invalid(path, "its volumes do not add up", "volume-volumenya tidak cocok");
        }
        if (manifest.Dump is { } old)
        {
            CheckName(old.File);
            CheckFigures(old.Bytes, old.Sha256);
        }
        foreach (var dump in manifest.Dump is { } only ? [only] : manifest.Dumps)
        {
            CheckFigures(dump.SqlBytes, dump.SqlSha256);
            if (dump.Entry is null ? manifest.Version == 1 : !PortablePath.IsSafeName(dump.Entry))
                throw BackupFaults.ManifestUnsafe(path, dump.Entry ?? "null");
            if (dump.Database is null || dump.Engines is null || dump.Tables is null || dump.Tables.Any(table => table?.Name is null))
                throw Invalid(path, "its dump is not described", "dump-nya tidak dijelaskan");
        }

        void CheckName(string name)
        {
            if (!PortablePath.IsSafeName(name) || !names.Add(name)) throw BackupFaults.ManifestUnsafe(path, name ?? "null");
        }

        void CheckFigures(long bytes, string sha256)
        {
            if (bytes is < 0 or > 1L << 50 || !IsDigest(sha256))
                throw Invalid(path, "a size or hash in it is none", "ada ukuran atau hash yang bukan semestinya");
        }
    }

    private static void CheckBase(string path, BackupManifest manifest)
    {
        var needed = manifest.Type == BackupType.Differential;
        if (needed != (manifest.Base is not null) || (!needed && manifest.Entries.Any(entry => entry is { InBase: true })))
            throw Invalid(path, "it does not say which set it builds on", "tidak menyebut set yang menjadi dasarnya");
        if (manifest.Base is not { } foundation) return;
        // The name becomes a folder beside this one.
        if (!PortablePath.IsSafeName(foundation.Name)) throw BackupFaults.ManifestUnsafe(path, foundation.Name ?? "null");
        if (!IsDigest(foundation.ManifestSha256)) throw Invalid(path, "a size or hash in it is none", "ada ukuran atau hash yang bukan semestinya");
    }

    private static void CheckEncryption(string path, ManifestEncryption? encryption)
    {
        if (encryption is null) return;
        // Rounds without end would keep the processor busy for ever.
        if (!string.Equals(encryption.Method, ManifestEncryption.Ae2, StringComparison.Ordinal)
            || !string.Equals(encryption.Digest, ManifestEncryption.KeyedDigest, StringComparison.Ordinal)
            || encryption.Salt is not { Length: 32 } || encryption.Rounds is < 1000 or > 10_000_000 || !IsDigest(encryption.Check))
            throw Invalid(path, "its encryption is not one of ours", "enkripsinya bukan milik modul ini");
    }

    private static void CheckEntries(string path, IReadOnlyList<ManifestEntry> entries)
    {
        var kinds = new Dictionary<string, EntryKind>(StringComparer.Ordinal);
        long room = 1L << 60;
        foreach (var entry in entries)
        {
            if (entry?.Path is null || (room -= entry.Bytes) < 0 || (entry.Mode is not null && ManifestFile.ModeOf(entry) is null)
                || entry.Bytes < 0 || (entry.Kind != EntryKind.Folder && !entry.HasDigest))
                throw Invalid(path, $"its entry '{entry?.Path}' is not described", $"entri '{entry?.Path}' tidak dijelaskan");
            if (!PortablePath.IsSafe(entry.Path) || (entry.Escaped && PortablePath.Unescape(entry.Path) is null)
                || kinds.ContainsKey(entry.Path))
                throw BackupFaults.ManifestUnsafe(path, entry.Path);
            kinds.Add(entry.Path, entry.Kind);
        }
        // A file or link that something lies below would lead what is written there elsewhere.
        foreach (var entry in entries)
        {
            for (var slash = entry.Path.LastIndexOf('/'); slash > 0; slash = entry.Path.LastIndexOf('/', slash - 1))
            {
                if (kinds.TryGetValue(entry.Path.Substring(0, slash), out var kind) && kind != EntryKind.Folder)
                    throw BackupFaults.ManifestUnsafe(path, entry.Path);
            }
        }
    }

    private static bool IsDigest(string? text) => text is { Length: 64 } && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    private static SopException Invalid(string path, string english, string indonesian) =>
        BackupFaults.ManifestInvalid(path, new Phrase(english, indonesian));
}
