using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>
/// Opens a situation report where something has lapsed: one for what lapsed together, and no second one for the same end, open or closed. The
/// report's diagnosis names the third party that can mend it: the registrar, the host or the provider of the line.
/// </summary>
internal static class RenewalIncident
{
    private const string Symptom = "Masa berlaku habis: ";

    /// <summary>What is to be added to the step's message; null where nothing lapsed.</summary>
    public static Phrase? Open(Workplace workplace, SopSite site, IReadOnlyList<HostingRenewal> known)
    {
        var lapsed = known.Where(renewal => renewal.Stage >= RenewalStage.Grace).ToList();
        if (lapsed.Count == 0) return null;
        var reports = workplace.Situations.Find(site.Name)
            .Where(report => report.OpenedBy == SopRoles.Routine && report.Symptom.Indonesian.StartsWith(Symptom, StringComparison.Ordinal)).ToList();
        var untold = lapsed.Where(renewal => !reports.Exists(report => report.Symptom.Indonesian.Contains(NameOf(renewal, site)))).ToList();
        if (untold.Count == 0)
        {
            var open = reports.Find(report => report.State != Situations.SituationState.Closed);
            return open is null ? null : new Phrase($"report {open.Number} is open", $"laporan {open.Number} masih terbuka");
        }
        try
        {
            var report = workplace.Situations.Open(
                site, Symptom + string.Join(", ", untold.Select(renewal => NameOf(renewal, site))), SopRoles.Routine);
            return new Phrase($"report {report.Number} was opened", $"laporan {report.Number} dibuka");
        }
        catch (SopException failure) when (failure.Id == "SopProcedureHasNoReport")
        {
            return new Phrase($"no report was opened: {failure.Phrase.English}", $"laporan tidak dibuka: {failure.Phrase.Indonesian}");
        }
    }

    /// <summary>Which end of which thing: another end is another lapse.</summary>
    private static string NameOf(HostingRenewal renewal, SopSite site) =>
        RenewalNames.Of(renewal).Indonesian + (renewal.ExpiresAt is { } end ? $" (sampai {IndonesianZone.DayOf(end, site.Zone)})" : " (sampai ?)");
}
