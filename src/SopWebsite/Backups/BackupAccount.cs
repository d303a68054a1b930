using SopWebsite.Languages;

namespace SopWebsite.Backups;

/// <summary>A set told in one sentence, for the log and the reports.</summary>
public static class BackupAccount
{
    /// <summary>What the set holds and how it stands.</summary>
    public static Phrase Of(WebsiteBackup backup)
    {
        var english = new List<string>();
        var indonesian = new List<string>();
        if (backup.Files is { } files)
        {
            english.Add($"{Count(files, Language.English)} files ({Size(backup.Bytes ?? 0, Language.English)})");
            indonesian.Add($"{Count(files, Language.Indonesian)} berkas ({Size(backup.Bytes ?? 0, Language.Indonesian)})");
        }
        if (backup.Database is { } database)
        {
            english.Add($"database {database}");
            indonesian.Add($"database {database}");
        }
        var (stateEnglish, stateIndonesian) = backup.State switch
        {
            BackupState.Complete => ("complete and verified", "lengkap dan terverifikasi"),
            BackupState.Incomplete =>
                ("verified, but files are missing that could not be read", "terverifikasi, tetapi ada berkas yang tidak terbaca"),
            BackupState.Partial => ("interrupted, not usable", "terputus, tidak dapat dipakai"),
            _ => ("damaged", "rusak"),
        };
        return new Phrase(
            $"Backup {backup.Name}: {string.Join(", ", english)}; {stateEnglish}.",
            $"Cadangan {backup.Name}: {string.Join(", ", indonesian)}; {stateIndonesian}.");
    }

    private static string Count(long count, Language language) => count.ToString("N0", LanguageChoice.CultureOf(language));

    private static string Size(long bytes, Language language)
    {
        var culture = LanguageChoice.CultureOf(language);
        return bytes < 1024 ? string.Format(culture, "{0} B", bytes)
            : bytes < 1048576 ? string.Format(culture, "{0:N1} KB", bytes / 1024d)
            : bytes < 1073741824 ? string.Format(culture, "{0:N1} MB", bytes / 1048576d)
            : string.Format(culture, "{0:N1} GB", bytes / 1073741824d);
    }
}
