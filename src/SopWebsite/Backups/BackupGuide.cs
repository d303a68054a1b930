using System.Globalization;
using System.Text;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups;

/// <summary>
/// Writes <c>BACA-SAYA.txt</c>: what the set is, how to check it and how to bring the site back with programs that everyone has, for someone
/// who finds the disk years later and has never heard of this module. Line ends are Windows's, which every editor takes.
/// </summary>
internal static class BackupGuide
{
    public static void Write(BackupManifest manifest, string name, SopSite site, Stream stream)
    {
        var lines = new List<string>();
        Introduce(lines, manifest, name, site);
        List(lines, manifest);
        Check(lines);
        RestoreByHand(lines, manifest);
        RestoreByModule(lines, manifest, name);
        Ask(lines, manifest);
        var bytes = new UTF8Encoding(false).GetBytes(string.Join("\r\n", lines) + "\r\n");
        stream.Write(bytes, 0, bytes.Length);
    }

    private static void Introduce(List<string> lines, BackupManifest manifest, string name, SopSite site)
    {
        var local = IndonesianZone.ToLocal(manifest.CreatedAt, site.Zone);
        var culture = LanguageChoice.CultureOf(Language.Indonesian);
        lines.AddRange([
            "CADANGAN SITUS " + manifest.Site.ToUpperInvariant(), "",
            $"Folder ini berisi cadangan (backup) {(site.Kind == SiteKind.Sipp ? "SIPP" : "situs web")} \"{manifest.Site}\".",
            $"Nama    : {name}",
            $"Dibuat  : {local.ToString("d MMMM yyyy HH':'mm':'ss", culture)} {site.Zone}",
            $"Jenis   : {(manifest.Base is null ? "penuh (lengkap, dapat dipulihkan sendiri)" : "selisih (hanya yang berubah, lihat bagian 4)")}",
        ]);
        if (site.Uri.FirstOrDefault(uri => uri.Scheme is "http" or "https") is { } address) lines.Add("Alamat  : " + address);
        if (manifest.Root is { } root) lines.Add("Asal    : " + root);
        if (manifest.Encryption is not null) lines.Add("Sandi   : terenkripsi AES-256; nama berkas terbaca, isinya hanya dengan kata sandi");
        var gaps = manifest.Skipped.Count(skip => skip.IsGap);
        if (gaps > 0)
            lines.Add(
                $"CATATAN : {gaps.ToString("N0", culture)} berkas atau folder tidak terbaca saat pencadangan; daftarnya di manifest.json (skipped).");
    }

    private static void List(List<string> lines, BackupManifest manifest)
    {
        lines.AddRange(["", "1. ISI FOLDER", ""]);
        if (manifest.Archive is { } archive)
        {
            var files = manifest.Entries.Count(entry => entry.Kind == EntryKind.File && !entry.InBase);
            var what = $"berkas-berkas situs: {files.ToString("N0", LanguageChoice.CultureOf(Language.Indonesian))} berkas";
            Item(
                lines, archive.Volumes is null ? archive.File : archive.File + ".001 ...",
                archive.Volumes is null ? what : what + ", terpotong menjadi beberapa volume");
        }
        foreach (var dump in manifest.Dumps)
            Item(
                lines, dump.File,
                dump.Engine == DatabaseEngine.Sqlite
                    ? $"database SQLite \"{dump.Database}\""
                    : $"isi database \"{dump.Database}\" sebagai perintah SQL");
        Item(lines, BackupManifest.FileName, "daftar semua berkas: ukuran, SHA-256, waktu, hak akses");
        Item(lines, BackupManifest.SumsName, "SHA-256 dari berkas-berkas dalam folder ini");
        Item(lines, BackupManifest.GuideName, "petunjuk ini");
    }

    private static void Check(List<string> lines) => lines.AddRange([
        "", "2. MEMERIKSA KEUTUHAN", "",
        "Linux    : masuk ke folder ini, jalankan   sha256sum -c SHA256SUMS",
        "           Semua baris harus berakhir dengan OK.",
        "Windows  : jalankan   certutil -hashfile files.zip SHA256   lalu bandingkan",
        "           hasilnya dengan baris yang sama di SHA256SUMS. Ulangi untuk tiap berkas.",
        "7-Zip    : klik kanan files.zip (atau files.zip.001) > 7-Zip > Test archive.",
        "Bila ada yang berbeda, jangan dipakai: cari salinan lain dari folder ini.",
    ]);

    private static void RestoreByHand(List<string> lines, BackupManifest manifest)
    {
        lines.AddRange(["", "3. MEMULIHKAN DENGAN TANGAN", ""]);
        if (manifest.Archive is { } archive)
        {
            if (archive.Volumes is not null)
                lines.AddRange([
                    "Volume: kumpulkan semua files.zip.001, .002, dan seterusnya dalam satu folder.",
                    "   7-Zip membuka files.zip.001 langsung. Tanpa 7-Zip, gabungkan dahulu:",
                    "   Linux    cat files.zip.* > files.zip",
                    "   Windows  copy /b files.zip.001+files.zip.002 files.zip", "",
                ]);
            lines.AddRange(manifest.Encryption is null
                ? ["Berkas: buka files.zip dengan Windows Explorer, 7-Zip, atau unzip, lalu salin", "   isinya ke document root situs."]
                : ["Berkas: buka files.zip dengan 7-Zip atau WinZip (Windows Explorer tidak "
                    + "bisa),", "   masukkan kata sandinya, lalu salin isinya ke document root situs."]);
            lines.Add("   Nama dengan tanda % dan dua angka (misalnya %3A) tadinya memakai tanda yang");
            lines.Add("   dilarang Windows; di Linux Restore-Website mengembalikan nama aslinya.");
        }
        foreach (var dump in manifest.Dumps) Load(lines, dump);
        lines.Add("");
        lines.Add("Setelah itu sesuaikan alamat server database, akun, dan kata sandinya di berkas");
        lines.Add("konfigurasi situs (misalnya configuration.php atau wp-config.php).");
        if (manifest.Base is not { } foundation) return;
        lines.AddRange([
            "", "4. CADANGAN SELISIH", "",
            "files.zip di sini hanya memuat berkas yang berubah sejak cadangan penuh",
            $"   {foundation.Name}", "yang harus ada di samping folder ini. Pulihkan dahulu cadangan penuh itu, lalu timpa",
            "dengan isi files.zip dari sini. Berkas yang sudah dihapus dari situs sesudahnya",
            "ikut kembali dengan cara ini; Restore-Website tidak mengembalikannya.",
        ]);
    }

    private static void Load(List<string> lines, ManifestDump dump)
    {
        var text = Path.GetFileNameWithoutExtension(dump.File);
        var client = dump.Engine == DatabaseEngine.PostgreSql ? "psql" : "mariadb";
        lines.AddRange(["", $"Database \"{dump.Database}\":"]);
        lines.Add(
            dump.Entry is null
                ? $"   bongkar {dump.File} dengan 7-Zip atau gunzip menjadi {text},"
                : $"   buka {dump.File} dengan 7-Zip dan kata sandinya, keluarkan {text},");
        if (dump.Engine == DatabaseEngine.Sqlite) lines.Add("   lalu letakkan sebagai berkas database SQLite situs itu.");
        else
        {
            lines.Add("   buat database kosong, lalu muat isinya:");
            lines.Add($"   Linux    {client} NAMA_DATABASE < {text}");
            lines.Add($"   Windows  impor {text} lewat {(dump.Engine == DatabaseEngine.PostgreSql ? "pgAdmin" : "phpMyAdmin")}");
        }
    }

    private static void RestoreByModule(List<string> lines, BackupManifest manifest, string name) => lines.AddRange([
        "", (manifest.Base is null ? "4" : "5") + ". MEMULIHKAN DENGAN POWERSHELL", "",
        "Bila modul SopWebsite terpasang:", "",
        $"   Test-WebsiteBackup -LiteralPath .\\{name}",
        $"   Restore-Website {name} -Destination C:\\pulih" + (manifest.Encryption is null ? "" : " -Password (Read-Host -AsSecureString)"), "",
        "Berkas dikembalikan ke C:\\pulih\\files, database ke berkas .sql di sampingnya.",
    ]);

    private static void Ask(List<string> lines, BackupManifest manifest) => lines.AddRange([
        "", (manifest.Base is null ? "5" : "6") + ". BERTANYA KEPADA SIAPA", "",
        "Pengelola situs ini: Kasubbag PTIP atau petugas TI pengadilan. Isi folder ini",
        "memuat data pengadilan dan data pribadi: simpan di tempat terkunci, jangan dibagikan.",
    ]);

    private static void Item(List<string> lines, string name, string what) => lines.Add($"{name.PadRight(24)} {what}");
}
