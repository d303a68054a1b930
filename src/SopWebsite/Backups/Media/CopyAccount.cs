using SopWebsite.Languages;

namespace SopWebsite.Backups.Media;

/// <summary>A copy told in one sentence, for the log and the reports.</summary>
public static class CopyAccount
{
    /// <summary>Where it went and how it stands.</summary>
    public static Phrase Of(BackupCopy copy) => new(
        $"Backup {copy.Name} copied to {copy.Medium ?? copy.Path} ({Details(copy, Language.English)}): "
        + $"{MediaFaults.Gigabytes(copy.Bytes, Language.English)} GB; {State(copy).English}.",
        $"Cadangan {copy.Name} disalin ke {copy.Medium ?? copy.Path} ({Details(copy, Language.Indonesian)}): "
        + $"{MediaFaults.Gigabytes(copy.Bytes, Language.Indonesian)} GB; {State(copy).Indonesian}.");

    private static string Details(BackupCopy copy, Language language)
    {
        var serial = copy.Serial is null ? null : (language == Language.Indonesian ? "seri " : "serial ") + copy.Serial;
        return string.Join(", ", new[] { MediumNames.Of(copy.Kind).In(language), copy.FileSystem, serial }.OfType<string>());
    }

    private static Phrase State(BackupCopy copy) => copy switch
    {
        { Discs.Length: > 0, VerifiedAt: null } => new(
            $"{copy.Discs.Length} disc image(s) made and read back, to be burned",
            $"{copy.Discs.Length} image cakram dibuat dan dibaca ulang, belum dibakar"),
        { Verified: true } => new("read back, as in SHA256SUMS", "dibaca ulang dan cocok dengan SHA256SUMS"),
        { Verified: false } => new("damaged", "rusak"),
        _ => new("not read back yet", "belum dibaca ulang"),
    };
}
