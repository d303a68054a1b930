using SopWebsite.Adapters.Storage;
using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Register;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;
using SopWebsite.Tests.Procedures;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Properties;

/// <summary>The duties over a register in memory, with a clock that is set and a calendar that can become another.</summary>
internal sealed class ScriptDesk : ICalendarCatalog, IDisposable
{
    private readonly Dictionary<(WorkCalendarData, string), WorkCalendar> _calendars = [];

    public ScriptDesk()
    {
        var procedures = new TestProcedures();
        Runs = new SopRuns(Register.Runs, Register.Log, Register, procedures, this, Clock);
        var chains = new SopChains(Register.Routing, Register.Sites, procedures, Register.Log, Register, Clock);
        var absences = new SopAbsences(Register.Routing, Register.Sites, Register.Log, Register, Clock);
        Watch = new EscalationWatch(Runs, Register.Situations, Register.Routing, chains, absences, this, Register.Log, Register, Clock);
    }

    public IRegister Register { get; } = SqliteRegister.OpenEmpty("memory");

    public SettableClock Clock { get; } = new(default);

    public SopRuns Runs { get; }

    public EscalationWatch Watch { get; }

    /// <summary>What each of its calendars says now.</summary>
    public WorkCalendarData Data { get; set; } = RunScript.CalendarOf(0);

    public IReadOnlyList<string> Names => ["pengadilan"];

    public WorkCalendar Get(string name, string zone) =>
        _calendars.TryGetValue((Data, zone), out var known) ? known : _calendars[(Data, zone)] = new WorkCalendar(Data, zone);

    /// <summary>What the log says of a run, without what depends on the place in the log.</summary>
    public IReadOnlyList<EscalationDraft> Told(string run) => [.. Register.Log.OfRun(run).Select(entry => new EscalationDraft
    {
        At = entry.At, Event = entry.Event, Site = entry.Site, Report = entry.Report, Procedure = entry.Procedure, Activity = entry.Activity,
        From = entry.From, To = entry.To, Due = entry.Due, WorkingMinutes = entry.WorkingMinutes, StandardMinutes = entry.StandardMinutes,
        Timeliness = entry.Timeliness, FollowUp = entry.FollowUp, Evidence = entry.Evidence,
    })];

    public void Dispose() => Register.Dispose();
}
