using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Situations.Routing;

/// <summary>A report under the watch while random things happen, with a second reckoning of what was owed beside it.</summary>
internal sealed class WatchScript : IDisposable
{
    private readonly List<(DateTimeOffset From, DateTimeOffset? To)> _running = [];
    private readonly Desk _desk;
    private int _activity;

    public WatchScript(string at)
    {
        _desk = new Desk(at: at);
        for (var n = 0; n < Chain.Length; n++) _desk.Register.Sites.Put(new SopOfficer { Name = "P" + n, Role = Chain[n] });
        _desk.Workplace.Chains.Set("pn-tais/website", site: null, Chain);
        Report = _desk.Workplace.Situations.Open(_desk.Site, "Uji", by: null);
        Begin();
    }

    /// <summary>The performer of the first step, and four roles above.</summary>
    public static string[] Chain { get; } = ["admin-website", "kasubbag-ptip", "sekretaris", "wakil-ketua", "ketua"];

    public SituationReport Report { get; private set; }

    public Desk Desk => _desk;

    public bool IsSuspended { get; private set; }

    /// <summary>The acknowledgements that answer something told, with the working minutes at which they were given.</summary>
    public List<(int At, int Rung)> Answers { get; } = [];

    public WorkCalendar Calendar => _desk.Workplace.Calendars.Get(_desk.Site.Calendar, _desk.Site.Zone);

    public bool IsAtWork => Calendar.IsWorking(_desk.Clock.UtcNow) || Calendar.IsWorking(_desk.Clock.UtcNow.AddMinutes(-1));

    public List<EscalationEntry> Entries =>
        _desk.Register.Log.OfRun(Report.Run!.Id).Where(entry => entry.Activity == _activity && entry.Evidence is null).ToList();

    public int Standard { get; private set; }

    public int Bottom { get; private set; }

    /// <summary>Working minutes by a reckoning of its own: every minute asked one by one.</summary>
    public int Worked => _running.Sum(span => Enumerable
        .Range(0, Math.Max(0, (int)((Floor(span.To ?? _desk.Clock.UtcNow) - Floor(span.From)).TotalMinutes)))
        .Count(minute => Calendar.IsWorking(Floor(span.From).AddMinutes(minute))));

    public void Wait(Random random) => _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddSeconds(random.Next(4) switch
    {
        0 => random.Next(60, 3600), 1 => random.Next(3600, 12 * 3600), 2 => random.Next(3600, 40 * 3600), _ => random.Next(3600, 6 * 86_400),
    });

    public void ToWork()
    {
        while (!Calendar.IsWorking(_desk.Clock.UtcNow)) _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddMinutes(20);
    }

    public IReadOnlyList<EscalationEntry> Check() => _desk.Workplace.Watch.Check().Entries;

    public void Acknowledge(int rung)
    {
        var answers = Entries.LastOrDefault(entry => entry.Event is EscalationEvent.Warning or EscalationEvent.Escalated or EscalationEvent.Reminded
            or EscalationEvent.StillOpen or EscalationEvent.Acknowledged) is { } last && last.Event != EscalationEvent.Acknowledged;
        var held = Entries.Where(entry => entry.Event == EscalationEvent.Escalated).Select(entry => Array.IndexOf(Chain, entry.To))
            .Append(rung).Append(Bottom).Max();
        _desk.Workplace.Watch.Acknowledge(Report.Run!.Id, "P" + rung);
        if (answers) Answers.Add((Worked, held));
    }

    public void Pause()
    {
        if (IsSuspended)
        {
            _desk.Workplace.Runs.Resume(Report.Run!.Id);
            _running.Add((_desk.Clock.UtcNow, null));
        }
        else
        {
            _desk.Workplace.Runs.Suspend(Report.Run!.Id, "Listrik padam");
            _running[^1] = (_running[^1].From, _desk.Clock.UtcNow);
        }
        IsSuspended = !IsSuspended;
    }

    public void Absent(Random random)
    {
        var (officer, from) = (random.Next(Chain.Length), _desk.Clock.UtcNow.AddHours(7).Date.AddDays(random.Next(-1, 3)));
        try
        {
            _desk.Workplace.Absences.Register(new SopAbsence
            {
                Officer = "P" + officer, From = from, Until = from.AddDays(random.Next(0, 5)),
                Substitute = random.Next(2) == 0 ? null : "P" + ((officer + random.Next(1, Chain.Length)) % Chain.Length),
            });
        }
        catch (SopWebsite.Errors.SopException failure) when (failure.Id == "SopAbsenceOverlaps")
        {
            // Absent already.
        }
    }

    public void MoveOn()
    {
        if (IsSuspended || Report.State == SituationState.Approved) return;
        Report = Report.Step!.Duty == "decide"
            ? _desk.Workplace.Situations.Approve(Report.Number, 1)
            : _desk.Workplace.Situations.Submit(Report.Number, Report.State == SituationState.Open ? "kasubbag-ptip" : "sekretaris");
        Begin();
    }

    public void Dispose() => _desk.Dispose();

    private void Begin()
    {
        _running.Clear();
        _running.Add((_desk.Clock.UtcNow, null));
        Answers.Clear();
        _activity = Report.Step!.Activity;
        Standard = Report.Step.StandardMinutes!.Value;
        Bottom = Array.IndexOf(Chain, Report.Step.Performer);
    }

    private static DateTimeOffset Floor(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMinute));
}
