using SopWebsite.Escalations;

namespace SopWebsite.Tests.Reporting;

/// <summary>Chained entries to report on.</summary>
internal static class SampleLog
{
    public static readonly DateTimeOffset FirstOfNovember = new(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(7));

    public static List<EscalationEntry> Chain(IEnumerable<EscalationDraft> drafts)
    {
        var entries = new List<EscalationEntry>();
        foreach (var draft in drafts)
            entries.Add(EscalationChain.Link(draft, entries.Count + 1, entries.Count == 0 ? EscalationChain.Genesis : entries[^1].Hash));
        return entries;
    }

    public static EscalationDraft Completed(
        DateTimeOffset at, string? procedure, int? activity, int? minutes, int? standard, Timeliness timeliness) => new()
    {
        At = at,
        Event = EscalationEvent.ActivityCompleted,
        Site = "pn-contoh",
        Run = "R-1",
        Procedure = procedure,
        Activity = activity,
        From = "admin-website",
        To = "kasubbag-ptip",
        Due = standard is { } due ? at.AddMinutes(due) : null,
        WorkingMinutes = minutes,
        StandardMinutes = standard,
        Timeliness = timeliness,
    };

    public static EscalationDraft Note(DateTimeOffset at, string? followUp) =>
        new() { At = at, Event = EscalationEvent.Note, Site = "pn-contoh", FollowUp = followUp };
}
