using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring.History;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>The first step of a pass: writes down that it began and, where it should have begun earlier, says so, once for each gap.</summary>
internal static class RhythmStep
{
    public static RoutineResult Look(Workplace workplace, TimeSpan? every)
    {
        var watch = workplace.Register.Watch;
        var now = workplace.Clock.UtcNow.ToUniversalTime();
        // The routine is the court's, not one site's: its hours are those of the first site.
        var site = workplace.Register.Sites.All().FirstOrDefault();
        var zone = site?.Zone ?? "WIB";
        MissedPasses? missed = null;
        SopException? fault = null;
        workplace.Register.Transact(() =>
        {
            try
            {
                if (site is not null)
                {
                    var service = new ServiceTime(workplace.Calendars.Get(site.Calendar, zone));
                    var windows = SopMaintenances.Ranges(watch.Maintenance(), site: null, now);
                    missed = RoutineRhythm.Gap(watch.Passes(now - RoutineRhythm.Memory), now, every, service, windows);
                }
            }
            catch (SopException failure)
            {
                // A calendar that cannot be read hides a gap, but this pass did begin: the next one must not take it for missed.
                fault = failure;
            }
            watch.AddPass(now, now - RoutineRhythm.Memory);
            if (missed is not null) workplace.Register.Log.Append(Entry(missed, zone, now));
        });
        if (fault is not null) throw fault;
        return new RoutineResult
        {
            Step = RoutineStep.Rhythm,
            State = missed is null ? RoutineState.Fine : RoutineState.Finding,
            Message = missed is null ? new Phrase("The routine keeps its rhythm.", "Rutin berjalan sesuai jadwal.") : Said(missed, zone),
            IsSatisfied = true,
            At = workplace.Clock.UtcNow,
            Output = missed,
        };
    }

    private static EscalationDraft Entry(MissedPasses missed, string zone, DateTimeOffset now) => new()
    {
        At = now,
        Event = EscalationEvent.PeriodMissed,
        From = SopRoles.Routine,
        // In Indonesian: officials read the log.
        FollowUp = Said(missed, zone).Indonesian,
    };

    private static Phrase Said(MissedPasses missed, string zone)
    {
        var (from, until) = (IndonesianZone.MinuteOf(missed.From, zone), IndonesianZone.MinuteOf(missed.Until, zone));
        var minutes = missed.Every.TotalMinutes;
        return new Phrase(
            FormattableString.Invariant(
                $"No pass of the routine began between {from} and {until} {zone}, though one is due every {minutes:0} working minutes: ")
                + FormattableString.Invariant($"{missed.Count} missed. Nobody watched in that time."),
            FormattableString.Invariant(
                $"Rutin tidak berjalan antara {from} dan {until} {zone}, padahal dijadwalkan setiap {minutes:0} menit kerja: ")
                + FormattableString.Invariant($"{missed.Count} kali terlewat. Selama itu situs tidak diawasi."));
    }
}
