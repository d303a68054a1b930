using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Renewals.Cycles;

namespace SopWebsite.Renewals.Findings;

/// <summary>What the calendar alone says: what has lapsed, and what must be paid before the budget year ends.</summary>
internal static class DeadlineFindings
{
    public static IEnumerable<RenewalFinding> Of(HostingRenewal renewal, RenewalCycle cycle, string zone, DateTimeOffset now)
    {
        if (renewal.ExpiresAt is not { } end) yield break;
        // Where it is paid for, the provider has to act, not the court; that the source does not show it yet is a finding of its own.
        if (end <= now && renewal.PaidUntil > now) yield break;
        if (end <= now) yield return Lapsed(renewal, cycle, IndonesianZone.DayOf(end, zone), zone, now);
        else if (cycle.PayBy is { } payBy && cycle.DueSoonAt <= now)
            yield return BudgetYear(renewal, cycle, IndonesianZone.DayOf(end, zone), payBy, zone, now);
    }

    private static RenewalFinding Lapsed(HostingRenewal renewal, RenewalCycle cycle, string day, string zone, DateTimeOffset now)
    {
        var name = RenewalNames.Of(renewal);
        var next = cycle.Phases.FirstOrDefault(phase => phase.Stage > cycle.Stage && phase.FromAtLatest > now);
        var then = new Phrase("", "");
        if (next is not null)
        {
            var (from, stage) = (IndonesianZone.DayOf(next.From, zone), RenewalNames.Of(next.Stage));
            var latest = next.IsExact ? null : IndonesianZone.DayOf(next.FromAtLatest, zone);
            then = new Phrase(
                $" Next comes {stage.English}, on {from}{(latest is null ? "" : $" or later, at the latest on {latest}")}.",
                $" Berikutnya {stage.Indonesian}, mulai {from}{(latest is null ? "" : $" atau sesudahnya, paling lambat {latest}")}.");
        }
        return new RenewalFinding
        {
            Kind = RenewalFindingKind.HasLapsed,
            Severity = cycle.Stage >= RenewalStage.Redemption ? SopSeverity.Critical : SopSeverity.High,
            Text = new Phrase(
                $"{name.English} lapsed on {day}: renew it now.{then.English}",
                $"{name.Indonesian} habis masa berlakunya pada {day}: perpanjang sekarang.{then.Indonesian}"),
        };
    }

    private static RenewalFinding BudgetYear(
        HostingRenewal renewal, RenewalCycle cycle, string day, DateTimeOffset payBy, string zone, DateTimeOffset now)
    {
        var (name, last) = (RenewalNames.Of(renewal), IndonesianZone.DayOf(payBy, zone));
        return new RenewalFinding
        {
            Kind = RenewalFindingKind.PayBeforeYearEnds,
            Severity = cycle.DueAt <= now ? SopSeverity.High : SopSeverity.Medium,
            Text = now <= payBy
                ? new Phrase(
                    $"{name.English} lapses on {day}: pay it by {last}, before the budget year ends.",
                    $"{name.Indonesian} berakhir {day}: bayar paling lambat {last}, sebelum tahun anggaran berakhir.")
                : new Phrase(
                    $"{name.English} lapses on {day} and was to be paid by {last}, out of the budget year that has ended.",
                    $"{name.Indonesian} berakhir {day} dan seharusnya dibayar paling lambat {last}, dari tahun anggaran yang sudah berakhir."),
        };
    }
}
