using System.Globalization;
using System.Text.Encodings.Web;
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

    private static readonly string?[] ModeTexts = new string?[0x1000];

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 8,
        // A list that people search: names stand in it as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static void Write(BackupManifest manifest, Stream stream)
    {
        using var entries = new ManifestEntryWriter();
        var options = new JsonSerializerOptions(Options) { WriteIndented = true };
        options.Converters.Add(entries);
        // In pieces as it grows: nothing of it is in memory twice.
        JsonSerializer.Serialize(stream, manifest, options);
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
            ManifestCheck.Check(path, manifest);
            return (manifest.Dump is { } dump ? manifest with { Dumps = [dump], Dump = null } : manifest, sha256);
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

    /// <summary>Permission bits as the manifest has them. A tree has few kinds of them, so each text is made once.</summary>
    public static string? ModeText(int? mode) =>
        mode is not { } bits ? null : bits is >= 0 and <= 0xFFF ? ModeTexts[bits] ??= Text(bits) : Text(bits);

    private static string Text(int bits) => Convert.ToString(bits, 8).PadLeft(4, '0');

    private static SopException Invalid(string path, string english, string indonesian) =>
        BackupFaults.ManifestInvalid(path, new Phrase(english, indonesian));
}
