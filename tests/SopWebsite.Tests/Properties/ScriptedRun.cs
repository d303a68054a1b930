using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Tests.Year;

namespace SopWebsite.Tests.Properties;

/// <summary>Plays a script move by move through the duties, and writes down beside the register what was done.</summary>
internal sealed class ScriptedRun
{
    private readonly ScriptDesk _desk;
    private readonly DateTimeOffset[] _instants;
    private PlayedRun? _played;

    public ScriptedRun(ScriptDesk desk, RunScript script)
    {
        (_desk, Script) = (desk, script);
        _instants = [script.Start, .. script.Instants()];
    }

    public RunScript Script { get; }

    public ScriptDesk Desk => _desk;

    /// <summary>How many of its moves were made, its beginning first.</summary>
    public int Made { get; private set; }

    public bool IsAtEnd => Made == _instants.Length;

    /// <summary>When the next move comes.</summary>
    public DateTimeOffset NextAt => _instants[Made];

    public DateTimeOffset LastAt => _instants[^1];

    /// <summary>What the next move is; null for the beginning.</summary>
    public MoveKind? NextKind => Made == 0 ? null : Script.Moves[Made - 1].Kind;

    public PlayedRun Played => _played!;

    public string Id => Played.Id;

    public bool IsPaused { get; private set; }

    public bool IsOpen => Played.Closed is null && !Played.IsComplete;

    /// <summary>Told what each look of the watch brought for it.</summary>
    public Action<IReadOnlyList<EscalationEntry>>? Looked { get; init; }

    /// <summary>Asked what the calendar becomes.</summary>
    public Action? Changes { get; init; }

    /// <summary>Told of each completed step by the move that did it.</summary>
    public Dictionary<int, int> CompletedBy { get; } = [];

    public SopRun Get() => _desk.Runs.Get(Id);

    public ScriptedRun PlayAll()
    {
        while (!IsAtEnd) Step();
        return this;
    }

    public void Step()
    {
        var (at, kind) = (NextAt, NextKind);
        _desk.Clock.UtcNow = at;
        Made++;
        if (kind is null)
        {
            _played = new PlayedRun(_desk.Runs.Start(Script.Request), report: null, at);
            return;
        }
        if (kind == MoveKind.Look) Look();
        else if (kind == MoveKind.Change) Changes?.Invoke();
        else if (IsOpen) Move(kind.Value, at);
    }

    /// <summary>The watch looks in at the desk's time.</summary>
    public void Look()
    {
        var look = _desk.Watch.Check();
        Assert.Empty(look.Failures);
        Looked?.Invoke([.. look.Entries.Where(entry => entry.Run == Id)]);
    }

    private void Move(MoveKind kind, DateTimeOffset at)
    {
        var step = Played.Steps[^1];
        switch (kind)
        {
            case MoveKind.Complete:
                if (IsPaused) Toggle(step, at);
                _desk.Runs.Complete(Id, step.Activity.Number, new SopCompletion());
                step.Stop(at);
                step.Done = at;
                CompletedBy[Made - 2] = Played.Steps.Count - 1;
                Played.Next(at);
                break;
            case MoveKind.Pause:
                Toggle(step, at);
                break;
            case MoveKind.Notice:
                _desk.Watch.Acknowledge(Id, "kasubbag-ptip");
                step.Noticed.Add(at);
                break;
            case MoveKind.Close:
                _desk.Runs.Close(Id, "Tidak diperlukan lagi");
                step.Stop(at);
                Played.Closed = at;
                break;
        }
    }

    private void Toggle(PlayedStep step, DateTimeOffset at)
    {
        if (IsPaused)
        {
            _desk.Runs.Resume(Id);
            step.Go(at);
        }
        else
        {
            _desk.Runs.Suspend(Id, "Menunggu pihak ketiga");
            step.Stop(at);
        }
        IsPaused = !IsPaused;
    }
}
