using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Media;

/// <summary>The failures of copying and of the media register, each with its id.</summary>
internal static class MediaFaults
{
    public static SopException NotFound(string name) => new(
        "SopMediumNotFound", SopErrorKind.NotFound,
        new Phrase($"No medium '{name}' is registered. Get-BackupMedium lists them; Register-BackupMedium adds one.",
            $"Media '{name}' tidak terdaftar. Get-BackupMedium menampilkan daftarnya; Register-BackupMedium menambahkannya."),
        name);

    public static SopException Exists(string name) => new(
        "SopMediumExists", SopErrorKind.AlreadyExists,
        new Phrase($"The medium '{name}' is registered already. Change it with Set-BackupMedium.",
            $"Media '{name}' sudah terdaftar. Ubah dengan Set-BackupMedium."),
        name);

    public static SopException Invalid(string name, string english, string indonesian) => new(
        "SopMediumInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"'{name}' cannot be entered: {english}.", $"'{name}' tidak dapat didaftarkan: {indonesian}."), name);

    public static SopException Other(BackupMedium medium, MediumVolume volume) => new(
        "SopMediumOther", SopErrorKind.InvalidOperation,
        new Phrase(
            $"What is at '{volume.Root}' is not {medium.Name}: its serial is {volume.Serial ?? "unknown"}, not {medium.Serial}. Attach the "
            + "medium, or correct the register with Set-BackupMedium -Serial.",
            $"Yang terpasang di '{volume.Root}' bukan {medium.Name}: serinya {volume.Serial ?? "tidak diketahui"}, bukan {medium.Serial}. "
            + "Pasang medianya, atau perbaiki register dengan Set-BackupMedium -Serial."),
        medium.Name);

    public static SopException NoDestination(string? medium) => new(
        "SopCopyNoDestination", SopErrorKind.InvalidArgument,
        medium is null
            ? new Phrase("Say where to: -Destination names a folder, -Medium a registered medium.",
                "Sebutkan tujuannya: -Destination untuk folder, -Medium untuk media terdaftar.")
            : new Phrase($"The medium '{medium}' has no path. Name the folder with -Destination, or enter it with Set-BackupMedium -Folder.",
                $"Media '{medium}' belum punya lokasi. Sebutkan foldernya dengan -Destination, atau isi dengan Set-BackupMedium -Folder."),
        medium);

    public static SopException ServerUnknown(string address) => new(
        "SopCopyServerUnknown", SopErrorKind.NotFound,
        new Phrase(
            $"'{address}' is no registered medium, so its key and account are not known. Register-BackupMedium -Kind OffSiteServer -Folder "
            + "enters it.",
            $"'{address}' bukan media terdaftar, jadi kunci dan akunnya tidak diketahui. Daftarkan dengan Register-BackupMedium -Kind "
            + "OffSiteServer -Folder."),
        address);

    public static SopException Elsewhere(string destination, BackupMedium medium) => new(
        "SopCopyElsewhere", SopErrorKind.InvalidArgument,
        new Phrase(
            $"'{destination}' is not on {medium.Name}, which is '{medium.Folder ?? "?"}'. Leave -Destination out, or name a folder of that medium.",
            $"'{destination}' bukan di {medium.Name}, yaitu '{medium.Folder ?? "?"}'. Hilangkan -Destination, atau sebutkan folder di media itu."),
        destination);

    public static SopException InsideSet(string destination) => new(
        "SopCopyInsideSet", SopErrorKind.InvalidArgument,
        new Phrase($"'{destination}' is the set itself or lies within it. Choose another folder.",
            $"'{destination}' adalah set itu sendiri atau berada di dalamnya. Pilih folder lain."),
        destination);

    public static SopException SourceUnsound(string folder, string file) => new(
        "SopCopySourceUnsound", SopErrorKind.SecurityFailure,
        new Phrase(
            $"'{file}' of the set '{folder}' is missing or is not what its SHA256SUMS says. Nothing was copied; look with "
            + "Test-WebsiteBackup and make a new backup.",
            $"'{file}' dari set '{folder}' hilang atau tidak sesuai SHA256SUMS-nya. Tidak ada yang disalin; periksa dengan "
            + "Test-WebsiteBackup dan buat cadangan baru."),
        file);

    public static SopException FileTooLarge(string file, long bytes, MediumVolume volume)
    {
        var (english, indonesian) = (Gigabytes(bytes, Language.English), Gigabytes(bytes, Language.Indonesian));
        var system = volume.FileSystem!.ToUpperInvariant();
        return new SopException(
            "SopMediumFileTooLarge", SopErrorKind.InvalidOperation,
            new Phrase(
                $"'{file}' has {english} GB, and '{volume.Root}' is {system}, which holds no file of 4 GB or more. Nothing was written. "
                + "Format the disk as exFAT, or make the backup in split volumes.",
                $"'{file}' berukuran {indonesian} GB, sedangkan '{volume.Root}' berformat {system} yang tidak dapat menampung berkas 4 GB ke atas. "
                + "Tidak ada yang ditulis. Format disk sebagai exFAT, atau buat cadangan dalam volume terpotong."),
            file);
    }

    public static SopException SpaceShort(string destination, long needed, long free) => new(
        "SopMediumSpaceShort", SopErrorKind.InvalidOperation,
        new Phrase(
            $"'{destination}' has {free / 1048576} MB free; the copy takes {needed / 1048576} MB. Nothing was written. Make room, or use "
            + "another medium.",
            $"Ruang di '{destination}' tinggal {free / 1048576} MB; salinan memerlukan {needed / 1048576} MB. Tidak ada yang ditulis. "
            + "Kosongkan ruang, atau pakai media lain."),
        destination);

    public static SopException ReadOnly(MediumVolume volume) => new(
        "SopMediumReadOnly", SopErrorKind.WriteFailure,
        new Phrase($"'{volume.Root}' cannot be written to: it is mounted read-only. For discs make images with -Disc.",
            $"'{volume.Root}' tidak dapat ditulisi: terpasang hanya-baca. Untuk cakram buat image dengan -Disc."),
        volume.Root);

    public static SopException Taken(string path) => new(
        "SopCopyTaken", SopErrorKind.AlreadyExists,
        new Phrase($"'{path}' is there already and is not this set. It was left as it is; move it away or choose another folder.",
            $"'{path}' sudah ada dan bukan set ini. Dibiarkan apa adanya; pindahkan atau pilih folder lain."),
        path);

    public static SopException Damaged(string path, string file) => new(
        "SopCopyDamaged", SopErrorKind.SecurityFailure,
        new Phrase(
            $"The copy '{path}' is there already, but '{file}' in it cannot be read or has another content. Check the medium, delete the "
            + "copy and make it again.",
            $"Salinan '{path}' sudah ada, tetapi '{file}' di dalamnya tidak terbaca atau isinya berbeda. Periksa medianya, hapus salinan "
            + "itu lalu salin ulang."),
        file);

    public static SopException Busy(string path) => new(
        "SopCopyBusy", SopErrorKind.Busy,
        new Phrase($"Another copy to '{path}' is under way. Try again when it has ended.",
            $"Penyalinan lain ke '{path}' sedang berjalan. Coba lagi setelah selesai."),
        path);

    public static SopException NotAsWritten(string file) => new(
        "SopCopyNotAsWritten", SopErrorKind.SecurityFailure,
        new Phrase($"'{file}' read back from the medium differs from what was written. The copy was not kept; do not trust this medium.",
            $"'{file}' setelah dibaca ulang dari media berbeda dari yang ditulis. Salinan tidak disimpan; jangan percayai media ini."),
        file);

    public static SopException Full(string destination, Exception inner) => new(
        "SopMediumFull", SopErrorKind.WriteFailure,
        new Phrase(
            $"'{destination}' filled up. The unfinished copy was removed, what was there before is untouched. Make room, or use another medium.",
            $"'{destination}' penuh. Salinan yang belum selesai sudah dihapus, isi sebelumnya tetap utuh. Kosongkan ruang, atau pakai media lain."),
        destination, inner);

    public static SopException Gone(string destination, Exception inner) => new(
        "SopMediumGone", SopErrorKind.WriteFailure,
        new Phrase($"The medium at '{destination}' was removed while the set was copied. There is no copy; attach it and copy again.",
            $"Media di '{destination}' dilepas saat set disalin. Salinan tidak jadi; pasang kembali lalu salin ulang."),
        destination, inner);

    public static SopException Unwritable(string path, Exception inner) => new(
        "SopCopyUnwritable", SopErrorKind.WriteFailure,
        new Phrase($"'{path}' cannot be written: {inner.Message}", $"'{path}' tidak dapat ditulis: {inner.Message}"), path, inner);

    public static string Gigabytes(long bytes, Language language) =>
        (bytes / 1073741824d).ToString(
            "0.0", language == Language.Indonesian ? new NumberFormatInfo { NumberDecimalSeparator = "," } : NumberFormatInfo.InvariantInfo);
}
