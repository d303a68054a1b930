using System.IO.Compression;

namespace SopWebsite.Backups.Packing;

/// <summary>Tells content that is compressed already: trying again costs time and gains nothing.</summary>
internal static class Compressibility
{
    /// <summary>As much of a file is tried.</summary>
    public const int Sample = 64 * 1024;

    /// <summary>A file that shrinks by less than a thirtieth is stored.</summary>
    private const int Gain = 30;

    private static readonly HashSet<string> Compressed = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic", ".mp3", ".m4a", ".ogg", ".mp4", ".m4v", ".webm", ".mkv", ".mov", ".zip",
        ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".apk", ".jar",
        ".woff", ".woff2", ".jpa", ".phar",
    };

    /// <summary>True when a file's ending says that it is compressed.</summary>
    public static bool IsCompressed(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') && Compressed.Contains(path.Substring(dot));
    }

    /// <summary>True when packed content is hardly smaller than it was.</summary>
    public static bool IsPoor(int packed, int bytes) => packed > bytes - (bytes / Gain);

    /// <summary>True when a sample of the content does not compress. The buffer is used for the trial and left as it was.</summary>
    public static bool Resists(byte[] content, int count, PackBuffer trial)
    {
        var from = trial.Count;
        var sample = Math.Min(count, Sample);
        using (var deflate = new DeflateStream(trial, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(content, 0, sample);
        var packed = trial.Count - from;
        trial.Truncate(from);
        return IsPoor(packed, sample);
    }
}
