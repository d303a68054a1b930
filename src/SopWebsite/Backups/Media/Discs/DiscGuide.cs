using System.Text;

namespace SopWebsite.Backups.Media.Discs;

/// <summary>
/// Writes <c>BACA-SAYA.txt</c> of a disc: which disc of how many, what is on it, and how parts are joined with what every system has. Line
/// ends are Windows's, which every editor takes.
/// </summary>
internal static class DiscGuide
{
    public const string FileName = "BACA-SAYA.txt";

    /// <summary>The text.</summary>
    /// <param name="source">The set.</param>
    /// <param name="discs">All discs of the set.</param>
    /// <param name="disc">The disc it is for.</param>
    public static byte[] Write(CopySource source, IReadOnlyList<DiscContent> discs, DiscContent disc)
    {
        var lines = new List<string>
        {
            $"CADANGAN SITUS {source.Site.ToUpperInvariant()} - CAKRAM {disc.Number} DARI {discs.Count}",
            "",
            $"Set cadangan : {source.Name}",
            $"Dibuat (UTC) : {source.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)}",
            "",
            "1. ISI CAKRAM INI",
            "",
        };
        lines.AddRange(disc.Pieces.Select(piece => $"   {source.Name}/{piece.Name}"));
        lines.AddRange(["", "2. PERIKSA CAKRAM INI", "", "   Linux/macOS : sha256sum -c SHA256SUMS     (di folder utama cakram)",
            "   Windows     : certutil -hashfile BERKAS SHA256, bandingkan dengan SHA256SUMS", ""]);
        var isWhole = discs.Count == 1 && disc.Pieces.All(piece => piece.Part == 0);
        if (!isWhole) Join(lines, source, discs);
        lines.AddRange([
            isWhole ? "3. PULIHKAN" : "4. PULIHKAN", "",
            $"   Petunjuk pemulihan ada di BACA-SAYA.txt dalam folder {source.Name}, bila set itu memilikinya.",
            $"   Dengan modul SopWebsite: Restore-Website {source.Name} -Destination FOLDER-BARU", "",
            $"ENGLISH: disc {disc.Number} of {discs.Count} of the backup set {source.Name}. Check with 'sha256sum -c SHA256SUMS'. Copy the folder",
            $"{source.Name} of all discs into one folder; join the parts FILE.001, FILE.002 ... in order with 'cat FILE.* > FILE' or",
            "'copy /b FILE.001+FILE.002 FILE', delete the parts, then check the whole with 'sha256sum -c SHA256SUMS' in that folder.",
        ]);
        return new UTF8Encoding(false).GetBytes(string.Join("\r\n", lines) + "\r\n");
    }

    private static void Join(List<string> lines, CopySource source, IReadOnlyList<DiscContent> discs)
    {
        lines.AddRange(
            [
                "3. GABUNGKAN SEMUA CAKRAM", "",
                $"   Salin folder {source.Name} dari semua cakram ({discs.Count} keping) ke satu folder di hard disk.",
            ]);
        var split = discs.SelectMany(disc => disc.Pieces).Where(piece => piece.Part > 0).GroupBy(piece => piece.File.Name, StringComparer.Ordinal)
            .OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        foreach (var file in split)
        {
            var parts = file.OrderBy(piece => piece.Part).Select(piece => piece.Name).ToList();
            lines.AddRange(["", $"   {file.Key} terbagi menjadi {parts.Count} bagian. Gabungkan di dalam folder itu:", "",
                $"   Linux/macOS : cat {string.Join(" ", parts)} > {file.Key}",
                $"   Windows     : copy /b {string.Join("+", parts)} {file.Key}",
                $"   7-Zip       : buka {parts[0]}"]);
        }
        if (split.Count > 0) lines.AddRange(["", "   Hapus bagian-bagiannya (.001, .002, ...) setelah digabung."]);
        lines.AddRange(["", $"   Lalu periksa keutuhannya di dalam folder {source.Name}: sha256sum -c SHA256SUMS", ""]);
    }
}
