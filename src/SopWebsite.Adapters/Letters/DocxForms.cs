using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using SopWebsite.Reporting;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.Adapters.Letters;

/// <summary>What is filled in by hand: room to sign, and forms of boxes.</summary>
internal static class DocxForms
{
    private const string Dots = "(....................................)";

    /// <summary>Signatures, two side by side; one left over stands in the middle.</summary>
    public static Table Signatures(LetterSignatures signatures)
    {
        int[] widths = [DocxPage.Share(50), DocxPage.TextWidth - DocxPage.Share(50)];
        var table = DocxTables.Plain(widths);
        for (var at = 0; at < signatures.Signatures.Count; at += 2)
        {
            var (left, isLast) = (signatures.Signatures[at], at + 2 >= signatures.Signatures.Count);
            if (at + 1 < signatures.Signatures.Count)
            {
                table.AppendChild(DocxTables.Row(
                    DocxTables.Cell(widths[0], Signature(left, isLast)),
                    DocxTables.Cell(widths[1], Signature(signatures.Signatures[at + 1], isLast))));
            }
            else
            {
                var middle = DocxTables.Cell(DocxPage.TextWidth, Signature(left, isLast));
                middle.TableCellProperties!.AddChild(new GridSpan { Val = 2 });
                table.AppendChild(DocxTables.Row(middle));
            }
        }
        return table;
    }

    /// <summary>A form of boxes.</summary>
    public static Table Form(LetterForm form)
    {
        // The grid has a line wherever a box of any row begins; a box spans as many of its columns as it is wide.
        var lines = form.Rows.SelectMany(row => Ends(row)).Distinct().OrderBy(end => end).ToList();
        var widths = lines.Select((end, at) => DocxPage.Share(end) - (at == 0 ? 0 : DocxPage.Share(lines[at - 1]))).ToArray();
        var table = DocxTables.Ruled(widths, form.Caption);
        foreach (var row in form.Rows)
        {
            var from = 0;
            var cells = new List<TableCell>();
            foreach (var (box, end) in row.Zip(Ends(row), (box, end) => (box, end)))
            {
                var until = lines.IndexOf(end) + 1;
                var cell = DocxTables.Cell(widths.Skip(from).Take(until - from).Sum(), [.. Box(box)]);
                if (until - from > 1) cell.TableCellProperties!.AddChild(new GridSpan { Val = until - from });
                cells.Add(cell);
                from = until;
            }
            table.AppendChild(DocxTables.RowOf([.. cells], row.Select(box => box.Label + box.Text)));
        }
        return table;
    }

    private static Paragraph[] Signature(PaperSignature signature, bool isLast)
    {
        var number = DocxText.Paragraph(
            DocxStyles.Plain, "NIP. " + (signature.Nip ?? "............................"), Middle(), new SpacingBetweenLines { After = "240" });
        // All who sign stand on one page.
        if (!isLast) number.ParagraphProperties!.AddChild(new KeepNext());
        var name = signature.Name is { } known
            ? new Paragraph(Centred(), DocxText.Run(known, new Bold(), new Underline { Val = UnderlineValues.Single }))
            : DocxText.Paragraph(DocxStyles.Plain, Dots, new KeepNext(), Middle());
        return
        [
            DocxText.Paragraph(DocxStyles.Plain, signature.Above, new KeepNext(), Middle()),
            DocxText.Paragraph(DocxStyles.Plain, signature.Role, new KeepNext(), Middle(), new SpacingBetweenLines { After = "820" }),
            name,
            number,
        ];
    }

    private static IEnumerable<Paragraph> Box(LetterBox box)
    {
        yield return DocxText.Paragraph(DocxStyles.FormLabel, box.Label);
        if (box.Text.Length > 0) yield return DocxText.Paragraph(DocxStyles.Plain, box.Text);
        foreach (var choice in box.Choices)
            yield return DocxText.Paragraph(
                DocxStyles.Plain, (choice.IsChosen ? "\u2612 " : "\u2610 ") + choice.Text, new Indentation { Left = "340", Hanging = "340" });
        for (var lines = LetterText.Lines(box.Text).Length + box.Choices.Count; lines < box.Lines; lines++) yield return new Paragraph();
    }

    private static IEnumerable<int> Ends(IReadOnlyList<LetterBox> row)
    {
        var end = 0;
        foreach (var box in row) yield return end += box.Share;
    }

    private static ParagraphProperties Centred() => new(new KeepNext(), Middle());

    private static Justification Middle() => new() { Val = JustificationValues.Center };
}
