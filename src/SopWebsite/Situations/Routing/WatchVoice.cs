using SopWebsite.Escalations;
using SopWebsite.Procedures;

namespace SopWebsite.Situations.Routing;

/// <summary>Puts what is owed into entries: addressed to a role, with the person who holds it or stands in, and why.</summary>
internal sealed class WatchVoice(SopRun run, WatchMoment moment, SopChain chain, OfficerDirectory directory)
{
    /// <summary>An entry to a role or a person; a role that nobody holds today is passed over for the next one of the chain.</summary>
    /// <param name="happened">What it is.</param>
    /// <param name="to">A role, or a person's name.</param>
    /// <param name="from">The rung below, where there is one.</param>
    /// <param name="text">What is to be done.</param>
    /// <param name="about">The sheet or ticket it is about; null for the step itself.</param>
    /// <param name="due">When that is due; null for the step's own due time.</param>
    public EscalationDraft Tell(EscalationEvent happened, string? to, string? from, string text, string? about = null, DateTimeOffset? due = null)
    {
        var holder = to is null ? null : Reach(to);
        var step = run.ActiveStep;
        var named = holder?.Remark ?? (string.Equals(holder?.Names, to, StringComparison.OrdinalIgnoreCase) ? null : holder?.Names);
        return RunEntries.OfStep(run, step, happened, moment.Now) with
        {
            From = from,
            // A person is named as such; a role by its code, the person in the text.
            To = holder is null || directory.Find(to) is not null && holder.Remark is null ? to : holder.Role,
            Due = due ?? step?.Due,
            WorkingMinutes = about is null ? step?.WorkingMinutes : null,
            StandardMinutes = about is null ? step?.StandardMinutes : null,
            Timeliness = about is null ? step?.Timeliness ?? Timeliness.NotMeasurable : Timeliness.NotMeasurable,
            FollowUp = named is null ? text : $"{named}: {text}",
            Evidence = about,
        };
    }

    private RoleHolder Reach(string to)
    {
        var holder = directory.Find(to) is { } officer ? directory.HolderOf(officer, moment.Today) : directory.HolderOf(to, moment.Today);
        return directory.Reach(holder, chain.After(holder.Role), moment.Today);
    }
}
