using SopWebsite.Situations;

namespace SopWebsite.Adapters.Storage;

internal sealed class SituationStore(RegisterDatabase database) : ISituationStore
{
    public int CountWithPrefix(string prefix) =>
        database.First<int>("SELECT COUNT(*) FROM situation WHERE SUBSTR(number, 1, @length) = @prefix", new { prefix, length = prefix.Length });

    public void Put(SituationReport report) => database.Execute(
        "INSERT INTO situation (number, site, state, opened_at, body) VALUES (@Number, @Site, @state, @opened, @body) "
        + "ON CONFLICT (number) DO UPDATE SET state = excluded.state, body = excluded.body",
        new
        {
            report.Number, report.Site, state = report.State.ToString(), opened = Stored.Instant(report.OpenedAt), body = Stored.Body(report),
        });

    public SituationReport? Find(string number) =>
        database.First<string>("SELECT body FROM situation WHERE number = @number", new { number }) is { } body
            ? Stored.Body<SituationReport>(body)
            : null;

    public IReadOnlyList<SituationReport> Find(string? site, bool openOnly) =>
    [
        .. database
            .Query<string>(
                "SELECT body FROM situation WHERE (@site IS NULL OR site = @site) AND (@openOnly = 0 OR state <> 'Closed') ORDER BY "
                + "opened_at, number",
                new { site, openOnly = openOnly ? 1 : 0 })
            .Select(Stored.Body<SituationReport>),
    ];
}
