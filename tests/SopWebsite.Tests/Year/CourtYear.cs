using SopWebsite.Backups;
using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Register;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Year;

/// <summary>
/// A year of a court with systems in all three zones, played on a real register in the order of time: runs begin, steps take as long as
/// chance gives them, some wait with a reason over nights, weekends and holidays, some are ended early, officers take notice or do not,
/// and the watch looks in several times a day. What was done is kept apart, so that what the register says can be held against it.
/// </summary>
internal sealed class CourtYear : IDisposable
{
    public const int Runs = 400;
    private const int Reports = 80;
    private const string Provider = "Penyedia Contoh";
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2026, 12, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Turn)> _agenda = new();
    private readonly TemporaryFolder _folder = new();
    private readonly SettableClock _clock = new(Begin);
    private readonly Dictionary<string, PlayedRun> _played = new(StringComparer.Ordinal);
    private readonly SopSite[] _sites;
    private int _turn;

    public CourtYear(int seed)
    {
        _random = new Random(seed);
        Register = Desk.Adapters.OpenRegister(TestRegister.In(_folder));
        Workplace = new Workplace(Register, Desk.Adapters, _clock);
        string[] zones = ["WIB", "WITA", "WIT"];
        _sites = [.. Workplace.Procedures.All()
            .Where(procedure => procedure.ActivityOf(SopDuties.Report) is not null)
            .Select((procedure, n) => new SopSite { Name = $"pn-contoh-{n + 1}", Procedure = procedure.Code, Zone = zones[n % 3] })];
        foreach (var site in _sites) Workplace.Sites.Register(site);
        foreach (var role in SopRoles.Codes) Register.Sites.Put(new SopOfficer { Name = "Contoh " + role, Role = role });
        Register.Sites.Put(new SopThirdParty { Name = Provider, Kind = ThirdPartyKind.Hosting });
    }

    public IRegister Register { get; private set; }

    public Workplace Workplace { get; private set; }

    /// <summary>The tickets with the third party, and when each promise was given.</summary>
    public List<PlayedTicket> Tickets { get; } = [];

    /// <summary>When the watch looked in.</summary>
    public List<DateTimeOffset> Looks { get; } = [];

    public IReadOnlyCollection<PlayedRun> Played => _played.Values;

    public WorkCalendar CalendarOf(PlayedRun run) => Workplace.Calendars.Get(run.Calendar, run.Zone);

    public void Play()
    {
        for (var n = 0; n < Runs; n++)
        {
            var isReport = n < Reports;
            At(Begin.AddMinutes(_random.Next(0, 500_000)), () => Start(isReport));
        }
        for (var day = Begin; day < End; day = day.AddDays(1))
        {
            // On some days nothing looks in at all: a machine is off.
            for (var n = _random.Next(0, 6); n > 0; n--) At(day.AddMinutes(_random.Next(0, 1440)), Look);
        }
        At(End, Look);
        foreach (var officer in Register.Sites.Officers()) At(Begin.AddDays(_random.Next(60)), () => Leave(officer));
        while (_agenda.TryDequeue(out var next, out var when))
        {
            if (when.At > End) break;
            _clock.UtcNow = when.At;
            next();
        }
        _clock.UtcNow = End;
    }

    /// <summary>Opens the register anew, as the next process would.</summary>
    public void Reopen()
    {
        Register.Dispose();
        Register = Desk.Adapters.OpenRegister(TestRegister.In(_folder));
        Workplace = new Workplace(Register, Desk.Adapters, _clock);
    }

    public void Dispose()
    {
        Register.Dispose();
        _folder.Dispose();
    }

    // Working time drops seconds, so what is planned for "now" may come out a moment before it.
    private void At(DateTimeOffset at, Action action) => _agenda.Enqueue(action, (at < Now() ? Now() : at, _turn++));

    private void Start(bool isReport)
    {
        var site = _sites[_random.Next(_sites.Length)];
        SopRun run;
        string? report = null;
        if (isReport)
        {
            var opened = Workplace.Situations.Open(site, "Gangguan contoh", by: null);
            (run, report) = (opened.Run!, opened.Number);
        }
        else
        {
            var procedures = Workplace.Procedures.All();
            run = Workplace.Runs.Start(site, procedures[_random.Next(procedures.Count)].Code);
        }
        var played = new PlayedRun(run, report, Now());
        _played.Add(run.Id, played);
        Plan(played);
    }

    /// <summary>An officer is away for some days, now and then without anyone in his place, and later in the year again.</summary>
    private void Leave(SopOfficer officer)
    {
        var (from, days) = (Now().Date.AddDays(_random.Next(0, 5)), _random.Next(1, 20));
        var others = Register.Sites.Officers().Where(other => other.Name != officer.Name).ToList();
        Workplace.Absences.Register(new SopAbsence
        {
            Officer = officer.Name,
            From = from,
            Until = from.AddDays(days - 1),
            Substitute = _random.Next(100) < 70 ? others[_random.Next(others.Count)].Name : null,
        });
        At(new DateTimeOffset(from.AddDays(days + _random.Next(10, 120)), TimeSpan.Zero), () => Leave(officer));
    }

    /// <summary>The provider takes the matter on, promises a time, is spoken to, and is done early or late.</summary>
    private void HandOver(PlayedRun run)
    {
        var opened = Workplace.Tickets.Open(new SopTicketRequest { Report = run.Report!, ThirdParty = Provider, Promised = Promise() });
        var ticket = new PlayedTicket(opened.Number, run, opened.OpenedAt, opened.Promised!.Value);
        Tickets.Add(ticket);
        At(Now().AddMinutes(_random.Next(60, 10_000)), () => Speak(ticket));
        At(Now().AddMinutes(_random.Next(60, 15_000)), () =>
        {
            Workplace.Tickets.Complete(ticket.Number, "Layanan pulih");
            ticket.Closed = Now();
        });
    }

    private void Speak(PlayedTicket ticket)
    {
        if (ticket.Closed is not null) return;
        var promised = _random.Next(2) == 0 ? Promise() : null;
        var updated = Workplace.Tickets.Update(ticket.Number, "Masih dikerjakan", promised);
        if (promised is not null) ticket.Promises.Add((Now(), updated.Promised!.Value));
    }

    private PromisedTime Promise() => PromisedTime.By(Now().AddMinutes(_random.Next(30, 5000)));

    /// <summary>Decides what becomes of the step that has just begun.</summary>
    private void Plan(PlayedRun run)
    {
        var step = run.Steps[^1];
        if (run.Report is not null && step.Activity.Duty == SopDuties.Fix && _random.Next(2) == 0) HandOver(run);
        var standard = step.Standard;
        var minutes = _random.Next(100) switch
        {
            < 55 => _random.Next(0, Math.Max(1, (standard ?? 600) * 7 / 10)),
            < 80 => _random.Next((standard ?? 600) * 3 / 4, (standard ?? 600) + 1),
            _ => _random.Next((standard ?? 600) + 1, (standard ?? 600) * 5 + 30),
        };
        var pauseAfter = _random.Next(100) < 20 ? _random.Next(0, minutes + 1) : (int?)null;
        var calendar = CalendarOf(run);
        if (_random.Next(100) < 1)
        {
            At(calendar.Add(Now(), Math.Min(minutes, 300)).AddSeconds(_random.Next(60)), () => Close(run, step));
        }
        else if (pauseAfter is { } before)
        {
            At(calendar.Add(Now(), before).AddSeconds(_random.Next(60)), () => Pause(run, step, minutes - before));
        }
        else
        {
            At(calendar.Add(Now(), minutes).AddSeconds(_random.Next(60)), () => Complete(run, step));
        }
    }

    private void Pause(PlayedRun run, PlayedStep step, int left)
    {
        if (!run.IsAt(step)) return;
        Workplace.Runs.Suspend(run.Id, "Menunggu pihak ketiga");
        step.Stop(Now());
        // Any hour will do: a provider answers at night, a part comes on a Saturday.
        At(Now().AddMinutes(_random.Next(1, 20_000)), () =>
        {
            if (!run.IsAt(step)) return;
            Workplace.Runs.Resume(run.Id);
            step.Go(Now());
            At(CalendarOf(run).Add(Now(), left).AddSeconds(_random.Next(60)), () => Complete(run, step));
        });
    }

    private void Close(PlayedRun run, PlayedStep step)
    {
        if (!run.IsAt(step)) return;
        Workplace.Runs.Close(run.Id, "Tidak diperlukan lagi");
        step.Stop(Now());
        run.Closed = Now();
    }

    private void Complete(PlayedRun run, PlayedStep step)
    {
        if (!run.IsAt(step)) return;
        if (run.Report is null) Workplace.Runs.Complete(run.Id, step.Activity.Number, new SopCompletion { By = step.Activity.Performer });
        else CompleteStepOf(run.Report, step.Activity.Duty, run.Site);
        step.Stop(Now());
        step.Done = Now();
        if (run.Next(Now())) Plan(run);
    }

    private void CompleteStepOf(string report, string? duty, string site)
    {
        switch (duty)
        {
            case SopDuties.Report or SopDuties.Forward:
                Workplace.Situations.Submit(report, duty == SopDuties.Report ? "kasubbag-ptip" : "sekretaris");
                break;
            case SopDuties.Decide:
                Workplace.Situations.Approve(report, 1 + _random.Next(2));
                break;
            case SopDuties.Fix:
                Workplace.Situations.Resolve(report, new SituationResolution { Action = "Diperbaiki", Performer = SituationPerformer.OwnStaff });
                break;
            default:
                Workplace.Situations.CloseWithBackup(
                    report, new WebsiteBackup
                    {
                        Name = "set-contoh", Path = "set-contoh", Site = site, State = BackupState.Complete, CreatedAt = Now(),
                    });
                break;
        }
    }

    private void Look()
    {
        Looks.Add(Now());
        var look = Workplace.Watch.Check();
        Assert.Empty(look.Failures);
        foreach (
            var entry in look.Entries.Where(entry => entry.Event == EscalationEvent.Escalated && entry.Evidence is null && _random.Next(100) < 25))
        {
            var run = _played[entry.Run!];
            var step = run.Steps[^1];
            At(Now().AddMinutes(_random.Next(1, 3000)), () =>
            {
                if (!run.IsAt(step)) return;
                Workplace.Watch.Acknowledge(run.Id, "Contoh " + entry.To);
                step.Noticed.Add(Now());
            });
        }
    }

    private DateTimeOffset Now() => _clock.UtcNow;
}
