using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>One step of the pass for one site.</summary>
internal abstract class RoutineDuty(Workplace workplace)
{
    public abstract RoutineStep Step { get; }

    /// <summary>False for a site that hears nothing of the step, not even that it was left out.</summary>
    public virtual bool Concerns(SopSite site) => true;

    protected Workplace Workplace { get; } = workplace;

    public abstract Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop);

    protected bool IsDue(DateTimeOffset? last, TimeSpan age, bool force) => force || last is null || Workplace.Clock.UtcNow - last >= age;

    /// <summary>Done in this pass.</summary>
    protected RoutineResult Done(SopSite site, bool finding, Phrase message, object? output) =>
        Result(site, finding ? RoutineState.Finding : RoutineState.Fine, message, satisfied: true, output);

    /// <summary>Done so recently that it is not due.</summary>
    protected RoutineResult NotDue(SopSite site, object? last) =>
        Result(site, RoutineState.Skipped, new Phrase("not due yet", "belum waktunya"), satisfied: true, last);

    /// <summary>The site is not set up for it, so the duty stays undone.</summary>
    protected RoutineResult NotSetUp(SopSite site, Phrase message) => Result(site, RoutineState.Skipped, message, satisfied: false, output: null);

    private RoutineResult Result(SopSite site, RoutineState state, Phrase message, bool satisfied, object? output) => new()
    {
        Site = site.Name,
        Step = Step,
        State = state,
        Message = message,
        IsSatisfied = satisfied,
        At = Workplace.Clock.UtcNow,
        Output = output,
    };
}
