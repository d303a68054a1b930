using System.Globalization;
using System.Net;
using System.Text;
using SopWebsite.Calendars;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Media.Discs;

/// <summary>
/// The cover sheet of a disc (lembar sampul): one A4 page that needs nothing else, to print, sign and keep with the disc. For officials, so in
/// Indonesian.
/// </summary>
internal static class DiscCover
{
    private const string Style = """
        @page { size: A4; margin: 15mm 18mm; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 8mm 0; max-width: 174mm; color: #000; background: #fff; font: 10.5pt/1.35 Arial, "Liberation Sans", Helvetica, sans-serif; overflow-wrap: anywhere; }
        @media print { body { padding: 0; } }
        header { border-bottom: 1.5pt solid #000; padding-bottom: 2mm; text-align: center; }
        header p { margin: 0; font-weight: bold; font-size: 13pt; text-transform: uppercase; }
        h1 { font-size: 14pt; text-align: center; text-transform: uppercase; margin: 5mm 0 1mm; }
        .disc { text-align: center; font-size: 12pt; font-weight: bold; margin: 0 0 5mm; }
        dl { display: grid; grid-template-columns: 42mm 1fr; margin: 0 0 4mm; }
        dt, dd { padding: .6mm 0; }
        dd { margin: 0; padding-left: 3mm; position: relative; }
        dd::before { content: ":"; position: absolute; left: 0; }
        h2 { font-size: 10.5pt; margin: 4mm 0 1.5mm; }
        table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 9pt; line-height: 1.25; }
        th, td { border: .75pt solid #404040; padding: .8mm 1.4mm; text-align: left; vertical-align: top; }
        thead th { background: #e7e6e6; text-align: center; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        .size { width: 30mm; text-align: right; }
        .digest { font-family: "Courier New", "Liberation Mono", monospace; font-size: 8.5pt; }
        .blank { display: inline-block; width: 70mm; border-bottom: .75pt dotted #000; height: 1.1em; }
        .signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; margin-top: 9mm; break-inside: avoid; }
        .signatures div { text-align: center; }
        .signatures p { margin: 0; }
        .signatures p + p { margin-top: 18mm; }
        .note { font-size: 8.5pt; color: #303030; margin-top: 6mm; }
        """;

    /// <summary>The page, as UTF-8.</summary>
    public static byte[] Draw(DiscCoverFacts facts)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"id\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        var title = $"Sampul {facts.Disc.Label}";
        page.Append("<title>").Append(Text(title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n");
        if (facts.Court is { } court) page.Append("<header><p>").Append(Text(court)).Append("</p></header>\n");
        page.Append("<main>\n<h1>Media Cadangan Situs</h1>\n<p class=\"disc\">")
            .Append(Text($"Cakram {facts.Disc.Number} dari {facts.Count}")).Append("</p>\n<dl>\n");
        Fact("Situs", facts.Site);
        Fact("Set cadangan", facts.Set);
        Fact("Dibuat", Long(facts.CreatedAt, facts.Zone));
        Fact("Jenis cakram", MediumNames.Of(facts.Kind).Indonesian);
        Fact("Label cakram", facts.Disc.Label);
        if (facts.Medium is { } medium) Fact("Media terdaftar", medium);
        Fact("Berkas image", Path.GetFileName(facts.Disc.Image));
        Fact("Ukuran image", Number(facts.Disc.Bytes) + " byte");
        Fact("SHA-256 image", facts.Disc.Sha256, "digest");
        Blank("Dibakar tanggal");
        Blank("Tempat simpan");
        Blank("Pemegang");
        page.Append(
            "</dl>\n<h2>Isi cakram</h2>\n<table>\n<thead><tr><th scope=\"col\">Berkas</th><th scope=\"col\" "
            + "class=\"size\">Byte</th></tr></thead>\n<tbody>\n");
        foreach (var piece in facts.Pieces)
        {
            var whole = piece.Part == 0 ? "" : $" (bagian {piece.Part.ToString(CultureInfo.InvariantCulture)} dari {piece.File.Name})";
            page.Append("<tr><td>").Append(Text(piece.Name + whole)).Append("</td><td class=\"size\">").Append(Number(piece.Bytes))
                .Append("</td></tr>\n");
        }
        page.Append(
            "</tbody>\n</table>\n<section class=\"signatures\">\n<div><p>Dibuat oleh,</p><p>( ........................................ )</p></div>\n")
            .Append("<div><p>Diperiksa oleh,</p><p>( ........................................ )</p></div>\n</section>\n<p class=\"note\">")
            .Append(
                "Setelah dibakar, baca kembali cakram ini dan catat hasilnya di daftar media. Cara menggabungkan dan memeriksa isi: "
                + "BACA-SAYA.txt di dalam cakram.")
            .Append("</p>\n</main>\n</body>\n</html>\n");
        return new UTF8Encoding(false).GetBytes(page.ToString());

        void Fact(string label, string value, string? look = null) => page.Append("<dt>").Append(Text(label)).Append("</dt><dd")
            .Append(look is null ? "" : $" class=\"{look}\"").Append('>').Append(Text(value)).Append("</dd>\n");

        void Blank(string label) => page.Append("<dt>").Append(Text(label)).Append("</dt><dd><span class=\"blank\"></span></dd>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Number(long value) => value.ToString("#,0", new NumberFormatInfo { NumberGroupSeparator = "." });

    private static string Long(DateTimeOffset at, string zone) =>
        IndonesianZone.ToLocal(at, zone).ToString("d MMMM yyyy, HH'.'mm", LanguageChoice.CultureOf(Language.Indonesian)) + " " + zone;
}

/// <summary>What a cover sheet says.</summary>
internal sealed record DiscCoverFacts
{
    public string? Court { get; init; }

    public required string Site { get; init; }

    public required string Zone { get; init; }

    public required string Set { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required MediumKind Kind { get; init; }

    public string? Medium { get; init; }

    public required BackupDisc Disc { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyList<DiscPiece> Pieces { get; init; }
}
