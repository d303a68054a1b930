using SopWebsite.Composition;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;
using SopWebsite.Visitors;

namespace SopWebsite.Routine;

/// <summary>
/// Opens a situation report where a hostile visitor's attack was answered with success. One such report is enough: while it is open, what comes
/// after is told in the pass and read from the facts.
/// </summary>
internal static class VisitorIncident
{
    private const string Symptom = "Serangan pengunjung dijawab seolah berhasil";

    /// <summary>What is to be added to the step's message; null where nothing succeeded.</summary>
    public static Phrase? Open(Workplace workplace, SopSite site, VisitorScanResult result)
    {
        var intruders = result.Intruders.ToList();
        if (intruders.Count == 0) return null;
        var told = result.EvidenceFault is { } fault
            ? new Phrase($"; evidence: {fault.English}", $"; eviden: {fault.Indonesian}")
            : new Phrase("", "");
        var open = workplace.Situations.Find(site.Name, openOnly: true)
            .FirstOrDefault(report => report.OpenedBy == SopRoles.Routine && report.Symptom.Indonesian.StartsWith(Symptom, StringComparison.Ordinal));
        if (open is not null)
            return new Phrase($"; report {open.Number} is open{told.English}", $"; laporan {open.Number} masih terbuka{told.Indonesian}");
        try
        {
            var report = workplace.Situations.Open(site, SymptomOf(intruders), SopRoles.Routine);
            return new Phrase($"; report {report.Number} was opened{told.English}", $"; laporan {report.Number} dibuka{told.Indonesian}");
        }
        catch (SopException failure) when (failure.Id == "SopProcedureHasNoReport")
        {
            return new Phrase(
                $"; no report was opened: {failure.Phrase.English}{told.English}", $"; laporan tidak dibuka: {failure.Phrase.Indonesian}{told.Indonesian}");
        }
    }

    private static string SymptomOf(List<SuspiciousVisitor> intruders)
    {
        var worst = intruders[0];
        var kind = VisitorCategories.NameOf(worst.Reasons[0].Category).Indonesian;
        return FormattableString.Invariant(
            $"{Symptom}: {intruders.Count} alamat, terberat {worst.Address} ({kind}, skor {worst.Score}, dijawab berhasil {worst.Succeeded} kali)");
    }
}
