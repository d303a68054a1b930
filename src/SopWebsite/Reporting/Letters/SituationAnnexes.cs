using System.Globalization;
using SopWebsite.Escalations;
using SopWebsite.Procedures;

namespace SopWebsite.Reporting.Letters;

/// <summary>The annexes of a situation letter: the chronology by the escalation log, and the evidence with its digests.</summary>
internal sealed class SituationAnnexes(SituationDossier dossier, LetterWords words)
{
    public IEnumerable<LetterBlock> Blocks()
    {
        yield return new LetterTitle(words.Say("Annex 1: Chronology", "Lampiran 1: Kronologi"), OnNewPage: true);
        yield return Chronology();
        yield return new LetterParagraph(
            words.Say(
                $"Times are {words.Zone}. Working minutes are counted by the working calendar, without the time in which the clock stood still.",
                $"Waktu ditulis dalam {words.Zone}. Menit kerja dihitung menurut kalender kerja, tanpa waktu jeda."),
            LetterParagraphStyle.Note);
        yield return new LetterTitle(words.Say("Annex 2: Evidence", "Lampiran 2: Eviden"), OnNewPage: true);
        yield return Evidence();
        yield return new LetterHeading(words.Say("Escalation Log", "Log Eskalasi"));
        yield return LogCheck();
        yield return new LetterParagraph(
            words.Say(
                "SHA-256 of a file, computed anew, shows whether it is still the same. The last hash shows that the log was neither cut "
                + "nor changed up to this day.",
                "SHA-256 berkas yang dihitung ulang menunjukkan apakah berkas masih sama. Hash terakhir menunjukkan bahwa log sampai hari "
                + "ini tidak dipotong "
                + "atau diubah."),
            LetterParagraphStyle.Note);
    }

    public LetterTable Chronology() => new(
        words.Say("Chronology by the escalation log", "Kronologi menurut log eskalasi"),
        [
            new(words.Say("Time", "Waktu"), 13, LetterCellStyle.Centred),
            new(words.Say("Event", "Peristiwa"), 26),
            new(words.Say("From", "Dari"), 13),
            new(words.Say("To", "Kepada"), 14),
            new(words.Say("Working minutes", "Menit kerja"), 10, LetterCellStyle.Number),
            new(words.Say("Standard", "Standar"), 12, LetterCellStyle.Number),
            new(words.Say("Outcome", "Mutu baku"), 12, LetterCellStyle.Centred),
        ],
        dossier.Chronology.Count == 0
            ? [["-", words.Say("Nothing is logged", "Belum ada catatan"), "-", "-", "-", "-", "-"]]
            : dossier.Chronology.Select(Row).ToList());

    private string[] Row(EscalationEntry entry) =>
    [
        words.Moment(entry.At), EventText(entry), LogTable.Who(entry.From, words.Language) ?? "-", LogTable.Who(entry.To, words.Language) ?? "-",
        Minutes(entry.WorkingMinutes), Minutes(entry.StandardMinutes), LogTable.Outcome(entry, words.Language) ?? "-",
    ];

    private string EventText(EscalationEntry entry)
    {
        var text = words.Say(ReportNames.Of(entry.Event));
        if (entry.Activity is { } activity)
            text += string.Format(CultureInfo.InvariantCulture, words.Say(" (activity {0})", " (kegiatan {0})"), activity);
        return string.IsNullOrWhiteSpace(entry.FollowUp) ? text : text + "\n" + words.Known(entry.FollowUp);
    }

    private string Minutes(int? minutes) => minutes is { } known ? words.Number(known) : "-";

    private LetterTable Evidence()
    {
        var files = Files().ToList();
        return new LetterTable(
            words.Say("Files given as evidence", "Berkas yang diserahkan sebagai eviden"),
            [
                new(words.Say("No", "No"), 6, LetterCellStyle.Centred),
                new(words.Say("File", "Berkas"), 30, LetterCellStyle.RowHeader),
                new(words.Say("Activity", "Kegiatan"), 10, LetterCellStyle.Centred),
                new(words.Say("Size (bytes)", "Ukuran (byte)"), 14, LetterCellStyle.Number),
                new("SHA-256", 40, LetterCellStyle.Digest),
            ],
            files.Count == 0
                ? [["-", words.Say("None was given", "Belum ada eviden"), "-", "-", "-"]]
                : files.Select((file, index) => Row(index + 1, file.From, file.File)).ToList());
    }

    /// <summary>The evidence of the run's steps, then what the work and merged reports brought beside it.</summary>
    private IEnumerable<(string From, SopEvidence File)> Files()
    {
        var seen = new HashSet<(string, string)>();
        return (dossier.Report.Run?.Steps ?? []).SelectMany(step => step.Evidence, (step, file) => (From: words.Number(step.Activity), File: file))
            .Concat(dossier.Report.Actions.SelectMany(action => action.Evidence).Select(file => (From: words.Say("work", "tindakan"), File: file)))
            .Concat(dossier.Report.Merged.SelectMany(merged => merged.Evidence, (merged, file) => (From: merged.Number, File: file)))
            .Where(file => seen.Add((file.File.Name, file.File.Sha256)));
    }

    private string[] Row(int number, string from, SopEvidence file) =>
        [words.Number(number), file.Name, from, words.Number(file.Size), file.Sha256];

    private LetterFields LogCheck()
    {
        var check = dossier.Verification;
        return new LetterFields(
        [
            new(words.Say("Check", "Pemeriksaan"), check.IsValid
                ? words.Say("Intact", "Utuh")
                : words.Say($"NOT INTACT at entry {check.FirstBadEntry}: ", $"TIDAK UTUH pada entri {check.FirstBadEntry}: ")
                + words.Say(ReportNames.Of(check.Fault))),
            new(words.Say("Sound entries", "Entri utuh"), words.Number(check.Entries)),
            new(words.Say("Last hash", "Hash terakhir"), check.LastHash),
            new(words.Say("Read", "Dibaca"), words.DateAndTime(dossier.At)),
        ]);
    }
}
