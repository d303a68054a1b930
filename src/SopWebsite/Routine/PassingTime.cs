using SopWebsite.Composition;
using SopWebsite.Languages;

namespace SopWebsite.Routine;

/// <summary>Looks at the periods that passed without their activity and the calendars that changed under open runs.</summary>
internal static class PassingTime
{
    public static RoutineResult Look(Workplace workplace)
    {
        var look = workplace.ScheduleWatch.Check();
        var count = look.Entries.Length;
        var said = count > 0
            ? new Phrase($"{count} missed periods or changed calendars were logged.", $"{count} periode terlewat atau perubahan kalender dicatat.")
            : new Phrase("No period was missed, no calendar changed.", "Tidak ada periode terlewat atau kalender berubah.");
        var failure = look.Failures.FirstOrDefault();
        return new RoutineResult
        {
            Step = RoutineStep.Schedules,
            State = failure is not null ? RoutineState.Failed : count > 0 ? RoutineState.Finding : RoutineState.Fine,
            Message = failure is null ? said : new Phrase(
                $"{said.English} {look.Failures.Length} sites could not be looked at: {failure.Phrase.English}",
                $"{said.Indonesian} {look.Failures.Length} situs tidak dapat diperiksa: {failure.Phrase.Indonesian}"),
            ErrorId = failure?.Id,
            IsSatisfied = failure is null,
            At = workplace.Clock.UtcNow,
            Output = look.Entries,
        };
    }
}
