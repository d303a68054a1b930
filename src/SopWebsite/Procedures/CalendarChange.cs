using SopWebsite.Calendars;
using SopWebsite.Escalations;

namespace SopWebsite.Procedures;

/// <summary>A calendar that was changed under a run: found by its digest, and told once with the due time before and after.</summary>
internal static class CalendarChange
{
    /// <summary>What is to be written, or null when the calendar is the one that was told last.</summary>
    public static (SopRunEvent Event, EscalationDraft Draft)? Of(
        SopRunRecord record, WorkCalendar calendar, IReadOnlyList<SopRunEvent> events, DateTimeOffset at)
    {
        var told = events.LastOrDefault(happened => happened.CalendarDigest is not null)?.CalendarDigest ?? record.CalendarDigest;
        if (told is null || string.Equals(told, calendar.Digest, StringComparison.Ordinal)) return null;
        var run = RunClock.Evaluate(record, calendar, events, at);
        if (!run.IsOpen) return null;
        var step = run.ActiveStep!;
        var (before, now) = (events[events.Count - 1].Due, run.State == SopRunState.Running ? step.Due : null);
        return (
            new SopRunEvent { At = at, Kind = SopRunEventKind.CalendarChanged, CalendarDigest = calendar.Digest, Due = now },
            RunEntries.OfStep(run, step, EscalationEvent.CalendarChanged, at) with
            {
                To = step.Performer,
                Due = now,
                WorkingMinutes = step.WorkingMinutes,
                FollowUp = $"Kalender kerja '{run.Calendar}' berubah; {Moved(before, now, run)}.",
                Evidence = $"{run.Calendar} sha256:{calendar.Digest}",
            });
    }

    /// <summary>In Indonesian: officials read the log.</summary>
    private static string Moved(DateTimeOffset? before, DateTimeOffset? now, SopRun run)
    {
        string At(DateTimeOffset at) => IndonesianZone.MinuteOf(at, run.Zone) + " " + run.Zone;
        if (run.State == SopRunState.Suspended) return "waktu sedang dihentikan, batas waktu dihitung saat dilanjutkan";
        if (now is not { } after) return "langkah ini tanpa batas waktu";
        return before is not { } told ? $"batas waktu menjadi {At(after)}"
            : told == after ? $"batas waktu tetap {At(after)}"
            : $"batas waktu semula {At(told)}, menjadi {At(after)}";
    }
}
