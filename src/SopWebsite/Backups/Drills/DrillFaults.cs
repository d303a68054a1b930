using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Drills;

/// <summary>The failures of drills, each with its id.</summary>
internal static class DrillFaults
{
    public static SopException NoSet(string site, string? set) => new(
        "SopDrillNoSet", SopErrorKind.NotFound,
        set is null
            ? new Phrase($"Site '{site}' has no whole backup set to try. Make one with Backup-Website.",
                $"Situs '{site}' belum punya set cadangan yang utuh untuk diuji. Buat dengan Backup-Website.")
            : new Phrase($"Site '{site}' has no backup set '{set}'. Get-WebsiteBackup lists them.",
                $"Situs '{site}' tidak punya set cadangan '{set}'. Lihat daftarnya dengan Get-WebsiteBackup."),
        set ?? site);

    public static SopException NoServer(string site) => new(
        "SopDrillNoServer", SopErrorKind.InvalidOperation,
        new Phrase(
            $"The set holds a dump, but site '{site}' has no database registered by which to find a server. Give it one with Set-SopSite, "
            + "or leave the dump out with -SkipDatabase.",
            $"Set memuat dump, tetapi situs '{site}' tidak punya basis data terdaftar sehingga servernya tidak diketahui. Isi dengan "
            + "Set-SopSite, atau lewati dengan -SkipDatabase."),
        site);

    public static SopException SpaceShort(string folder, long needed, long free) => new(
        "SopDrillSpaceShort", SopErrorKind.InvalidOperation,
        new Phrase($"'{folder}' has {free / 1048576} MB free; the drill takes {needed / 1048576} MB. Name another place with -ScratchPath.",
            $"Ruang di '{folder}' tinggal {free / 1048576} MB; uji restorasi memerlukan {needed / 1048576} MB. Pilih tempat lain dengan "
            + "-ScratchPath."),
        folder);

    public static SopException Busy() => new(
        "SopDrillBusy", SopErrorKind.Busy,
        new Phrase("Another restore drill is under way. Wait for it to end.", "Uji restorasi lain sedang berjalan. Tunggu sampai selesai."));

    public static SopException NotFound(string number) => new(
        "SopDrillNotFound", SopErrorKind.NotFound,
        new Phrase(
            $"There is no restore drill '{number}'. Get-RestoreDrill lists them.",
            $"Tidak ada uji restorasi '{number}'. Lihat daftarnya dengan Get-RestoreDrill."),
        number);
}
