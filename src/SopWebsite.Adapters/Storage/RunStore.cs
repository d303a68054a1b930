using SopWebsite.Procedures;
using SopWebsite.Procedures.Schedules;

namespace SopWebsite.Adapters.Storage;

internal sealed class RunStore(RegisterDatabase database) : IRunStore
{
    public int CountOn(string day) => database.First<int>("SELECT COALESCE(MAX(number), 0) FROM run WHERE day = @day", new { day });

    public void Add(SopRunRecord run, string day, int number) => database.Execute(
        "INSERT INTO run (id, day, number, site, procedure, report, state, started_at, body) "
        + "VALUES (@Id, @day, @number, @Site, @procedure, @Report, @state, @started, @body)",
        new
        {
            run.Id, day, number, run.Site, procedure = run.Procedure.Code, run.Report, state = nameof(SopRunState.Running),
            started = Stored.Instant(run.StartedAt), body = Stored.Body(run),
        });

    public void Append(string run, SopRunEvent happened, SopRunState state)
    {
        database.Execute(
            "INSERT INTO run_event (run, number, at, event, body) "
            + "SELECT @run, COALESCE(MAX(number), 0) + 1, @at, @kind, @body FROM run_event WHERE run = @run",
            new { run, at = Stored.Instant(happened.At), kind = happened.Kind.ToString(), body = Stored.Body(happened) });
        database.Execute("UPDATE run SET state = @state WHERE id = @run", new { run, state = state.ToString() });
    }

    public SopRunRecord? Find(string run) =>
        database.First<string>("SELECT body FROM run WHERE id = @run", new { run }) is { } body ? Stored.Body<SopRunRecord>(body) : null;

    public IReadOnlyList<SopRunRecord> Find(string? site, string? procedure, bool openOnly, string? report) => database
        .Query<string>(
            "SELECT body FROM run WHERE (@site IS NULL OR site = @site) AND (@procedure IS NULL OR procedure = @procedure) "
            + "AND (@report IS NULL OR report = @report) AND (@openOnly = 0 OR state IN ('Running', 'Suspended')) ORDER BY day, number",
            new { site, procedure, openOnly = openOnly ? 1 : 0, report })
        .Select(Stored.Body<SopRunRecord>)
        .ToList();

    public IReadOnlyList<SopRunEvent> Events(string run) =>
        database.Query<string>("SELECT body FROM run_event WHERE run = @run ORDER BY number", new { run })
            // They are numbered from 1 without gaps; a body from before numbers were kept in it has none.
            .Select((body, index) => Stored.Body<SopRunEvent>(body) with { Number = index + 1 })
            .ToList();

    public IReadOnlyDictionary<string, DateTimeOffset> FirstStarts(string site) => database
        .Query<(string Procedure, string At)>(
            "SELECT MIN(procedure), MIN(started_at) FROM run WHERE site = @site GROUP BY procedure", new { site })
        .ToDictionary(row => row.Procedure, row => Stored.Instant(row.At), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<SopStepCompletion> Completions(string site, string procedure) => database
        .Query<(string Run, string Body)>(
            "SELECT e.run, e.body FROM run_event e JOIN run r ON r.id = e.run "
            + "WHERE r.site = @site AND r.procedure = @procedure AND e.event = 'Completed' ORDER BY e.at, e.run, e.number",
            new { site, procedure })
        .Select(row => (row.Run, Event: Stored.Body<SopRunEvent>(row.Body)))
        .Where(row => row.Event.Activity is not null)
        .Select(row => new SopStepCompletion(row.Run, row.Event.Activity!.Value, row.Event.At, row.Event.By))
        .ToList();

    public IReadOnlyList<SopRunRecord> Within(DateTimeOffset from, DateTimeOffset until) => database
        .Query<string>(
            "SELECT body FROM run WHERE started_at < @until AND (state IN ('Running', 'Suspended') "
            + "OR id IN (SELECT run FROM run_event WHERE at >= @from)) ORDER BY day, number",
            new { from = Stored.Instant(from), until = Stored.Instant(until) })
        .Select(Stored.Body<SopRunRecord>)
        .ToList();
}
