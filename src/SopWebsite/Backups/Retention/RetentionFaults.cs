using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Retention;

/// <summary>The failures of retention, each with its id.</summary>
internal static class RetentionFaults
{
    public static SopException Missing(string site) => new(
        "SopRetentionMissing", SopErrorKind.InvalidArgument,
        new Phrase(
            $"Which sets of '{site}' are to stay? Say -KeepLast, -KeepDaily, -KeepWeekly, -KeepMonthly or -KeepYearly, or register it with "
            + "Set-BackupRetention.",
            $"Set '{site}' mana yang disimpan? Isi -KeepLast, -KeepDaily, -KeepWeekly, -KeepMonthly atau -KeepYearly, atau daftarkan "
            + "dengan Set-BackupRetention."),
        site);

    public static SopException Invalid(int count)
    {
        var text = count.ToString(CultureInfo.InvariantCulture);
        return new SopException(
            "SopRetentionInvalid", SopErrorKind.InvalidArgument,
            new Phrase(
                $"{text} is no number of sets to keep: take 0 to {BackupRetention.Most}.",
                $"{text} bukan jumlah set: pakai 0 sampai {BackupRetention.Most}."),
            count);
    }

    public static SopException FolderMissing(string folder) => new(
        "SopBackupFolderMissing", SopErrorKind.NotFound,
        new Phrase($"The backup folder '{folder}' is not there. Is its disk attached? Nothing was removed.",
            $"Folder cadangan '{folder}' tidak ada. Apakah disknya terpasang? Tidak ada yang dihapus."),
        folder);

    public static SopException AnchorGone(string path) => new(
        "SopRetentionAnchorGone", SopErrorKind.InvalidOperation,
        new Phrase($"The set '{path}', the newest whole one, is not there any more: nothing else is removed. Look at the backup folder.",
            $"Set '{path}', yang utuh dan terbaru, sudah tidak ada: tidak ada lagi yang dihapus. Periksa folder cadangan."),
        path);

    public static SopException RemovalFailed(string path, Exception inner) => new(
        "SopBackupRemovalFailed", SopErrorKind.WriteFailure,
        new Phrase(
            $"The set '{path}' could not be removed and is as it was: {inner.Message}",
            $"Set '{path}' tidak dapat dihapus dan tetap seperti semula: {inner.Message}"),
        path, inner);

    public static SopException RemovalUnfinished(string path, Exception inner) => new(
        "SopBackupRemovalUnfinished", SopErrorKind.WriteFailure,
        new Phrase(
            $"'{path}' is no backup any more, but not all of it could be deleted: {inner.Message} Remove-WebsiteBackup goes on with it the "
            + "next time.",
            $"'{path}' bukan cadangan lagi, tetapi tidak semuanya dapat dihapus: {inner.Message} Remove-WebsiteBackup melanjutkannya pada "
            + "kesempatan berikut."),
        path, inner);
}
