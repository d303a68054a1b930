using SopWebsite.Escalations;
using SopWebsite.Procedures;

namespace SopWebsite.Situations.Routing;

/// <summary>
/// Sheets past their time that wait for a signature or an answer: a reminder each working day to the one they lie with. A sheet with a time
/// of its own that nobody signs for climbs the chain too, a role each working day; one that bears its step's time climbs by the step's clock.
/// </summary>
internal static class SheetReminders
{
    /// <summary>The reminders that are owed now.</summary>
    public static IEnumerable<EscalationDraft> Owed(
        SopRun run, IEnumerable<SopDisposition> sheets, SopChain chain, IReadOnlyList<EscalationEntry> entries, WatchMoment moment, WatchVoice voice)
    {
        if (run.State != SopRunState.Running || !moment.IsWorkingDay) yield break;
        foreach (var sheet in sheets)
        {
            var due = DueOf(sheet, run);
            if (sheet.State is not (DispositionState.Sent or DispositionState.Returned) || !(due <= moment.Now)) continue;
            var told = entries.Where(entry => entry.Evidence == sheet.Number).ToList();
            if (sheet is { State: DispositionState.Sent, IsDueOfStep: false })
            {
                var ladder = new DayLadder(
                    sheet.To, DayLadder.FirstWorkingDay(due!.Value, moment), $"Lembar disposisi {sheet.Number} belum diparaf", sheet.Number,
                    due.Value);
                foreach (var entry in ladder.Owed(chain, told, moment, voice)) yield return entry;
            }
            if (told.Exists(entry => entry.Event == EscalationEvent.Reminded && moment.IsToday(entry.At))) continue;
            yield return sheet.State == DispositionState.Sent
                ? voice.Tell(EscalationEvent.Reminded, sheet.To, sheet.From, $"Lembar disposisi {sheet.Number} belum diparaf", sheet.Number, due)
                : voice.Tell(
                    EscalationEvent.Reminded, sheet.From, sheet.Officer ?? sheet.To, $"Pertanyaan pada lembar disposisi {sheet.Number} belum dijawab",
                    sheet.Number, due);
        }
    }

    /// <summary>A sheet that bears its step's own time moves with it: a pause shifts both.</summary>
    private static DateTimeOffset? DueOf(SopDisposition sheet, SopRun run) =>
        sheet.IsDueOfStep && run.ActiveStep is { } step && step.Activity == sheet.Activity ? step.Due : sheet.Due;
}
