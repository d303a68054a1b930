using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;

namespace SopWebsite.Reporting.Letters;

/// <summary>The letter (surat) that reports a situation: what was noticed, what is known, why, the ways out, and what came of it.</summary>
internal sealed class SituationLetter : LetterComposer<SituationDossier>
{
    private SituationLetter(SituationDossier dossier, LetterChoices choices)
        : base(dossier, choices)
    {
    }

    private SituationReport Report => Dossier.Report;

    /// <summary>Composes the letter.</summary>
    public static Letter Compose(SituationDossier dossier, LetterChoices choices) => new SituationLetter(dossier, choices).Compose();

    private Letter Compose() => Letter(
        Subject, Report.Number, Report.Number,
        [.. Opening(), .. Numbered(Sections()), .. Closing(), .. new SituationAnnexes(Dossier, Words).Blocks()]);

    private DispositionNature Nature => Report.State == SituationState.Closed ? DispositionNature.Biasa : DispositionRules.NatureOf(Report);

    private string Subject => Words.Say("Report of Situation and Condition, ", "Laporan Situasi dan Kondisi ") + SystemName(capital: true);

    private IEnumerable<LetterBlock> Opening()
    {
        yield return new LetterOpening(
            [
                new(Words.Say("Number", "Nomor"), NumberOf(Dossier.At)),
                new(Words.Say("Nature", "Sifat"), Words.Say(LetterNames.Of(Nature))),
                new(Words.Say("Annexes", "Lampiran"), Words.Count(2, Words.Say("annexes", "lampiran"))),
                new(Words.Say("Subject", "Perihal"), Subject),
            ],
            Place + Words.Date(Dossier.At));
        yield return new LetterAddressee(Addressee());
        yield return new LetterParagraph(Words.Say(
            $"Herewith we report the situation and condition of {SystemName()} under number {Report.Number}{Under("under the procedure")}, "
            + "as follows.",
            $"Dengan hormat, bersama ini kami laporkan situasi dan kondisi {SystemName()} dengan nomor laporan {Report.Number}{Under("sesuai SOP")}, "
            + "sebagai berikut."));
    }

    private string SystemName(bool capital = false) => Dossier.Site?.Kind == SiteKind.Sipp
        ? "SIPP " + Report.Site
        : (capital ? Words.Say("Website ", "Situs ") : Words.Say("website ", "situs ")) + Report.Site;

    private string Under(string words) => Report.Run?.Definition is { } procedure ? $", {words} \"{procedure.Title}\" ({procedure.Code})" : "";

    private List<string> Addressee()
    {
        var sheet = Report.Dispositions.LastOrDefault();
        var role = sheet?.To ?? NextRole;
        var officer = sheet?.Officer ?? LetterSigners.Of(role, "", Dossier.Officers, Words).Name;
        var lines = new List<string> { Words.Say("To: ", "Yth. ") + Words.Say(SopRoles.TitleOf(role)) };
        if (officer is not null) lines.Add(officer);
        if (Dossier.Head.Name is { } court) lines.Add(court);
        lines.Add(Words.Say("at ", "di ") + (Dossier.Head.City ?? Words.Say("its place", "Tempat")));
        return lines;
    }

    /// <summary>Who is to have the report next, where it has not been handed up yet.</summary>
    private string NextRole => Report.Run?.Steps
        .FirstOrDefault(step => step.Duty is SopDuties.Forward or SopDuties.Decide)?.Performer ?? "kasubbag-ptip";

    private IEnumerable<(string Heading, IReadOnlyList<LetterBlock> Blocks)> Sections()
    {
        var tables = new SituationTables(Dossier, Words);
        yield return (Words.Say("Situation", "Situasi"), [tables.Situation()]);
        yield return (Words.Say("Condition", "Kondisi"), [tables.Facts()]);
        yield return (Words.Say("Problem", "Permasalahan"), tables.Problem());
        yield return (Words.Say("Alternatives", "Alternatif Pemecahan"), [tables.Alternatives()]);
        yield return (Words.Say("Recommendation", "Rekomendasi"), tables.Recommendation());
        if (Report.Decision is not null) yield return (Words.Say("Decision", "Keputusan"), [tables.Decision()]);
        if (Report.Actions.Length > 0 || Report.Resolution is not null)
            yield return (Words.Say("Action and Result", "Tindakan dan Hasil"), tables.Work());
    }

    private IEnumerable<LetterBlock> Closing()
    {
        yield return new LetterParagraph(Report.State switch
        {
            SituationState.Open or SituationState.Submitted => Words.Say(
                "We ask for your direction and decision on these alternatives. The chronology and the evidence are annexed.",
                "Mohon arahan dan keputusan Bapak/Ibu atas alternatif tersebut. Kronologi dan eviden kami lampirkan. "
                + "Atas perhatian Bapak/Ibu kami ucapkan terima kasih."),
            _ => Words.Say(
                "The chronology and the evidence are annexed. Thank you for your attention.",
                "Demikian laporan ini kami sampaikan dengan kronologi dan eviden terlampir. Atas perhatian Bapak/Ibu kami ucapkan terima kasih."),
        });
        var reporter = Report.Run?.Steps.FirstOrDefault(step => step.Duty == SopDuties.Report)?.Performer ?? "admin-website";
        var made = LetterSigners.Maker(Report.OpenedBy, reporter, Words.Say("Made by,", "Dibuat oleh,"), Dossier.Officers, Words);
        yield return Signatures(made, _ => Words.Say("Acknowledged by,", "Mengetahui,"));
    }
}
