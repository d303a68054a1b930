using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Register;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Incidents;
using SopWebsite.Situations.Routing;

namespace SopWebsite.Reporting.Letters;

/// <summary>Makes the letters of situation reports from the Register.</summary>
/// <param name="register">The Register.</param>
/// <param name="reports">The situation reports.</param>
/// <param name="chains">The chains that reports climb.</param>
/// <param name="incidents">The drafts for BSSN.</param>
/// <param name="writers">One writer for each file format.</param>
/// <param name="clock">The time.</param>
public sealed class SituationLetters(
    IRegister register, SituationReports reports, SopChains chains, BssnIncidentReports incidents, IReadOnlyList<ILetterWriter> writers, IClock clock)
    : LetterOffice(register, writers)
{
    /// <summary>A report with all that a paper about it says; one pass over the log finds its chronology and checks the whole.</summary>
    /// <param name="number">The report's number; for disposition sheets also the number of one of them.</param>
    /// <param name="form">The paper.</param>
    /// <exception cref="SopException"><c>SopSituationNotFound</c>; <c>SopDispositionNotFound</c>: the report has no sheet yet.</exception>
    public SituationDossier Open(string number, SituationForm form = SituationForm.Situation)
    {
        var sheet = form == SituationForm.Disposition ? Register.Routing.FindSheet(number) : null;
        var report = reports.Get(sheet?.Report ?? number);
        if (form == SituationForm.Disposition && report.Dispositions.Length == 0) throw NoSheet(report.Number);
        var site = Register.Sites.Find(report.Site);
        var warnings = new List<Phrase>();
        var (head, logo) = HeadOf(report.Site, warnings);
        var chronology = new List<EscalationEntry>();
        var verification = EscalationChain.Verify(Register.Log.Read().Select(entry =>
        {
            if (IsOf(entry, report)) chronology.Add(entry);
            return entry;
        }));
        if (!verification.IsValid)
        {
            var fault = ReportNames.Of(verification.Fault);
            warnings.Add(new(
                $"The escalation log is not intact at entry {verification.FirstBadEntry}: {fault.English}. The letter says so.",
                $"Log eskalasi tidak utuh pada entri {verification.FirstBadEntry}: {fault.Indonesian}. Surat menyebutkannya."));
            // What follows the bad entry belongs to the chronology too.
            chronology = [.. Register.Log.Read().Where(entry => IsOf(entry, report))];
        }
        return new SituationDossier
        {
            Report = report,
            Sheets = sheet is null ? report.Dispositions : [sheet],
            Chain = report.Run is { } run ? chains.Of(run).Role : SopChains.Usual,
            Incident = form == SituationForm.Bssn ? incidents.Of(report.Number) : null,
            Site = site,
            Zone = (report.Run?.Zone ?? site?.Zone ?? RegisterZone.Of(Register.Sites)).ToUpperInvariant(),
            Head = head,
            Logo = logo,
            Officers = Register.Sites.Officers(),
            Chronology = chronology,
            Verification = verification,
            At = clock.UtcNow.ToUniversalTime(),
            Warnings = warnings,
        };
    }

    /// <summary>Composes a paper about a report.</summary>
    public static Letter Compose(SituationDossier dossier, LetterChoices choices, SituationForm form = SituationForm.Situation) => form switch
    {
        SituationForm.Disposition => new DispositionForm(dossier, choices).Compose(),
        SituationForm.Bssn => new BssnForm(dossier, choices).Compose(),
        _ => SituationLetter.Compose(dossier, choices),
    };

    /// <summary>What a paper is called in a folder, without extension: the number that it was asked for by, and which paper it is.</summary>
    public static string FileNameOf(SituationDossier dossier, SituationForm form) => form switch
    {
        SituationForm.Disposition => dossier.Sheets.Count == 1 ? dossier.Sheets[0].Number : dossier.Report.Number + "-disposisi",
        SituationForm.Bssn => dossier.Report.Number + "-bssn",
        _ => dossier.Report.Number,
    };

    private static bool IsOf(EscalationEntry entry, SituationReport report) =>
        (entry.Report is { } about && report.Merged.Select(merged =>
            merged.Number).Append(report.Number).Contains(about, StringComparer.OrdinalIgnoreCase))
        || (entry.Run is { } run && string.Equals(run, report.Run?.Id, StringComparison.OrdinalIgnoreCase));

    private static SopException NoSheet(string report) => new(
        "SopDispositionNotFound", SopErrorKind.NotFound,
        new Phrase($"Report {report} has no disposition sheet yet. Submit-SituationReport writes one.",
            $"Laporan {report} belum mempunyai lembar disposisi. Submit-SituationReport membuatnya."),
        report);
}
