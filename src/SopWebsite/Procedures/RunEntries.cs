using SopWebsite.Escalations;

namespace SopWebsite.Procedures;

/// <summary>What the escalation log says of a run's events.</summary>
internal static class RunEntries
{
    public static IEnumerable<EscalationDraft> Of(SopRun run, SopRunEvent happened)
    {
        switch (happened.Kind)
        {
            case SopRunEventKind.Started:
                yield return OfStep(run, happened, run.ActiveStep, EscalationEvent.RunStarted) with
                {
                    To = run.ActiveStep?.Performer,
                    FollowUp = Told(happened.Note, Missing(run.ActiveStep)),
                };
                break;
            case SopRunEventKind.Completed:
                var done = run.Steps.First(step => step.Activity == happened.Activity);
                yield return OfStep(run, happened, done, EscalationEvent.ActivityCompleted) with
                {
                    From = happened.By ?? done.Performer,
                    To = run.ActiveStep?.Performer,
                    WorkingMinutes = done.WorkingMinutes,
                    Timeliness = done.Timeliness,
                    FollowUp = Told(
                        happened.Note, happened.Output is { } output && output != run.Report ? "output: " + output : null, Missing(run.ActiveStep)),
                    Evidence = happened.Evidence.Count > 0 ? string.Join("; ", happened.Evidence) : null,
                };
                if (!run.IsOpen) yield return OfStep(run, happened with { Note = null }, null, EscalationEvent.RunClosed);
                break;
            case SopRunEventKind.Closed:
                yield return OfStep(run, happened, null, EscalationEvent.RunClosed);
                break;
            default:
                var kind = happened.Kind == SopRunEventKind.Suspended ? EscalationEvent.RunSuspended : EscalationEvent.RunResumed;
                yield return OfStep(run, happened, run.ActiveStep, kind) with { WorkingMinutes = run.ActiveStep?.WorkingMinutes };
                break;
        }
    }

    /// <summary>What the step that begins is wanting, in Indonesian: officials read the log.</summary>
    private static string? Missing(SopRunStep? begun) =>
        begun?.RequirementsMissing.Length > 0 ? $"kelengkapan {begun.Activity} belum ada: {string.Join(", ", begun.RequirementsMissing)}" : null;

    private static string? Told(params string?[] parts) =>
        string.Join("; ", parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } told ? told : null;

    /// <summary>
    /// An entry about a step of a run: where it belongs and what it is measured by. What was worked, who and the text are the caller's.
    /// </summary>
    internal static EscalationDraft OfStep(SopRun run, SopRunStep? step, EscalationEvent kind, DateTimeOffset at) => new()
    {
        At = at.ToUniversalTime(),
        Event = kind,
        Site = run.Site,
        Report = run.Report,
        Run = run.Id,
        Procedure = run.Procedure,
        Activity = step?.Activity,
        Due = step?.Due,
        StandardMinutes = step?.StandardMinutes,
    };

    private static EscalationDraft OfStep(SopRun run, SopRunEvent happened, SopRunStep? step, EscalationEvent kind) =>
        OfStep(run, step, kind, happened.At) with { From = happened.By, FollowUp = happened.Note };
}
