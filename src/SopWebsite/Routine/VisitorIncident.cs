using SopWebsite.Composition;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Visitors;

namespace SopWebsite.Routine;

/// <summary>
/// Opens a situation report where a hostile visitor's attack was answered with success. One such report is enough: while it is open, what comes
/// after is told in the pass and read from the facts.
/// </summary>
internal static class VisitorIncident
{
    private const string Symptom = "Serangan pengunjung dijawab seolah berhasil";

    /// <summary>How far back an attack counts that no pass of the routine has told of.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    /// <summary>What is to be added to the step's message; null where nothing succeeded.</summary>
    public static Phrase? Open(Workplace workplace, SopSite site, VisitorScanResult result)
    {
        var known = workplace.Situations.Find(site.Name)
            .Where(report => report.OpenedBy == SopRoles.Routine && report.Symptom.Indonesian.StartsWith(Symptom, StringComparison.Ordinal)).ToList();
        var open = known.Find(report => report.State != SituationState.Closed);
        var intruders = result.Intruders.ToList();
        if (open is null)
            intruders.AddRange(Untold(workplace, site, known).Where(one => intruders.TrueForAll(other => other.Address != one.Address)));
        if (intruders.Count == 0) return null;
        var told = result.EvidenceFault is { } fault
            ? new Phrase($"; evidence: {fault.English}", $"; eviden: {fault.Indonesian}")
            : new Phrase("", "");
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
                $"; no report was opened: {failure.Phrase.English}{told.English}",
                $"; laporan tidak dibuka: {failure.Phrase.Indonesian}{told.Indonesian}");
        }
    }

    /// <summary>Those whom another reading found, or a pass that was stopped before it could tell, after the last report was solved.</summary>
    private static IEnumerable<SuspiciousVisitor> Untold(Workplace workplace, SopSite site, List<SituationReport> known)
    {
        var since = workplace.Clock.UtcNow - Recent;
        foreach (var report in known)
        {
            // A merged one goes on in another report.
            var end = report.MergedInto is null ? report.Resolution?.At ?? report.OpenedAt : workplace.Clock.UtcNow;
            if (end > since) since = end;
        }
        return workplace.Register.Visitors.Latest(site.Name) is { } picture
            ? VisitorScanResult.IntrudersAmong(picture.Visitors).Where(one => one.LastSeen > since)
            : [];
    }

    private static string SymptomOf(List<SuspiciousVisitor> intruders)
    {
        var worst = intruders[0];
        var kind = VisitorCategories.NameOf(worst.Reasons[0].Category).Indonesian;
        return FormattableString.Invariant(
            $"{Symptom}: {intruders.Count} alamat, terberat {worst.Address} ({kind}, skor {worst.Score}, dijawab berhasil {worst.Succeeded} kali)");
    }
}
