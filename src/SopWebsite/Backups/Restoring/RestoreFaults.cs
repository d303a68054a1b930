using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Restoring;

/// <summary>The failures of restoring, each with its id.</summary>
internal static class RestoreFaults
{
    public static SopException NoSite(string name) => new(
        "SopRestoreSiteUnknown", SopErrorKind.InvalidArgument,
        new Phrase(
            $"The set is of site '{name}', which is not registered: it is not known where that has its files. Name another site with "
            + "-Site, or restore to a folder.",
            $"Set ini milik situs '{name}' yang tidak terdaftar, sehingga letak berkasnya tidak diketahui. Sebutkan situs lain dengan "
            + "-Site, atau pulihkan ke folder."),
        name);

    public static SopException NoRoot(string site) => new(
        "SopRestoreNoRoot", SopErrorKind.InvalidArgument,
        new Phrase($"Site '{site}' has no document root registered. Give it one with Set-SopSite, or restore to a folder.",
            $"Situs '{site}' belum punya document root terdaftar. Isi dengan Set-SopSite, atau pulihkan ke folder."),
        site);

    public static SopException NoFiles(string path) => new(
        "SopRestoreNoFiles", SopErrorKind.InvalidOperation,
        new Phrase($"The set '{path}' holds no files, or none that the masks take.", $"Set '{path}' tidak memuat berkas, atau tidak ada "
            + "yang cocok dengan mask."), path);

    public static SopException NoDump(string path, string? name, IEnumerable<string> there)
    {
        var known = string.Join(", ", there);
        return new SopException(
            "SopRestoreNoDump", SopErrorKind.InvalidArgument,
            known.Length == 0
                ? new Phrase($"The set '{path}' holds no dump.", $"Set '{path}' tidak memuat dump.")
                : new Phrase(
                    $"Which dump of '{path}' is meant? It holds those of {known}: say one with -Dump.",
                    $"Dump mana dari '{path}'? Yang ada: {known}. Pilih dengan -Dump."),
            name ?? path);
    }

    public static SopException InsideRoot(string destination, string site) => new(
        "SopRestoreInsideRoot", SopErrorKind.InvalidArgument,
        new Phrase(
            $"'{destination}' lies in the document root of '{site}': visitors could fetch the dump. Choose a folder outside of it, or use -InPlace.",
            $"'{destination}' berada di dalam document root '{site}': pengunjung dapat mengunduh dump-nya. Pilih folder di luarnya, atau "
            + "pakai -InPlace."),
        destination);

    public static SopException Live(string target, string site) => new(
        "SopRestoreLive", SopErrorKind.InvalidOperation,
        new Phrase(
            $"'{target}' is in use by site '{site}'. Look with -WhatIf at what would be replaced; then use -Force, with a backup of the "
            + "site made within the last hour, or -BackupFirst.",
            $"'{target}' sedang dipakai situs '{site}'. Lihat dulu dengan -WhatIf apa yang akan diganti; lalu pakai -Force dengan cadangan "
            + "situs yang dibuat dalam satu jam terakhir, atau -BackupFirst."),
        target);

    public static SopException NotFresh(string site) => new(
        "SopRestoreNoFreshBackup", SopErrorKind.InvalidOperation,
        new Phrase(
            $"Site '{site}' is written over only with a whole backup of it that was made within the last hour and holds what is replaced. "
            + "Make one with Backup-Website, or have -BackupFirst make it.",
            $"Situs '{site}' hanya ditimpa bila ada cadangan utuh yang dibuat dalam satu jam terakhir dan memuat yang akan diganti. Buat "
            + "dengan Backup-Website, atau pakai -BackupFirst."),
        site);

    public static SopException Blocked(string path) => new(
        "SopRestoreBlocked", SopErrorKind.InvalidOperation,
        new Phrase($"'{path}' is a folder where the set has a file, or the other way round. Move it away; nothing was written.",
            $"'{path}' berupa folder padahal di set berupa berkas, atau sebaliknya. Pindahkan dulu; belum ada yang ditulis."),
        path);

    public static SopException Interrupted(RestorePlan plan, long done, long all, SopException inner) => new(
        "SopRestoreInterrupted", SopErrorKind.WriteFailure,
        new Phrase(
            $"The restore to '{plan.Destination}' stopped after {Text(done)} of {Text(all)} files: {inner.Phrase.English.TrimEnd('.')}. "
            + "Each file is the old or the new one, none is half. The same command again does what is left.",
            $"Pemulihan ke '{plan.Destination}' terhenti setelah {Text(done)} dari {Text(all)} berkas: "
            + $"{inner.Phrase.Indonesian.TrimEnd('.')}. Setiap berkas utuh, lama atau baru. Jalankan lagi perintah yang sama untuk "
            + "menyelesaikannya."),
        plan.Destination, inner);

    public static SopException DiskFull(string folder, Exception inner) => new(
        "SopBackupDiskFull", SopErrorKind.WriteFailure,
        new Phrase(
            $"The disk of '{folder}' filled up while it was restored to. What was half written was removed; the set is untouched. Make "
            + "room and run it again.",
            $"Disk '{folder}' penuh saat pemulihan. Yang baru setengah tertulis sudah dihapus; set cadangan tidak tersentuh. Kosongkan "
            + "ruang lalu ulangi."),
        folder, inner);

    public static SopException SpaceShort(RestoreSpace space) => new(
        "SopRestoreSpaceShort", SopErrorKind.InvalidOperation,
        new Phrase(
            $"'{space.Folder}' has {Megabytes(space.Free!.Value)} MB free; the restore takes {Megabytes(space.Needed)} MB there. Make "
            + "room, choose another place, or use -IgnoreSpace if the disk holds more than it says.",
            $"Ruang di '{space.Folder}' tinggal {Megabytes(space.Free!.Value)} MB; pemulihan memerlukan {Megabytes(space.Needed)} MB di "
            + "sana. Kosongkan ruang, pilih tempat lain, atau pakai -IgnoreSpace bila disk itu memuat lebih dari yang dilaporkan."),
        space.Folder);

    public static SopException Changed(string file) => new(
        "SopBackupNotAsWritten", SopErrorKind.SecurityFailure,
        new Phrase(
            $"'{file}' was sound when the set was checked and is not any more: someone is changing the set, or its disk fails. The restore stopped.",
            $"'{file}' utuh ketika set diperiksa dan sekarang tidak lagi: set sedang diubah, atau disknya rusak. Pemulihan dihentikan."),
        file);

    public static SopException Busy(string site) => new(
        "SopRestoreBusy", SopErrorKind.Busy,
        new Phrase(
            $"Another restore of site '{site}' is under way. Wait for it to end.",
            $"Pemulihan lain untuk situs '{site}' sedang berjalan. Tunggu sampai selesai."),
        site);

    private static string Text(long figure) => figure.ToString(CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) => Text(bytes / 1048576);
}
