using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Backups;

/// <summary>Reads and writes <c>manifest.json</c>. What is read has come through every check before anyone sees it.</summary>
internal static class ManifestFile
{
    /// <summary>About a million files; larger is not a manifest of ours.</summary>
    internal const long LargestBytes = 256L * 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 8,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static void Write(BackupManifest manifest, Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        JsonSerializer.Serialize(writer, manifest, Options);
    }

    /// <summary>Reads, checks and hashes the manifest of a set.</summary>
    /// <exception cref="SopException">
    /// <c>SopBackupNotFound</c>, <c>SopManifestInvalid</c>, <c>SopManifestUnsafe</c>.
    /// </exception>
    public static (BackupManifest Manifest, string Sha256) Read(string folder)
    {
        var path = Path.Combine(folder, BackupManifest.FileName);
        if (!File.Exists(path)) throw BackupFaults.SetNotFound(folder);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920);
            if (stream.Length > LargestBytes) throw Invalid(path, "it is larger than a manifest can be", "lebih besar dari semestinya");
            var sha256 = Sha256Hex.OfStream(stream);
            stream.Position = 0;
            var manifest = JsonSerializer.Deserialize<BackupManifest>(stream, Options) ?? throw Invalid(path, "it is empty", "kosong");
            Check(path, manifest);
            return (manifest, sha256);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            throw BackupFaults.ManifestInvalid(path, new Phrase("it is not the JSON it must be", "isinya bukan JSON yang semestinya"), failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw BackupFaults.ManifestInvalid(path, new Phrase(failure.Message, failure.Message), failure);
        }
    }

    /// <summary>The permission bits of an entry; null where it has none or they are not octal.</summary>
    public static int? ModeOf(ManifestEntry entry)
    {
        if (entry.Mode is not { Length: > 0 and <= 5 } text) return null;
        var mode = 0;
        foreach (var digit in text)
        {
            if (digit is < '0' or > '7') return null;
            mode = (mode << 3) | (digit - '0');
        }
        return mode;
    }

    public static string? ModeText(int? mode) => mode is { } bits ? Convert.ToString(bits, 8).PadLeft(4, '0') : null;

    private static void Check(string path, BackupManifest manifest)
    {
        if (!string.Equals(manifest.Format, BackupManifest.FormatName, StringComparison.Ordinal))
            throw Invalid(path, "it is of another kind", "jenisnya lain");
        if (manifest.Version != BackupManifest.FormatVersion)
        {
            var version = manifest.Version.ToString(CultureInfo.InvariantCulture);
            throw Invalid(path, $"it has version {version}, this module knows {BackupManifest.FormatVersion}",
                $"versinya {version}, modul ini mengenal {BackupManifest.FormatVersion}");
        }
        // Text like this cannot come from us, and JSON null slips past 'required'.
        if (string.IsNullOrWhiteSpace(manifest.Site) || manifest.Entries is null || manifest.Skipped is null || manifest.Warnings is null
            || manifest.Skipped.Any(skip => skip?.Path is null) || manifest.Warnings.Any(text => text is null))
            throw Invalid(path, "something in it is missing", "ada yang hilang di dalamnya");
        if (manifest.Archive is null && manifest.Dump is null) throw Invalid(path, "it names neither archive nor dump", "tidak menyebut arsip maupun dump");
        if (manifest.Archive is null && manifest.Entries.Count > 0) throw Invalid(path, "it lists files but no archive", "ada daftar berkas tetapi tanpa arsip");
        CheckParts(path, manifest);
        CheckEntries(path, manifest.Entries);
    }

    private static void CheckParts(string path, BackupManifest manifest)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { BackupManifest.FileName, BackupManifest.SumsName };
        if (manifest.Archive is { } archive)
        {
            CheckName(archive.File);
            CheckFigures(archive.Bytes, archive.Sha256);
        }
        if (manifest.Dump is { } dump)
        {
            CheckName(dump.File);
            CheckFigures(dump.Bytes, dump.Sha256);
            CheckFigures(dump.SqlBytes, dump.SqlSha256);
            if (!PortablePath.IsSafeName(dump.Entry)) throw BackupFaults.ManifestUnsafe(path, dump.Entry ?? "null");
            if (dump.Database is null || dump.Engines is null) throw Invalid(path, "its dump is not described", "dump-nya tidak dijelaskan");
        }

        void CheckName(string name)
        {
            if (!PortablePath.IsSafeName(name) || !names.Add(name)) throw BackupFaults.ManifestUnsafe(path, name ?? "null");
        }

        void CheckFigures(long bytes, string sha256)
        {
            if (bytes is < 0 or > 1L << 60 || !IsDigest(sha256)) throw Invalid(path, "a size or hash in it is none", "ada ukuran atau hash yang bukan semestinya");
        }
    }

    private static void CheckEntries(string path, IReadOnlyList<ManifestEntry> entries)
    {
        var kinds = new Dictionary<string, EntryKind>(StringComparer.Ordinal);
        long room = 1L << 60;
        foreach (var entry in entries)
        {
            if (entry?.Path is null || (room -= entry.Bytes) < 0 || (entry.Mode is not null && ModeOf(entry) is null) 
                || entry.Bytes < 0 || (entry.Kind != EntryKind.Folder && !IsDigest(entry.Sha256)))
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
