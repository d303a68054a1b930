using System.Globalization;
using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Renewals;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>Looks through the site's ledger of renewals, each pass. Asks no one outside.</summary>
internal sealed class RenewalsDuty(Workplace workplace) : RoutineDuty(workplace)
{
    public override RoutineStep Step => RoutineStep.Renewals;

    public override Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        var known = Workplace.Register.Renewals.ForSite(site.Name, Workplace.Clock.UtcNow);
        if (known.Count == 0)
            return Task.FromResult(NotSetUp(site, new Phrase("nothing is registered (Register-HostingRenewal)", "belum didaftarkan (Register-HostingRenewal)")));
        var urgent = known.Where(renewal => renewal.State != RenewalState.Ok).ToList();
        var list = string.Join(", ", urgent.Select(renewal => $"{renewal.Kind} {renewal.Subject} ({renewal.RemainingDays?.ToString("0", CultureInfo.InvariantCulture) ?? "?"})"));
        return Task.FromResult(Done(
            site, urgent.Count > 0,
            urgent.Count > 0
                ? new Phrase($"needs attention (days left): {list}", $"perlu perhatian (sisa hari): {list}")
                : new Phrase($"{known.Count} renewals, none due", $"{known.Count} layanan, belum ada yang jatuh tempo"),
            known));
    }
}
