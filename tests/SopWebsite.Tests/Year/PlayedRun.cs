using SopWebsite.Procedures;

namespace SopWebsite.Tests.Year;

/// <summary>A run as it was played, written down beside the register and without its help.</summary>
internal sealed class PlayedRun
{
    private readonly SopActivity[] _activities;

    public PlayedRun(SopRun run, string? report, DateTimeOffset at)
    {
        (Id, Report, Site, Calendar, Zone, Definition) = (run.Id, report, run.Site, run.Calendar, run.Zone, run.Definition);
        var first = run.Steps[0].Activity;
        _activities = [.. run.Definition.Activities.Where(activity => activity.Number >= first).OrderBy(activity => activity.Number)];
        Next(at);
    }

    public string Id { get; }

    public string? Report { get; }

    public string Site { get; }

    public string Calendar { get; }

    public string Zone { get; }

    public SopProcedure Definition { get; }

    public List<PlayedStep> Steps { get; } = [];

    public DateTimeOffset? Closed { get; set; }

    public bool IsComplete => Steps.Count == _activities.Length && Steps[^1].Done is not null;

    public bool IsAt(PlayedStep step) => Closed is null && step.Done is null && Steps[^1] == step;

    /// <summary>Begins the next step; false when there is none.</summary>
    public bool Next(DateTimeOffset at)
    {
        if (Steps.Count == _activities.Length) return false;
        var step = new PlayedStep(_activities[Steps.Count], Definition.MinutesPerDay);
        step.Go(at);
        Steps.Add(step);
        return true;
    }
}

/// <summary>A step as it was played.</summary>
internal sealed class PlayedStep(SopActivity activity, int minutesPerDay)
{
    private DateTimeOffset? _going;

    public SopActivity Activity { get; } = activity;

    /// <summary>The standard's upper end in working minutes; null for relatif and blank.</summary>
    public int? Standard { get; } = activity.StandardTime.Maximum?.ToMinutes(minutesPerDay);

    /// <summary>When to warn, in working minutes.</summary>
    public double? Warning { get; } = activity.StandardTime.Maximum is not { } most ? null
        : activity.StandardTime.Minimum is { } least ? least.ToMinutes(minutesPerDay)
        : most.ToMinutes(minutesPerDay) * 0.75;

    public List<(DateTimeOffset From, DateTimeOffset To)> Spans { get; } = [];

    public DateTimeOffset? Done { get; set; }

    /// <summary>When officers took notice.</summary>
    public List<DateTimeOffset> Noticed { get; } = [];

    public void Go(DateTimeOffset at) => _going = at;

    public void Stop(DateTimeOffset at)
    {
        if (_going is { } from) Spans.Add((from, at));
        _going = null;
    }

    /// <summary>The spans in which its clock ran, up to an instant.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Until(DateTimeOffset at) =>
        (_going is { } from ? [.. Spans, (from, DateTimeOffset.MaxValue)] : Spans)
        .Where(span => span.From < at)
        .Select(span => (span.From, span.To < at ? span.To : at));

    /// <summary>Whether its clock ran at an instant, its ends included.</summary>
    public bool WasGoing(DateTimeOffset at) =>
        Spans.Exists(span => span.From <= at && at <= span.To) || (_going is { } from && from <= at);
}

/// <summary>A ticket as it was played.</summary>
internal sealed class PlayedTicket(string number, PlayedRun run, DateTimeOffset at, DateTimeOffset promised)
{
    public string Number { get; } = number;

    public PlayedRun Run { get; } = run;

    /// <summary>Each promise: when it was given, and until when.</summary>
    public List<(DateTimeOffset At, DateTimeOffset Until)> Promises { get; } = [(at, promised)];

    public DateTimeOffset? Closed { get; set; }
}
