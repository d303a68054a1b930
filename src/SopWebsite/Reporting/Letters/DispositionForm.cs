using SopWebsite.Languages;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;

namespace SopWebsite.Reporting.Letters;

/// <summary>The disposition sheets (lembar disposisi) of a report as forms to sign, a page each, with the chain that they make.</summary>
internal sealed class DispositionForm(SituationDossier dossier, LetterChoices choices)
{
    private static readonly DispositionNature[] Natures =
        [DispositionNature.SangatSegera, DispositionNature.Segera, DispositionNature.Biasa, DispositionNature.Rahasia];

    private const int ShortChain = 5;

    private readonly LetterWords _words = new(choices.Language, dossier.Zone);

    private SituationReport Report => dossier.Report;

    public Letter Compose() => new()
    {
        Title = Heading + " - " + Reference,
        Author = dossier.Head.Name ?? "SopWebsite",
        Language = choices.Language,
        CreatedAt = dossier.At,
        Reference = Reference,
        Head = dossier.Head,
        Logo = dossier.Logo,
        Blocks = [.. dossier.Sheets.SelectMany(Page)],
    };

    private string Heading => _words.Say("Disposition Sheet", "Lembar Disposisi");

    private string Reference => dossier.Sheets.Count == 1 ? dossier.Sheets[0].Number : Report.Number;

    private IEnumerable<LetterBlock> Page(SopDisposition sheet, int index)
    {
        if (index > 0) yield return new LetterheadAgain();
        yield return new LetterTitle(Heading);
        yield return new LetterForm(Heading + " " + sheet.Number, [.. Head(sheet), .. Matter(sheet), .. Signing(sheet)]);
        // A long chain would take a page for itself after each sheet: it stands once, after the last.
        if (Report.Dispositions.Length is > 1 and <= ShortChain
            || (Report.Dispositions.Length > 1 && index == dossier.Sheets.Count - 1)) yield return Chain();
        yield return new LetterParagraph(
            _words.Say(
                "What is filled in comes from the register; the escalation log names the number of this sheet in its entries.",
                "Isian yang tercetak berasal dari register; log eskalasi menyebut nomor lembar ini pada entrinya."),
            LetterParagraphStyle.Note);
    }

    private IEnumerable<IReadOnlyList<LetterBox>> Head(SopDisposition sheet)
    {
        yield return
        [
            new(34, _words.Say("Agenda number", "Nomor agenda")) { Text = choices.Number ?? "" },
            new(33, _words.Say("Sheet number", "Nomor lembar")) { Text = sheet.Number },
            new(33, _words.Say("Report number", "Nomor laporan")) { Text = Report.Number },
        ];
        yield return
        [
            new(34, _words.Say("From", "Surat dari")) { Text = Titled(sheet.From) },
            new(33, _words.Say("Sent", "Tanggal diteruskan")) { Text = _words.DateAndTime(sheet.SentAt) },
            new(33, _words.Say("Received", "Tanggal diterima")) { Text = sheet.AcknowledgedAt is { } at ? _words.DateAndTime(at) : "" },
        ];
        yield return
        [
            new(100, _words.Say("Subject", "Perihal"))
            {
                Text = _words.Say("Situation and condition of ", "Situasi dan kondisi ") + SystemName + ": " + _words.Known(_words.Say(Report.Symptom)),
            },
        ];
    }

    private IEnumerable<IReadOnlyList<LetterBox>> Matter(SopDisposition sheet)
    {
        yield return
        [
            new(34, _words.Say("Nature", "Sifat"))
            {
                Choices = [.. Natures.Select(nature => new LetterChoice(_words.Say(LetterNames.Of(nature)), nature == sheet.Nature))],
            },
            new(66, _words.Say("Due", "Batas waktu")) { Text = DueOf(sheet) + "\n" + StepOf(sheet) },
        ];
        yield return
        [
            new(34, _words.Say("Forwarded to", "Diteruskan kepada")) { Choices = [.. Roles(sheet)] },
            new(66, _words.Say("Instruction", "Isi disposisi / instruksi")) { Text = sheet.Instruction is { } text ? _words.Known(text) : "", Lines = 7 },
        ];
        yield return [new(100, _words.Say("Notes", "Catatan")) { Text = Notes(sheet), Lines = 3 }];
    }

    private IEnumerable<IReadOnlyList<LetterBox>> Signing(SopDisposition sheet)
    {
        yield return
        [
            new(50, _words.Say("Initials of the sender", "Paraf pengirim")) { Text = Signed(sheet.From, sheet.SentAt), Lines = 5 },
            new(50, _words.Say("Initials of the recipient", "Paraf penerima"))
            {
                Text = Signed(sheet.AcknowledgedBy ?? sheet.Officer, sheet.AcknowledgedAt), Lines = 5,
            },
        ];
    }

    /// <summary>The roles of the report's chain, and below them the one that the sheet went to beside it.</summary>
    private IEnumerable<LetterChoice> Roles(SopDisposition sheet)
    {
        var roles = dossier.Chain.Contains(sheet.To, StringComparer.OrdinalIgnoreCase) ? dossier.Chain : [.. dossier.Chain, sheet.To];
        foreach (var role in roles)
        {
            var isTo = string.Equals(role, sheet.To, StringComparison.OrdinalIgnoreCase);
            var title = _words.Say(SopRoles.TitleOf(role));
            yield return new LetterChoice(isTo && sheet.Officer is { } officer && officer != title ? title + " (" + officer + ")" : title, isTo);
        }
    }

    private string DueOf(SopDisposition sheet)
    {
        // A sheet that bears its step's own time moves with it.
        var due = sheet.IsDueOfStep && Report.Step is { } step && step.Activity == sheet.Activity ? step.Due : sheet.Due;
        return due is { } at ? _words.DateAndTime(at) : _words.Say("No measurable time in the procedure", "SOP tidak memberi waktu yang terukur");
    }

    private string StepOf(SopDisposition sheet)
    {
        var text = _words.Say("State: ", "Status: ") + _words.Say(LetterNames.Of(sheet.State))
            + (sheet.DoneAt is { } at ? ", " + _words.DateAndTime(at) : "");
        return Report.Run?.Steps.FirstOrDefault(step => step.Activity == sheet.Activity) is { } step
            ? _words.Say("Step: ", "Langkah SOP: ") + step + "\n" + text
            : text;
    }

    private string Notes(SopDisposition sheet)
    {
        var notes = new List<string>();
        if (sheet.Remark is { } remark) notes.Add(_words.Known(remark));
        if (sheet.Parent is { } parent) notes.Add(_words.Say("Follows from sheet ", "Lanjutan lembar ") + parent);
        foreach (var question in sheet.Questions)
        {
            notes.Add(_words.Say("Question", "Pertanyaan") + By(question.By, question.At) + ": " + _words.Known(question.Question));
            notes.Add(question.Answer is { } answer
                ? _words.Say("Answer", "Jawaban") + By(question.AnsweredBy, question.AnsweredAt) + ": " + _words.Known(answer)
                : _words.Say("Not answered yet", "Belum dijawab"));
        }
        return string.Join("\n", notes);
    }

    private string By(string? who, DateTimeOffset? at) => " (" + (who is null ? "" : Titled(who) + ", ") + _words.DateAndTime(at) + ")";

    /// <summary>Name and time as the register knows them, over room for the initials; what is not known is dotted.</summary>
    private string Signed(string? who, DateTimeOffset? at) =>
        _words.Say("Name: ", "Nama: ") + (who is null ? "............................" : Titled(who)) + "\n"
        + _words.Say("Date: ", "Tanggal: ") + (at is { } known ? _words.DateAndTime(known) : "............................");

    private LetterTable Chain() => new(
        _words.Say("The chain of sheets of report ", "Rantai disposisi laporan ") + Report.Number,
        [
            new(_words.Say("Sheet", "Lembar"), 19, LetterCellStyle.RowHeader),
            new(_words.Say("From", "Dari"), 19),
            new(_words.Say("To", "Kepada"), 20),
            new(_words.Say("Sent", "Diteruskan"), 12, LetterCellStyle.Centred),
            new(_words.Say("Signed for", "Paraf"), 12, LetterCellStyle.Centred),
            new(_words.Say("State", "Status"), 18),
        ],
        [.. Report.Dispositions.Select(sheet => new[]
        {
            sheet.Number, Titled(sheet.From), Recipient(sheet), _words.Moment(sheet.SentAt), _words.Moment(sheet.AcknowledgedAt),
            _words.Say(LetterNames.Of(sheet.State)),
        })]);

    private string Recipient(SopDisposition sheet)
    {
        var title = _words.Say(SopRoles.TitleOf(sheet.To));
        return sheet.Officer is { } officer && officer != title ? title + "\n" + officer : title;
    }

    private string Titled(string? who) => who is null ? "" : LogTable.Who(who, _words.Language)!;

    private string SystemName => (dossier.Site?.Kind == SiteKind.Sipp ? "SIPP " : _words.Say("website ", "situs ")) + Report.Site;
}
