using SopWebsite.Reporting.Letters;

namespace SopWebsite.Adapters.Letters;

/// <summary>How a letter looks on the screen and on A4.</summary>
internal static class HtmlStyle
{
    private const string Sheet = """

        * { box-sizing: border-box; }
        html { background: #e9e9e9; }
        body { margin: 0; color: #000; font: 11pt/1.35 Arial, "Liberation Sans", Helvetica, sans-serif; overflow-wrap: anywhere; }
        main, body > footer { max-width: 210mm; margin: 0 auto; background: #fff; padding: 15mm 20mm 10mm 25mm; }
        body > footer { padding-top: 0; padding-bottom: 15mm; font-size: 9pt; color: #404040; }
        header { display: flex; align-items: center; gap: 6mm; border-bottom: 1.5pt solid #000; padding-bottom: 2mm; margin-bottom: 6mm; position: relative; }
        header::after { content: ""; position: absolute; left: 0; right: 0; bottom: -3.5pt; border-bottom: .75pt solid #000; }
        header img { max-width: 22mm; max-height: 25mm; }
        header div { flex: 1; text-align: center; }
        header img + div { padding-right: 28mm; }
        header p { margin: 0; text-align: center; }
        .above { font-weight: bold; font-size: 12pt; text-transform: uppercase; }
        .court { font-weight: bold; font-size: 15pt; text-transform: uppercase; }
        .contact { font-size: 9pt; }
        h1, h2 { font-size: 11pt; margin: 5mm 0 2mm; break-after: avoid; }
        .title { font-size: 12pt; text-align: center; text-transform: uppercase; margin: 4mm 0 5mm; }
        .subject { display: inline; margin: 0; }
        p { margin: 0 0 2.5mm; text-align: justify; hyphens: manual; }
        .to { text-align: left; margin: 5mm 0; }
        ol { margin: 0 0 2.5mm; padding-left: 8mm; }
        .note { font-size: 8.5pt; text-align: left; }
        .alarm { text-align: left; font-weight: bold; color: #9c0006; }
        .opening { display: flex; flex-direction: row-reverse; justify-content: space-between; gap: 5mm; }
        .opening .date { white-space: nowrap; }
        .opening dl { flex: 1; grid-template-columns: 20mm 1fr; }
        dl { display: grid; grid-template-columns: 40mm 1fr; margin: 0 0 2.5mm; }
        dt { grid-column: 1; }
        dd { grid-column: 2; margin: 0; padding-left: 3mm; position: relative; }
        dd::before { content: ":"; position: absolute; left: 0; }
        table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 9pt; line-height: 1.25; margin-bottom: 3mm; }
        caption { text-align: left; font-style: italic; padding-bottom: 1mm; }
        th, td { border: .75pt solid #404040; padding: .8mm 1.4mm; text-align: left; vertical-align: top; }
        thead th { background: #e7e6e6; text-align: center; vertical-align: middle; }
        tbody th { font-weight: normal; }
        .centred { text-align: center; }
        .number { text-align: right; }
        .digest { font-family: "Courier New", "Liberation Mono", monospace; font-size: 8pt; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        thead, tbody tr:first-child { break-before: avoid; }
        .signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm 0; margin-top: 8mm; break-before: avoid; break-inside: avoid; }
        .signature { text-align: center; break-inside: avoid; }
        .signature:last-child:nth-child(odd) { grid-column: 1 / -1; }
        .signature p { text-align: center; margin: 0; }
        .signature .office { margin-bottom: 15mm; }
        .signature .name { font-weight: bold; text-decoration: underline; }
        .form { border: .75pt solid #404040; border-width: .75pt 0 0 .75pt; margin-bottom: 3mm; }
        .row { display: table; table-layout: fixed; width: 100%; break-inside: avoid; }
        .box { display: table-cell; vertical-align: top; line-height: 1.2; border: .75pt solid #404040; border-width: 0 .75pt .75pt 0; padding: .7mm 1.4mm; }
        .box p { margin: 0; text-align: left; }
        .box .label { font-weight: bold; font-size: 9pt; min-height: 1.2em; }
        .box ul { list-style: none; margin: 0; padding: 0; }
        .box li { padding-left: 5mm; text-indent: -5mm; }
        @media screen { main { padding-top: 20mm; } .page { border-top: 1px dashed #767676; padding-top: 8mm; margin-top: 12mm; } }
        @media screen and (max-width: 160mm) { main, body > footer { padding-left: 5mm; padding-right: 5mm; } }
        @media print {
          html { background: none; }
          main { max-width: none; padding: 0; }
          body > footer { display: none; }
          .page { break-before: page; }
        }
        @page { size: A4; margin: 15mm 20mm 20mm 25mm; @bottom-left { content: "REFERENCE"; font: 8pt Arial, "Liberation Sans", sans-serif; }
          @bottom-right { content: "WORD-PAGE " counter(page) " WORD-OF " counter(pages); font: 8pt Arial, "Liberation Sans", sans-serif; } }

        """;

    public static string Of(Letter letter) => Sheet.Replace("\r", "")
        .Replace("WORD-PAGE", letter.PageWords.Page).Replace("WORD-OF", letter.PageWords.Of).Replace("REFERENCE", Quoted(letter.Reference));

    // Within a style sheet nothing but letters, digits and a few signs is taken from a text: no escape can be got wrong.
    private static string Quoted(string text) =>
        new([.. text.Where(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_' or ' ')]);
}
