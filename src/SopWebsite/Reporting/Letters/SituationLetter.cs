using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;

namespace SopWebsite.Reporting.Letters;

/// <summary>The letter (surat) that reports a situation: what was noticed, what is known, why, the ways out, and what came of it.</summary>
public sealed class SituationLetter
{
    private static readonly string[] UsualSignatories = ["kasubbag-ptip", "sekretaris"];

    private readonly SituationDossier _dossier;
    private readonly LetterChoices _choices;
    private readonly LetterWords _words;

    private SituationLetter(SituationDossier dossier, LetterChoices choices)
    {
        (_dossier, _choices) = (dossier, choices);
        _words = new LetterWords(choices.Language, dossier.Zone);
    }

    private SituationReport Report => _dossier.Report;

    /// <summary>Composes the letter.</summary>
    public static Letter Compose(SituationDossier dossier, LetterChoices choices) => new SituationLetter(dossier, choices).Compose();

    private Letter Compose() => new()
    {
        Title = Subject + " - " + Report.Number,
        Author = _dossier.Head.Name ?? "SopWebsite",
        Language = _choices.Language,
        CreatedAt = _dossier.At,
        Reference = Report.Number,
        Head = _dossier.Head,
        Logo = _dossier.Logo,
        Blocks = [.. Opening(), .. Numbered(), .. Closing(), .. new SituationAnnexes(_dossier, _words).Blocks()],
    };

    private DispositionNature Nature => Report.State == SituationState.Closed ? DispositionNature.Biasa : DispositionRules.NatureOf(Report);

    private string Subject => _words.Say("Report of Situation and Condition, ", "Laporan Situasi dan Kondisi ") + SystemName(capital: true);

    private IEnumerable<LetterBlock> Opening()
    {
        var place = _dossier.Head.City is { } city ? city + ", " : "";
        yield return new LetterOpening(
            [
                new(_words.Say("Number", "Nomor"), _choices.Number ?? _words.NumberToBe(_dossier.At, _dossier.Head.LetterCode)),
                new(_words.Say("Nature", "Sifat"), _words.Say(LetterNames.Of(Nature))),
                new(_words.Say("Annexes", "Lampiran"), _words.Count(2, _words.Say("annexes", "lampiran"))),
                new(_words.Say("Subject", "Perihal"), Subject),
            ],
            place + _words.Date(_dossier.At));
        yield return new LetterAddressee(Addressee());
        yield return new LetterParagraph(_words.Say(
            $"Herewith we report the situation and condition of {SystemName()} under number {Report.Number}{Under("under the procedure")}, as follows.",
            $"Dengan hormat, bersama ini kami laporkan situasi dan kondisi {SystemName()} dengan nomor laporan {Report.Number}{Under("sesuai SOP")}, "
            + "sebagai berikut."));
    }

    private string SystemName(bool capital = false) => _dossier.Site?.Kind == SiteKind.Sipp
        ? "SIPP " + Report.Site
        : (capital ? _words.Say("Website ", "Situs ") : _words.Say("website ", "situs ")) + Report.Site;

    private string Under(string words) => Report.Run?.Definition is { } procedure ? $", {words} \"{procedure.Title}\" ({procedure.Code})" : "";

    private List<string> Addressee()
    {
        var sheet = Report.Dispositions.LastOrDefault();
        var role = sheet?.To ?? NextRole;
        var officer = sheet?.Officer ?? LetterSigners.Of(role, "", _dossier.Officers, _words).Name;
        var lines = new List<string> { _words.Say("To: ", "Yth. ") + _words.Say(SopRoles.TitleOf(role)) };
        if (officer is not null) lines.Add(officer);
        if (_dossier.Head.Name is { } court) lines.Add(court);
        lines.Add(_words.Say("at ", "di ") + (_dossier.Head.City ?? _words.Say("its place", "Tempat")));
        return lines;
    }

    /// <summary>Who is to have the report next, where it has not been handed up yet.</summary>
    private string NextRole => Report.Run?.Steps
        .FirstOrDefault(step => step.Duty is SopDuties.Forward or SopDuties.Decide)?.Performer ?? UsualSignatories[0];

    private IEnumerable<LetterBlock> Numbered()
    {
        var number = 0;
        foreach (var (heading, blocks) in Sections())
        {
            yield return new LetterHeading($"{++number}. {heading}");
            foreach (var block in blocks) yield return block;
        }
    }

    private IEnumerable<(string Heading, IReadOnlyList<LetterBlock> Blocks)> Sections()
    {
        var tables = new SituationTables(_dossier, _words);
        yield return (_words.Say("Situation", "Situasi"), [tables.Situation()]);
        yield return (_words.Say("Condition", "Kondisi"), [tables.Facts()]);
        yield return (_words.Say("Problem", "Permasalahan"), tables.Problem());
        yield return (_words.Say("Alternatives", "Alternatif Pemecahan"), [tables.Alternatives()]);
        yield return (_words.Say("Recommendation", "Rekomendasi"), tables.Recommendation());
        if (Report.Decision is not null) yield return (_words.Say("Decision", "Keputusan"), [tables.Decision()]);
        if (Report.Actions.Length > 0 || Report.Resolution is not null)
            yield return (_words.Say("Action and Result", "Tindakan dan Hasil"), tables.Work());
    }

    private IEnumerable<LetterBlock> Closing()
    {
        yield return new LetterParagraph(Report.State switch
        {
            SituationState.Open or SituationState.Submitted => _words.Say(
                "We ask for your direction and decision on these alternatives. The chronology and the evidence are annexed.",
                "Mohon arahan dan keputusan Bapak/Ibu atas alternatif tersebut. Kronologi dan eviden kami lampirkan. "
                + "Atas perhatian Bapak/Ibu kami ucapkan terima kasih."),
            _ => _words.Say(
                "The chronology and the evidence are annexed. Thank you for your attention.",
                "Demikian laporan ini kami sampaikan dengan kronologi dan eviden terlampir. Atas perhatian Bapak/Ibu kami ucapkan terima kasih."),
        });
        var reporter = Report.Run?.Steps.FirstOrDefault(step => step.Duty == SopDuties.Report)?.Performer ?? "admin-website";
        var made = LetterSigners.Maker(Report.OpenedBy, reporter, _words.Say("Made by,", "Dibuat oleh,"), _dossier.Officers, _words);
        var others = (_choices.Signatories ?? UsualSignatories)
            .Select(who => LetterSigners.Of(who, _words.Say("Acknowledged by,", "Mengetahui,"), _dossier.Officers, _words)).ToList();
        // The maker signs at the right; the highest signs in the middle below.
        others.Insert(Math.Min(1, others.Count), made);
        yield return new LetterSignatures(others);
    }
}
