using SopWebsite.Languages;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;

namespace SopWebsite.Reporting.Letters;

/// <summary>The disposition sheets (lembar disposisi) of a report as forms to sign, a page each, with the chain that they make.</summary>
internal sealed class DispositionForm(SituationDossier dossier, LetterChoices choices) : LetterComposer<SituationDossier>(dossier, choices)
{
    private static readonly DispositionNature[] Natures =
        [DispositionNature.SangatSegera, DispositionNature.Segera, DispositionNature.Biasa, DispositionNature.Rahasia];

    private const int ShortChain = 5;

    private SituationReport Report => Dossier.Report;

    public Letter Compose() => Letter(Heading, Reference, Reference, Dossier.Sheets.SelectMany(Page));

    private string Heading => Words.Say("Disposition Sheet", "Lembar Disposisi");

    private string Reference => Dossier.Sheets.Count == 1 ? Dossier.Sheets[0].Number : Report.Number;

    private IEnumerable<LetterBlock> Page(SopDisposition sheet, int index)
    {
        if (index > 0) yield return new LetterheadAgain();
        yield return new LetterTitle(Heading);
        yield return new LetterForm(Heading + " " + sheet.Number, [.. Head(sheet), .. Matter(sheet), .. Signing(sheet)]);
        // A long chain would take a page for itself after each sheet: it stands once, after the last.
        if (Report.Dispositions.Length is > 1 and <= ShortChain
            || (Report.Dispositions.Length > 1 && index == Dossier.Sheets.Count - 1)) yield return Chain();
        yield return new LetterParagraph(
            Words.Say(
                "What is filled in comes from the register; the escalation log names the number of this sheet in its entries.",
                "Isian yang tercetak berasal dari register; log eskalasi menyebut nomor lembar ini pada entrinya."),
            LetterParagraphStyle.Note);
    }

    private IEnumerable<IReadOnlyList<LetterBox>> Head(SopDisposition sheet)
    {
        yield return
        [
            new(34, Words.Say("Agenda number", "Nomor agenda")) { Text = Choices.Number ?? "" },
            new(33, Words.Say("Sheet number", "Nomor lembar")) { Text = sheet.Number },
            new(33, Words.Say("Report number", "Nomor laporan")) { Text = Report.Number },
        ];
        yield return
        [
            new(34, Words.Say("From", "Surat dari")) { Text = Titled(sheet.From) },
            new(33, Words.Say("Sent", "Tanggal diteruskan")) { Text = Words.DateAndTime(sheet.SentAt) },
            new(33, Words.Say("Received", "Tanggal diterima")) { Text = sheet.AcknowledgedAt is { } at ? Words.DateAndTime(at) : "" },
        ];
        yield return
        [
            new(100, Words.Say("Subject", "Perihal"))
            {
                Text = Words.Say("Situation and condition of ", "Situasi dan kondisi ") + SystemName + ": " + Words.Known(Words.Say(Report.Symptom)),
            },
        ];
    }

    private IEnumerable<IReadOnlyList<LetterBox>> Matter(SopDisposition sheet)
    {
        yield return
        [
            new(34, Words.Say("Nature", "Sifat"))
            {
                Choices = [.. Natures.Select(nature => new LetterChoice(Words.Say(LetterNames.Of(nature)), nature == sheet.Nature))],
            },
            new(66, Words.Say("Due", "Batas waktu")) { Text = DueOf(sheet) + "\n" + StepOf(sheet) },
        ];
        yield return
        [
            new(34, Words.Say("Forwarded to", "Diteruskan kepada")) { Choices = [.. Roles(sheet)] },
            new(66, Words.Say("Instruction", "Isi disposisi / instruksi"))
            {
                Text = sheet.Instruction is { } text ? Words.Known(text) : "", Lines = 7,
            },
        ];
        yield return [new(100, Words.Say("Notes", "Catatan")) { Text = Notes(sheet), Lines = 3 }];
    }

    private IEnumerable<IReadOnlyList<LetterBox>> Signing(SopDisposition sheet)
    {
        yield return
        [
            new(50, Words.Say("Initials of the sender", "Paraf pengirim")) { Text = Signed(sheet.From, sheet.SentAt), Lines = 5 },
            new(50, Words.Say("Initials of the recipient", "Paraf penerima"))
            {
                Text = Signed(sheet.AcknowledgedBy ?? sheet.Officer, sheet.AcknowledgedAt), Lines = 5,
            },
        ];
    }

    /// <summary>The roles of the report's chain, and below them the one that the sheet went to beside it.</summary>
    private IEnumerable<LetterChoice> Roles(SopDisposition sheet)
    {
        var roles = Dossier.Chain.Contains(sheet.To, StringComparer.OrdinalIgnoreCase) ? Dossier.Chain : [.. Dossier.Chain, sheet.To];
        foreach (var role in roles)
        {
            var isTo = string.Equals(role, sheet.To, StringComparison.OrdinalIgnoreCase);
            var title = Words.Say(SopRoles.TitleOf(role));
            yield return new LetterChoice(isTo && sheet.Officer is { } officer && officer != title ? title + " (" + officer + ")" : title, isTo);
        }
    }

    private string DueOf(SopDisposition sheet)
    {
        // A sheet that bears its step's own time moves with it.
        var due = sheet.IsDueOfStep && Report.Step is { } step && step.Activity == sheet.Activity ? step.Due : sheet.Due;
        return due is { } at ? Words.DateAndTime(at) : Words.Say("No measurable time in the procedure", "SOP tidak memberi waktu yang terukur");
    }

    private string StepOf(SopDisposition sheet)
    {
        var text = Words.Say("State: ", "Status: ") + Words.Say(LetterNames.Of(sheet.State))
            + (sheet.DoneAt is { } at ? ", " + Words.DateAndTime(at) : "");
        return Report.Run?.Steps.FirstOrDefault(step => step.Activity == sheet.Activity) is { } step
            ? Words.Say("Step: ", "Langkah SOP: ") + step + "\n" + text
            : text;
    }

    private string Notes(SopDisposition sheet)
    {
        var notes = new List<string>();
        if (sheet.Remark is { } remark) notes.Add(Words.Known(remark));
        if (sheet.Parent is { } parent) notes.Add(Words.Say("Follows from sheet ", "Lanjutan lembar ") + parent);
        foreach (var question in sheet.Questions)
        {
            notes.Add(Words.Say("Question", "Pertanyaan") + By(question.By, question.At) + ": " + Words.Known(question.Question));
            notes.Add(question.Answer is { } answer
                ? Words.Say("Answer", "Jawaban") + By(question.AnsweredBy, question.AnsweredAt) + ": " + Words.Known(answer)
                : Words.Say("Not answered yet", "Belum dijawab"));
        }
        return string.Join("\n", notes);
    }

    private string By(string? who, DateTimeOffset? at) => " (" + (who is null ? "" : Titled(who) + ", ") + Words.DateAndTime(at) + ")";

    /// <summary>Name and time as the register knows them, over room for the initials; what is not known is dotted.</summary>
    private string Signed(string? who, DateTimeOffset? at) =>
        Words.Say("Name: ", "Nama: ") + (who is null ? "............................" : Titled(who)) + "\n"
        + Words.Say("Date: ", "Tanggal: ") + (at is { } known ? Words.DateAndTime(known) : "............................");

    private LetterTable Chain() => new(
        Words.Say("The chain of sheets of report ", "Rantai disposisi laporan ") + Report.Number,
        [
            new(Words.Say("Sheet", "Lembar"), 19, LetterCellStyle.RowHeader),
            new(Words.Say("From", "Dari"), 19),
            new(Words.Say("To", "Kepada"), 20),
            new(Words.Say("Sent", "Diteruskan"), 12, LetterCellStyle.Centred),
            new(Words.Say("Signed for", "Paraf"), 12, LetterCellStyle.Centred),
            new(Words.Say("State", "Status"), 18),
        ],
        [.. Report.Dispositions.Select(sheet => new[]
        {
            sheet.Number, Titled(sheet.From), Recipient(sheet), Words.Moment(sheet.SentAt), Words.Moment(sheet.AcknowledgedAt),
            Words.Say(LetterNames.Of(sheet.State)),
        })]);

    private string Recipient(SopDisposition sheet)
    {
        var title = Words.Say(SopRoles.TitleOf(sheet.To));
        return sheet.Officer is { } officer && officer != title ? title + "\n" + officer : title;
    }

    private string Titled(string? who) => who is null ? "" : LogTable.Who(who, Words.Language)!;

    private string SystemName => (Dossier.Site?.Kind == SiteKind.Sipp ? "SIPP " : Words.Say("website ", "situs ")) + Report.Site;
}
