using System.Globalization;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Merging;
using SopWebsite.Situations.Ways;

namespace SopWebsite.Reporting.Letters;

/// <summary>The sections of a situation letter, as fields and tables.</summary>
internal sealed class SituationTables(SituationDossier dossier, LetterWords words)
{
    private SituationReport Report => dossier.Report;

    public LetterFields Situation()
    {
        var fields = new List<LetterField>
        {
            new(words.Say("Symptom", "Gejala"), words.Known(words.Say(Report.Symptom))),
            new(words.Say("Noticed", "Diketahui"), words.DateAndTime(Report.OpenedAt)),
            new(words.Say("System", "Sistem"), SystemText()),
            new(words.Say("Reported by", "Dilaporkan oleh"), words.Known(Who(Report.OpenedBy))),
            new(words.Say("Gravity", "Tingkat"), Gravity()),
            new(words.Say("State", "Status laporan"), words.Capital(SituationNames.Of(Report))),
        };
        if (Report.Merged.Length > 0)
            fields.Add(new(words.Say("Reported also as", "Laporan digabung"), string.Join("\n", Report.Merged.Select(Merged))));
        if (Report.Problem is { } problem) fields.Add(new(words.Say("Problem record", "Catatan masalah"), problem));
        if (Report.Step is { } step)
        {
            fields.Add(new(words.Say("Step under way", "Langkah berjalan"), step.ToString()));
            fields.Add(new(words.Say("Due", "Batas waktu"),
                step.Due is { } due
                    ? words.DateAndTime(due)
                    : words.Say("No measurable time in the procedure", "SOP tidak memberi waktu yang terukur")));
        }
        return new LetterFields(fields);
    }

    public LetterTable Facts() => new(
        words.Say("What is known of the system", "Keadaan sistem yang diketahui"),
        [
            new(words.Say("Subject", "Hal"), 30, LetterCellStyle.RowHeader),
            new(words.Say("Condition", "Keadaan"), 52),
            new(words.Say("Found", "Diketahui pada"), 18, LetterCellStyle.Centred),
        ],
        Report.Facts.Length == 0
            ? [[words.Say("All", "Semua"), words.Unknown, "-"]]
            : Report.Facts.Select(fact => Row(words.Known(words.Say(fact.Topic)), words.Known(words.Say(fact.Finding)), words.Moment(fact.At)))
                .ToList());

    public IReadOnlyList<LetterBlock> Problem()
    {
        var blocks = new List<LetterBlock>
        {
            new LetterParagraph(words.Known(words.Say(Report.Diagnosis.Explanation))),
            new LetterFields(
            [
                new(words.Say("Probable cause", "Dugaan penyebab"), words.Capital(LetterNames.Of(Report.Diagnosis.Cause))),
                new(words.Say("To be mended by", "Ditangani oleh"), PartyName(Report.Diagnosis.ThirdParty, name: null)),
            ]),
        };
        var grounds = Report.Diagnoses.Where(cause => cause.Reasons.Length + cause.Against.Length > 0).ToList();
        if (grounds.Count > 0)
            blocks.Add(new LetterTable(
                words.Say("What the probable causes rest on", "Alasan dugaan penyebab"),
                [
                    new(words.Say("Cause", "Penyebab"), 22, LetterCellStyle.RowHeader),
                    new(words.Say("Ground", "Dasar"), 12, LetterCellStyle.Centred),
                    new(words.Say("For it", "Yang mendukung"), 36),
                    new(words.Say("Against it", "Yang menyangkal"), 30),
                ],
                grounds.Select(cause => Row(
                    words.Capital(LetterNames.Of(cause.Cause)), words.Say(LetterNames.Of(cause.Certainty)), Sentences(cause.Reasons),
                    Sentences(cause.Against)))
                    .ToList()));
        return blocks;
    }

    public LetterTable Alternatives() => new(
        words.Say("Ways out", "Alternatif pemecahan masalah"),
        [
            new(words.Say("No", "No"), 6, LetterCellStyle.Centred),
            new(words.Say("Action", "Tindakan"), 28),
            new(words.Say("By", "Pelaksana"), 17),
            new(words.Say("Time", "Waktu"), 11, LetterCellStyle.Centred),
            new(words.Say("Cost", "Biaya"), 14),
            new(words.Say("Risk", "Risiko"), 24),
        ],
        Report.Alternatives.Length == 0
            ? [["-", words.Unknown, "-", "-", "-", "-"]]
            : Report.Alternatives.Select(Alternative).ToList());

    public IReadOnlyList<LetterBlock> Recommendation()
    {
        if (Report.Alternatives.FirstOrDefault(one => one.Number == Report.Recommendation) is not { } way)
            return [new LetterParagraph(words.Say("None can be given yet.", "Belum dapat diberikan."))];
        var text = words.Say(
            $"Alternative {way.Number} is recommended: {way.Action.English}",
            $"Kami merekomendasikan alternatif {way.Number}: {way.Action.Indonesian}");
        return Report.RecommendationReason is { } reason
            ? [new LetterParagraph(text), new LetterParagraph(words.Say("Reason: ", "Alasan: ") + words.Say(reason))]
            : [new LetterParagraph(text)];
    }

    public LetterFields Decision()
    {
        var decision = Report.Decision!;
        var way = Report.Alternatives.FirstOrDefault(one => one.Number == decision.Alternative);
        var fields = new List<LetterField>
        {
            new(words.Say("Chosen", "Dipilih"), words.Say($"Alternative {decision.Alternative}", $"Alternatif {decision.Alternative}")
                + (way is null ? "" : ": " + words.Say(way.Action))),
            new(words.Say("Decided by", "Diputuskan oleh"), words.Known(Who(decision.By))),
            new(words.Say("At", "Pada"), words.DateAndTime(decision.At)),
        };
        if (!string.IsNullOrWhiteSpace(decision.Note)) fields.Add(new(words.Say("Note", "Catatan"), words.Known(decision.Note)));
        return new LetterFields(fields);
    }

    public IReadOnlyList<LetterBlock> Work()
    {
        var blocks = new List<LetterBlock>();
        if (Report.Actions.Length > 0)
            blocks.Add(new LetterTable(
                words.Say("Steps of the work", "Langkah pengerjaan"),
                [
                    new(words.Say("Time", "Waktu"), 14, LetterCellStyle.Centred), new(words.Say("Action", "Tindakan"), 61),
                    new(words.Say("By", "Oleh"), 25),
                ],
                Report.Actions.Select(action => Row(words.Moment(action.At), words.Known(action.Action), words.Known(Who(action.By)))).ToList()));
        if (Report.Resolution is { } done) blocks.Add(Result(done));
        return blocks;
    }

    private LetterFields Result(SituationResolution done) => new(
    [
        new(words.Say("Action", "Tindakan"), words.Known(done.Action)),
        new(words.Say("Done by", "Dikerjakan oleh"), words.Say(LetterNames.Of(done.Performer)) + (done.By is { } by ? ": " + Who(by) : "")),
        new(words.Say("Done", "Selesai"), words.DateAndTime(done.At)),
        new(words.Say("Backup after the fix", "Backup sesudahnya"), Report.AfterFixBackup ?? (Report.State == SituationState.Resolved
            ? words.Say("Still to be made", "Belum dibuat")
            : words.Say("Not part of the procedure", "Tidak disyaratkan SOP"))),
        new(words.Say("Result", "Hasil"), words.Capital(SituationNames.Of(Report))),
    ]);

    private string[] Alternative(SituationAlternative way) => Row(
        way.Number.ToString(CultureInfo.InvariantCulture), words.Known(words.Say(way.Action)), PartyName(way.ThirdParty, way.ThirdPartyName),
        way.WorkingTime is { } time ? words.Amount(time) : words.Unknown,
        way.CostNote is { } note ? words.Say(note) : words.Say(LetterNames.Of(way.Cost)),
        string.Join("\n", way.Against.Prepend(way.Risk).Select(risk => words.Known(words.Say(risk)))));

    private string Gravity() =>
        words.Say(EscalationNames.Of(Report.Severity)) + FormattableString.Invariant($"{words.Say(", priority ", ", prioritas ")}{Report.Priority}")
        + string.Concat(new[] { Report.Grade.ImpactReason, Report.Grade.UrgencyReason }.OfType<Phrase>().Select(reason => "\n" + words.Say(reason)));

    private string Merged(MergedReport merged) => merged.Number + ": " + words.Say(merged.Symptom);

    private string Sentences(Phrase[] phrases) => phrases.Length == 0 ? "-" : string.Join("\n", phrases.Select(words.Say));

    private string SystemText()
    {
        var kind = dossier.Site?.Kind == SiteKind.Sipp ? "SIPP" : words.Say("Website", "Situs");
        var address = dossier.Site?.Uri.FirstOrDefault()?.AbsoluteUri;
        return kind + " " + Report.Site + (address is null ? "" : "\n" + address);
    }

    private string PartyName(ThirdPartyKind? kind, string? name) => kind is not { } party
        ? words.Say("The court's own staff", "Petugas pengadilan sendiri")
        : words.Say(LetterNames.Of(party)) + (name is null ? "" : ": " + name);

    private string? Who(string? who) => LogTable.Who(who, words.Language);

    private static string[] Row(params string[] cells) => cells;
}
