using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Procedures;

namespace SopWebsite.Situations;

/// <summary>
/// Holds the SOP's clock over every open run: at 75 % of a step's time (or a range's lower end) a warning to the performer, at 100 % an
/// escalation to the next role of the chain, at each further 100 % to the one after it, until someone acknowledges or the step is done.
/// A suspended run is left alone; a step without a measurable time is never escalated.
/// </summary>
public sealed class EscalationWatch(SopRuns runs, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>
    /// Looks at all open runs and logs what has come due since the last look. A run that cannot be read (its calendar's file is gone, say)
    /// is among the failures and does not keep the others from being looked at.
    /// </summary>
    public EscalationLook Check()
    {
        var written = new List<EscalationEntry>();
        var failures = new List<SopException>();
        foreach (var run in runs.Open())
        {
            try
            {
                // One run at a time under the write lock, so that two passes never tell the same thing twice.
                unit.Transact(() => written.AddRange(CheckRun(runs.Get(run))));
            }
            catch (SopException failure)
            {
                failures.Add(failure);
            }
        }
        return new EscalationLook([.. written], [.. failures]);
    }

    /// <summary>Records that an officer has taken notice; the chain of the step under way stops.</summary>
    /// <exception cref="SopException"><c>SopRunNotActive</c>: nothing is under way in the run.</exception>
    public EscalationEntry Acknowledge(string runId, string by, string? note = null)
    {
        EscalationEntry? entry = null;
        unit.Transact(() =>
        {
            var run = runs.Get(runId);
            var step = run.ActiveStep ?? throw new SopException(
                "SopRunNotActive", SopErrorKind.InvalidOperation,
                new Phrase($"Run {runId} has ended: there is nothing to acknowledge.", $"Pelaksanaan {runId} sudah berakhir: tidak ada eskalasi yang perlu ditanggapi."),
                runId);
            entry = log.Append(Entry(run, step, EscalationEvent.Acknowledged) with { From = by, FollowUp = note });
        });
        return entry!;
    }

    private IEnumerable<EscalationEntry> CheckRun(SopRun run)
    {
        if (run.State != SopRunState.Running || run.ActiveStep is not { StandardMinutes: { } standard } step) yield break;
        var now = clock.UtcNow;
        var told = log.OfRun(run.Id).Where(entry => entry.Activity == step.Activity).ToList();
        if (told.Exists(entry => entry.Event == EscalationEvent.Acknowledged)) yield break;
        if (step.WarnAt <= now && step.Due > now && !told.Exists(entry => entry.Event == EscalationEvent.Warning))
            yield return log.Append(Entry(run, step, EscalationEvent.Warning) with { To = step.Performer });
        if (!(step.Due <= now)) yield break;
        var owed = standard == 0 ? 1 : Math.Max(1, (step.WorkingMinutes ?? 0) / standard);
        var done = told.Count(entry => entry.Event == EscalationEvent.Escalated);
        for (var level = done + 1; level <= owed && RoleAt(run, step, level) is { } role; level++)
            yield return log.Append(Entry(run, step, EscalationEvent.Escalated) with { From = RoleAt(run, step, level - 1), To = role });
    }

    /// <summary>The role at a level above the performer; null past the end of the chain. A performer outside the chain stands below it.</summary>
    private static string? RoleAt(SopRun run, SopRunStep step, int level)
    {
        if (level == 0) return step.Performer;
        var chain = run.Definition.Chain;
        var at = Array.FindIndex(chain, role => string.Equals(role, step.Performer, StringComparison.OrdinalIgnoreCase)) + level;
        return at < chain.Length ? chain[at] : null;
    }

    private EscalationDraft Entry(SopRun run, SopRunStep step, EscalationEvent happened) => new()
    {
        At = clock.UtcNow.ToUniversalTime(),
        Event = happened,
        Site = run.Site,
        Report = run.Report,
        Run = run.Id,
        Procedure = run.Procedure,
        Activity = step.Activity,
        Due = step.Due,
        WorkingMinutes = step.WorkingMinutes,
        StandardMinutes = step.StandardMinutes,
        Timeliness = step.Timeliness,
        FollowUp = step.Text,
    };
}

/// <summary>What one look over the open runs brought.</summary>
/// <param name="Entries">The warnings and escalations that were logged.</param>
/// <param name="Failures">The runs that could not be looked at, by their failures.</param>
public sealed record EscalationLook(EscalationEntry[] Entries, SopException[] Failures);
