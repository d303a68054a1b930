using SopWebsite.Escalations;
using SopWebsite.Procedures;

namespace SopWebsite.Situations.Routing;

/// <summary>
/// Sheets past their time that wait for a signature or an answer: a reminder each working day to the one they lie with. The matter itself
/// climbs by the step's own clock.
/// </summary>
internal static class SheetReminders
{
    /// <summary>The reminders that are owed now.</summary>
    public static IEnumerable<EscalationDraft> Owed(
        SopRun run, IEnumerable<SopDisposition> sheets, IReadOnlyList<EscalationEntry> entries, WatchMoment moment, WatchVoice voice)
    {
        if (run.State != SopRunState.Running || !moment.IsWorkingDay) yield break;
        foreach (var sheet in sheets)
        {
            var due = DueOf(sheet, run);
            if (sheet.State is not (DispositionState.Sent or DispositionState.Returned) || !(due <= moment.Now)) continue;
            if (entries.Any(entry => entry.Event == EscalationEvent.Reminded && entry.Evidence == sheet.Number && moment.IsToday(entry.At))) continue;
            yield return sheet.State == DispositionState.Sent
                ? voice.Tell(EscalationEvent.Reminded, sheet.To, sheet.From, $"Lembar disposisi {sheet.Number} belum diparaf", sheet.Number, due)
                : voice.Tell(EscalationEvent.Reminded, sheet.From, sheet.Officer ?? sheet.To, $"Pertanyaan pada lembar disposisi {sheet.Number} belum dijawab", sheet.Number, due);
        }
    }

    /// <summary>A sheet that bears its step's own time moves with it: a pause shifts both.</summary>
    private static DateTimeOffset? DueOf(SopDisposition sheet, SopRun run) =>
        sheet.IsDueOfStep && run.ActiveStep is { } step && step.Activity == sheet.Activity ? step.Due : sheet.Due;
}
