using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Renewals.Sources;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>
/// Looks through the site's ledger of renewals, each pass; asks registries and live sites once a day, and opens a report where something lapsed.
/// That a source cannot be asked is told, and hinders nothing.
/// </summary>
internal sealed class RenewalsDuty(Workplace workplace, RoutineOptions options) : RoutineDuty(workplace)
{
    private const int MostFindings = 5;

    public override RoutineStep Step => RoutineStep.Renewals;

    public override async Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        var known = Workplace.Renewals.ForSite(site.Name);
        if (known.Count == 0)
            return NotSetUp(site, new Phrase("nothing is registered (Register-HostingRenewal)", "belum didaftarkan (Register-HostingRenewal)"));
        var failures = options.AskSources ? await AskAsync(site, known, stop).ConfigureAwait(false) : [];
        known = Workplace.Renewals.ForSite(site.Name);
        var urgent = known.Where(IsUrgent).ToList();
        var findings = known.SelectMany(renewal => renewal.Findings).OrderByDescending(finding => finding.Severity).Select(finding => finding.Text)
            .ToList();
        Phrase?[] parts =
        [
            urgent.Count == 0
                ? new Phrase($"{known.Count} renewals, none due", $"{known.Count} layanan, belum ada yang jatuh tempo")
                : new Phrase(
                    $"needs attention (days left): {List(urgent, Language.English)}",
                    $"perlu perhatian (sisa hari): {List(urgent, Language.Indonesian)}"),
            .. Cut(findings),
            .. failures,
            RenewalIncident.Open(Workplace, site, known),
        ];
        var told = parts.OfType<Phrase>().ToList();
        return Done(site, urgent.Count > 0
            || failures.Count > 0, new Phrase(Joined(told, Language.English), Joined(told, Language.Indonesian)), known);
    }

    private static bool IsUrgent(HostingRenewal renewal) =>
        renewal.Stage is not (RenewalStage.Active or RenewalStage.Paid or RenewalStage.Confirmed)
        || renewal.Findings.Any(finding => finding.Severity >= SopSeverity.Medium);

    /// <summary>Asks about whatever was not asked about today, and returns what failed.</summary>
    private async Task<List<Phrase>> AskAsync(SopSite site, IReadOnlyList<HostingRenewal> known, CancellationToken stop)
    {
        var failures = new List<Phrase>();
        foreach (var renewal in known.Where(renewal => RenewalInquiry.CanAsk(renewal.Kind) && (options.Force || !WasAskedToday(renewal, site))))
        {
            try
            {
                Workplace.Renewals.Learn(await options.Ask(Workplace)(renewal, stop).ConfigureAwait(false), SopRoles.Routine);
            }
            // Whatever a stranger's server makes of a question, it is told and the pass goes on.
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                var why = (failure as SopException)?.Phrase ?? new Phrase(failure.Message, failure.Message);
                failures.Add(new Phrase($"{RenewalNames.Of(renewal).English} could not be asked about: {why.English}",
                    $"{RenewalNames.Of(renewal).Indonesian} tidak dapat ditanyakan ke sumbernya: {why.Indonesian}"));
                Workplace.Renewals.NoteAttempt(renewal);
            }
        }
        return failures;
    }

    private bool WasAskedToday(HostingRenewal renewal, SopSite site)
    {
        var now = Workplace.Clock.UtcNow;
        if (renewal.Answer?.AskAgainAt > now) return true;
        var today = IndonesianZone.DayOf(now, site.Zone);
        return IsToday(renewal.Answer?.AskedAt) || IsToday(renewal.SourceTriedAt);

        bool IsToday(DateTimeOffset? at) => at is { } known && IndonesianZone.DayOf(known, site.Zone) == today;
    }

    private static string List(List<HostingRenewal> renewals, Language language) => string.Join(", ", renewals.Select(renewal =>
        $"{RenewalNames.Of(renewal).In(language)} ({renewal.RemainingDays?.ToString("0", CultureInfo.InvariantCulture) ?? "?"}, "
        + $"{RenewalNames.Of(renewal.Stage).In(language)})"));

    private static IEnumerable<Phrase> Cut(List<Phrase> findings) => findings.Count <= MostFindings
        ? findings
        : [.. findings.Take(MostFindings), new Phrase($"and {findings.Count - MostFindings} more", $"dan {findings.Count - MostFindings} lainnya")];

    private static string Joined(List<Phrase> parts, Language language) => string.Join("; ", parts.Select(part => part.In(language).TrimEnd('.')));
}
