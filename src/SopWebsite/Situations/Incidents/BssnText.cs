using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Sites;
using SopWebsite.Situations.Facts;

namespace SopWebsite.Situations.Incidents;

/// <summary>The sentences of an incident report. Nothing is concluded that the register does not know.</summary>
internal sealed class BssnText(SituationReport report, SopSite? site, string zone, DateTimeOffset found, DateTimeOffset now)
{
    public IEnumerable<Phrase> Description()
    {
        yield return new(
            $"Found {At(found)}, reported {At(report.OpenedAt)} as {report.Number}: {report.Symptom.English}",
            $"Ditemukan {At(found)}, dilaporkan {At(report.OpenedAt)} dengan nomor {report.Number}: {report.Symptom.Indonesian}");
        foreach (var merged in report.Merged)
            yield return new(
                $"Reported also as {merged.Number}, {At(merged.OpenedAt)}: {merged.Symptom.English}",
                $"Dilaporkan pula dengan nomor {merged.Number}, {At(merged.OpenedAt)}: {merged.Symptom.Indonesian}");
        foreach (var cause in report.Diagnoses.Take(3)) yield return Cause(cause);
        if (report.Diagnoses.Length == 0)
            yield return new(
                $"Probable cause: {report.Diagnosis.Explanation.English}", $"Dugaan penyebab: {report.Diagnosis.Explanation.Indonesian}");
        if (report.Decision is { } decision && report.Alternatives.FirstOrDefault(way => way.Number == decision.Alternative) is { } chosen)
            yield return new($"Decided {At(decision.At)}: {chosen.Action.English}", $"Diputuskan {At(decision.At)}: {chosen.Action.Indonesian}");
    }

    /// <summary>What was done, and whether that solved it.</summary>
    public IEnumerable<Phrase> Actions()
    {
        foreach (var action in report.Actions) yield return new($"{At(action.At)}: {action.Action}", $"{At(action.At)}: {action.Action}");
        yield return report.Resolution is { } fix
            ? new($"Solved {At(fix.At)}: {fix.Action}", $"Terselesaikan {At(fix.At)}: {fix.Action}")
            : new("Not solved yet.", "Belum terselesaikan.");
    }

    /// <summary>What was hit.</summary>
    public Phrase System
    {
        get
        {
            var system = site?.Kind == SiteKind.Sipp
                ? new Phrase("the case tracking system SIPP", "sistem informasi perkara SIPP")
                : new Phrase("the public website", "situs web publik");
            var addresses = site is { Uri.Length: > 0 } ? " (" + string.Join(", ", site.Uri.Select(uri => uri.ToString())) + ")" : "";
            return new($"{system.English} {report.Site}{addresses}", $"{system.Indonesian} {report.Site}{addresses}");
        }
    }

    public IEnumerable<Phrase> Impact()
    {
        yield return new($"System: {System.English}.", $"Sistem: {System.Indonesian}.");
        if (report.Grade.ImpactReason is { } impact) yield return impact;
        if (report.Grade.UrgencyReason is { } urgency) yield return urgency;
        yield return new(
            $"Severity {EscalationNames.Of(report.Severity).English}, priority {report.Priority}.",
            $"Tingkat keparahan {EscalationNames.Of(report.Severity).Indonesian}, prioritas {report.Priority}.");
        var until = report.Resolution?.At;
        var span = (until ?? now) - found;
        yield return until is null
            ? new($"Lasting {Hours(span, "h", "min")} so far.", $"Berlangsung {Hours(span, "jam", "menit")} sampai saat ini.")
            : new($"Lasted {Hours(span, "h", "min")}.", $"Berlangsung {Hours(span, "jam", "menit")}.");
    }

    /// <summary>What only people can say.</summary>
    public IEnumerable<Phrase> Missing()
    {
        if (report.Diagnosis.Cause == DiagnosisCause.None)
            yield return new("the cause: no check shows it", "penyebab: tidak terlihat pada pengecekan");
        if (site is null) yield return new("the system: it is no longer registered", "sistem: tidak lagi terdaftar");
        yield return new("whether personal data or case data were disclosed or altered", "apakah data pribadi atau data perkara bocor atau berubah");
        yield return new("how many users were hindered", "jumlah pengguna yang terganggu");
    }

    private static Phrase Cause(SituationDiagnosis cause) => new(
        $"Probable cause ({Certainty(cause.Certainty).English}): {cause.Explanation.English} {Joined(cause.Reasons, Language.English, "")}{Joined(cause.Against, Language.English, "Against it: ")}".TrimEnd(),
        $"Dugaan penyebab ({Certainty(cause.Certainty).Indonesian}): {cause.Explanation.Indonesian} {Joined(cause.Reasons, Language.Indonesian, "")}{Joined(cause.Against, Language.Indonesian, "Yang menyangkal: ")}".TrimEnd());

    private static string Joined(Phrase[] phrases, Language language, string lead) =>
        phrases.Length == 0 ? "" : lead + string.Join(" ", phrases.Select(phrase => phrase.In(language))) + " ";

    private static Phrase Certainty(DiagnosisCertainty certainty) => certainty switch
    {
        DiagnosisCertainty.Strong => new("strong", "kuat"),
        DiagnosisCertainty.Probable => new("probable", "cukup"),
        _ => new("weak", "lemah"),
    };

    private static string Hours(TimeSpan span, string hours, string minutes) =>
        FormattableString.Invariant($"{(long)span.TotalHours} {hours} {span.Minutes} {minutes}");

    private string At(DateTimeOffset at) => $"{IndonesianZone.MinuteOf(at, zone)} {zone}";
}
