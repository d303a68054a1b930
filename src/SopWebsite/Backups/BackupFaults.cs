using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups;

/// <summary>The failures of this duty, each with its id.</summary>
internal static class BackupFaults
{
    /// <summary>All ways of saying what there is to back up.</summary>
    public static Phrase Sources { get; } = new(
        "name the site's files in a folder (Set-SopSite -DocumentRoot) or on its server (Set-SopSite -RemoteRoot sftp://, ftpes://, ftps:// or "
        + "ftp://), or a database (Find-SiteDatabase, Register-SiteDatabase)",
        "sebutkan berkas situs di folder (Set-SopSite -DocumentRoot) atau di servernya (Set-SopSite -RemoteRoot sftp://, ftpes://, ftps:// atau "
        + "ftp://), atau database (Find-SiteDatabase, Register-SiteDatabase)");

    public static SopException NothingToBackUp(string site) => new(
        "SopBackupNothing", SopErrorKind.InvalidOperation,
        new Phrase(
            $"Of site '{site}' there is nothing to back up: {Sources.English}.",
            $"Situs '{site}' belum punya yang dicadangkan: {Sources.Indonesian}."),
        site);

    public static SopException NoDestination(string site) => new(
        "SopBackupNoDestination", SopErrorKind.InvalidArgument,
        new Phrase($"Site '{site}' has no backup folder. Name one with -Destination, or set its BackupPath.",
            $"Situs '{site}' belum punya folder cadangan. Sebutkan dengan -Destination, atau isi BackupPath."),
        site);

    public static SopException RootNotFound(string root) => new(
        "SopDocumentRootNotFound", SopErrorKind.NotFound,
        new Phrase($"The document root '{root}' is not a folder that can be read. Is it mounted?",
            $"Document root '{root}' bukan folder yang dapat dibaca. Apakah sudah terpasang?"),
        root);

    public static SopException InsideRoot(string destination) => new(
        "SopBackupInsideRoot", SopErrorKind.InvalidArgument,
        new Phrase($"'{destination}' lies in the site's document root: visitors could fetch the backup. Choose a folder outside of it.",
            $"'{destination}' berada di dalam document root situs: pengunjung dapat mengunduh cadangannya. Pilih folder di luarnya."),
        destination);

    public static SopException SpaceShort(string destination, long needed, long free) => new(
        "SopBackupSpaceShort", SopErrorKind.InvalidOperation,
        new Phrase(
            $"'{destination}' has {free / 1048576} MB free; the backup may take {needed / 1048576} MB. Make room, choose another disk, or "
            + "use -Force if the content compresses well.",
            $"Ruang di '{destination}' tinggal {free / 1048576} MB; cadangan bisa memerlukan {needed / 1048576} MB. Kosongkan ruang, pilih "
            + "disk lain, atau pakai -Force bila isinya mudah dimampatkan."),
        destination);

    public static SopException DiskFull(string destination, Exception inner) => new(
        "SopBackupDiskFull", SopErrorKind.WriteFailure,
        new Phrase($"The disk of '{destination}' filled up. The unfinished set was removed, earlier sets are untouched. Make room and run it again.",
            $"Disk '{destination}' penuh. Cadangan yang belum selesai sudah dihapus, cadangan sebelumnya tetap utuh. Kosongkan ruang lalu ulangi."),
        destination, inner);

    public static SopException Unwritable(string path, Exception inner) => new(
        "SopBackupUnwritable", SopErrorKind.WriteFailure,
        new Phrase($"'{path}' cannot be written: {inner.Message}", $"'{path}' tidak dapat ditulis: {inner.Message}"), path, inner);

    public static SopException NotAsWritten(string file) => new(
        "SopBackupNotAsWritten", SopErrorKind.SecurityFailure,
        new Phrase($"'{file}' read back differs from what was written. Check the disk; the set was not kept.",
            $"'{file}' setelah dibaca ulang berbeda dari yang ditulis. Periksa disknya; cadangan ini tidak disimpan."),
        file);

    public static SopException SetNotFound(string path) => new(
        "SopBackupNotFound", SopErrorKind.NotFound,
        new Phrase($"'{path}' is not a backup set: a folder with a manifest.json.", $"'{path}' bukan set cadangan: folder yang berisi "
            + "manifest.json."), path);

    public static SopException SetPartial(string path) => new(
        "SopBackupPartial", SopErrorKind.InvalidOperation,
        new Phrase($"'{path}' is what an interrupted backup left behind. It is never used; delete it when no backup is running.",
            $"'{path}' adalah sisa pencadangan yang terputus. Tidak pernah dipakai; hapus bila tidak ada pencadangan yang berjalan."),
        path);

    public static SopException ManifestInvalid(string path, Phrase why, Exception? inner = null) => new(
        "SopManifestInvalid", SopErrorKind.InvalidData,
        new Phrase($"The manifest '{path}' cannot be used: {why.English}. Nothing was touched.",
            $"Manifest '{path}' tidak dapat dipakai: {why.Indonesian}. Tidak ada yang diubah."),
        path, inner);

    public static SopException ManifestUnsafe(string path, string entry) => new(
        "SopManifestUnsafe", SopErrorKind.SecurityFailure,
        new Phrase($"The manifest '{path}' names '{entry}', which could lead out of the folder, is a device, or stands twice. Nothing was touched.",
            $"Manifest '{path}' menyebut '{entry}', yang bisa keluar dari folder, merupakan perangkat, atau tercantum dua kali. Tidak ada "
            + "yang diubah."),
        entry);

    public static SopException Damaged(string path, BackupVerification found) => new(
        "SopBackupDamaged", SopErrorKind.SecurityFailure,
        new Phrase(
            $"The set '{path}' is damaged: {found.Missing} missing, {found.Altered} altered, {found.Extra} extra. Nothing was restored. "
            + "See Test-WebsiteBackup -Detailed.",
            $"Set '{path}' rusak: {found.Missing} hilang, {found.Altered} berubah, {found.Extra} berlebih. Tidak ada yang dipulihkan. "
            + "Lihat Test-WebsiteBackup -Detailed."),
        path);

    public static SopException DestinationTaken(string path) => new(
        "SopRestoreDestinationTaken", SopErrorKind.AlreadyExists,
        new Phrase($"'{path}' is not empty. Restore to a new or empty folder, or use -Force to replace the files of the same names.",
            $"'{path}' tidak kosong. Pulihkan ke folder baru atau kosong, atau pakai -Force untuk mengganti berkas yang senama."),
        path);

    public static SopException Escapes(string path) => new(
        "SopRestoreEscapes", SopErrorKind.SecurityFailure,
        new Phrase($"'{path}' is a link: what is written there would land outside of the destination. Nothing was written through it.",
            $"'{path}' adalah tautan: yang ditulis di sana akan jatuh di luar tujuan. Tidak ada yang ditulis melaluinya."),
        path);

    public static SopException NameTemplate(string template, Phrase why) => new(
        "SopBackupNameTemplate", SopErrorKind.InvalidArgument,
        new Phrase($"The name '{template}' cannot be used: {why.English}. Known are {BackupName.Known}.",
            $"Nama '{template}' tidak dapat dipakai: {why.Indonesian}. Yang dikenal: {BackupName.Known}."),
        template);

    public static SopException VolumeSize(long bytes) => new(
        "SopBackupVolumeSize", SopErrorKind.InvalidArgument,
        new Phrase($"Volumes of {bytes} bytes are too small. Take at least 1 MB; 700MB fits a CD, 4GB a disk formatted FAT32.",
            $"Volume {bytes} byte terlalu kecil. Pakai paling sedikit 1 MB; 700MB muat di CD, 4GB di disk berformat FAT32."),
        bytes.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static SopException TooManyVolumes(long bytes) => new(
        "SopBackupVolumesMany", SopErrorKind.InvalidOperation,
        new Phrase($"More than {Packing.VolumeWriter.MostVolumes} volumes of {bytes} bytes would be needed. Choose larger ones with -VolumeSize.",
            $"Perlu lebih dari {Packing.VolumeWriter.MostVolumes} volume berukuran {bytes} byte. Perbesar dengan -VolumeSize."),
        bytes.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static SopException PasswordUnfit() => new(
        "SopBackupPasswordUnfit", SopErrorKind.InvalidArgument,
        new Phrase(
            $"The password for the backup is not fit: take {BackupKey.Shortest} to {BackupKey.Longest} letters, digits and signs of plain "
            + "English keyboards, which every program reads the same.",
            $"Kata sandi cadangan tidak memenuhi syarat: pakai {BackupKey.Shortest} sampai {BackupKey.Longest} huruf, angka, dan tanda "
            + "papan ketik biasa, yang dibaca sama oleh semua program."));

    public static SopException PasswordNeeded(string path) => new(
        "SopBackupPasswordNeeded", SopErrorKind.SecurityFailure,
        new Phrase($"The set '{path}' is encrypted. Give its password with -Password, or name it at the site with Set-SopSite -BackupSecret.",
            $"Set '{path}' terenkripsi. Berikan kata sandinya dengan -Password, atau sebutkan pada situs dengan Set-SopSite -BackupSecret."),
        path);

    public static SopException PasswordWrong(string path) => new(
        "SopBackupPasswordWrong", SopErrorKind.SecurityFailure,
        new Phrase($"The password does not open the set '{path}'. It is the one that held when the set was made.",
            $"Kata sandi itu tidak membuka set '{path}'. Yang berlaku ialah kata sandi saat set itu dibuat."),
        path);

    public static SopException BaseMissing(string path, string name) => new(
        "SopBackupBaseMissing", SopErrorKind.NotFound,
        new Phrase(
            $"The set '{path}' holds only what changed since '{name}', and that set is not there. Put the folder '{name}' beside it and try again.",
            $"Set '{path}' hanya berisi yang berubah sejak '{name}', dan set itu tidak ada. Letakkan folder '{name}' di sampingnya lalu ulangi."),
        name);

    public static SopException BaseAltered(string path, string foundation, string file) => new(
        "SopBackupBaseAltered", SopErrorKind.SecurityFailure,
        new Phrase(
            $"The set '{path}' builds on '{foundation}', and '{file}' in it is missing or not what it was. Bring an unaltered copy of that "
            + "set; nothing was touched.",
            $"Set '{path}' bertumpu pada '{foundation}', dan '{file}' di dalamnya hilang atau sudah berubah. Pakai salinan set itu yang "
            + "utuh; tidak ada yang diubah."),
        foundation);
}
