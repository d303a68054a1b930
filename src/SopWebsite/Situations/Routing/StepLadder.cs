using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Procedures;

namespace SopWebsite.Situations.Routing;

/// <summary>
/// What is owed for a step under way: a pure function of its clock, the chain, who is there, what was told before, and now. Asked twice at
/// the same moment, with what the first answer said written down, it owes nothing more; asked often or rarely it reaches the same rung.
/// </summary>
/// <param name="run">The run, as it stands now.</param>
/// <param name="chain">The chain that holds now.</param>
/// <param name="directory">Who holds which role.</param>
/// <param name="entries">The run's entries in the log, in order.</param>
/// <param name="moment">The moment of the look.</param>
internal sealed class StepLadder(
    SopRun run, SopChain chain, OfficerDirectory directory, IEnumerable<EscalationEntry> entries, WatchMoment moment)
{
    private readonly SopRunStep _step = run.ActiveStep!;
    private readonly WatchVoice _voice = new(run, moment, chain, directory);

    // Entries about sheets and tickets name them as their evidence: they are other ladders' rungs.
    private readonly List<EscalationEntry> _told = entries.Where(entry => entry.Activity == run.ActiveStep!.Activity && entry.Evidence is null)
        .ToList();

    /// <summary>The entries that are owed now, in order.</summary>
    public IEnumerable<EscalationDraft> Owed()
    {
        if (run.State != SopRunState.Running || _step.StandardMinutes is not { } standard || _step.Due is not { } due) yield break;
        var answer = Answer();
        if (due > moment.Now)
        {
            if (answer is null && _step.WarnAt <= moment.Now && !_told.Exists(entry => entry.Event == EscalationEvent.Warning))
                yield return _voice.Tell(EscalationEvent.Warning, _step.Performer, from: null, _step.Text);
            yield break;
        }
        var phase = _told.Where(entry => entry.Number > (answer?.Number ?? 0)).ToList();
        var passed = Passed(standard, answer);
        if (passed == 0) yield break;
        if (answer is not null && !phase.Exists(entry => entry.Event == EscalationEvent.Reminded && entry.To == answer.From))
            yield return _voice.Tell(EscalationEvent.Reminded, answer.From, from: null, "Sudah ditanggapi tetapi belum selesai: " + _step.Text);

        var (bottom, last) = (chain.PositionOf(_step.Performer), chain.Role.Length - 1);
        // An acknowledgement holds the ladder where it had come to, and not below who gave it.
        var held = answer is null ? bottom : Math.Max(Reached(bottom, _told.Where(entry => entry.Number < answer.Number)), RungOf(answer.From));
        var reached = Reached(held, phase);
        string? lastTold = null;
        while (reached < Math.Min((long)held + passed, last))
        {
            var from = reached < 0 ? _step.Performer : chain.Role[reached];
            var told = _voice.Tell(EscalationEvent.Escalated, chain.Role[reached + 1], from, _step.Text);
            reached = Math.Max(reached + 1, chain.PositionOf(told.To));
            lastTold = told.To;
            yield return told;
        }
        if (Daily(phase, lastTold, reached >= last, (long)held + passed > last) is { } again) yield return again;
    }

    /// <summary>
    /// What is said once a working day: after the chain's end that the matter is still open, before it a reminder to the one last told.
    /// </summary>
    private EscalationDraft? Daily(IReadOnlyList<EscalationEntry> phase, string? toldNow, bool isAtEnd, bool isBeyondEnd)
    {
        if (!moment.IsWorkingDay) return null;
        var climbed = phase.LastOrDefault(entry => entry.Event == EscalationEvent.Escalated);
        if (isAtEnd)
        {
            var owed = isBeyondEnd || (toldNow is null && climbed is not null && !moment.IsToday(climbed.At));
            return owed && !phase.Any(entry => entry.Event == EscalationEvent.StillOpen && moment.IsToday(entry.At))
                ? _voice.Tell(EscalationEvent.StillOpen, chain.Role[chain.Role.Length - 1], _step.Performer, _step.Text)
                : null;
        }
        return toldNow is null && climbed is not null && !phase.Any(entry => IsTelling(entry) && moment.IsToday(entry.At))
            ? _voice.Tell(EscalationEvent.Reminded, climbed.To, from: null, _step.Text)
            : null;
    }

    /// <summary>How many standard times have passed: since the start, or since the acknowledgement that holds.</summary>
    private int Passed(int standard, EscalationEntry? answer)
    {
        if (answer is not null) return standard == 0 ? 0 : WorkedSince(answer.At) / standard;
        return standard == 0 ? 1 : Math.Max(1, (_step.WorkingMinutes ?? 0) / standard);
    }

    /// <summary>
    /// Counted anew by the calendar as it is: what an entry said then is by the calendar of its time, and a free day that was taken back
    /// since is not time that was let go by.
    /// </summary>
    private int WorkedSince(DateTimeOffset at) => _step.Spans
        .Where(span => span.To > at)
        .Sum(span => moment.Calendar.Between(span.From < at ? at : span.From, span.To));

    /// <summary>The acknowledgement that holds: the last that answers something told. One that answers nothing changes nothing.</summary>
    private EscalationEntry? Answer()
    {
        EscalationEntry? holds = null;
        var heard = false;
        foreach (var entry in _told)
        {
            if (entry.Event == EscalationEvent.Acknowledged && heard) (holds, heard) = (entry, false);
            else heard |= IsTelling(entry) || entry.Event == EscalationEvent.Warning;
        }
        return holds;
    }

    private int Reached(int from, IEnumerable<EscalationEntry> told) =>
        told.Where(entry => entry.Event == EscalationEvent.Escalated).Select(entry => chain.PositionOf(entry.To)).Append(from).Max();

    /// <summary>Where in the chain the giver of an acknowledgement stands: a role, or a person by role.</summary>
    private int RungOf(string? who) => Math.Max(chain.PositionOf(who), chain.PositionOf(directory.Find(who)?.Role));

    private static bool IsTelling(EscalationEntry entry) =>
        entry.Event is EscalationEvent.Escalated or EscalationEvent.Reminded or EscalationEvent.StillOpen;
}
