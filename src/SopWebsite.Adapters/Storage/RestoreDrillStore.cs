using SopWebsite.Backups.Drills;

namespace SopWebsite.Adapters.Storage;

internal sealed class RestoreDrillStore(RegisterDatabase database) : IRestoreDrillStore
{
    public int CountWithPrefix(string prefix) =>
        database.First<int>("SELECT COUNT(*) FROM restore_drill WHERE SUBSTR(number, 1, @length) = @prefix", new { prefix, length = prefix.Length });

    public void Put(RestoreDrill drill) => database.Execute(
        "INSERT INTO restore_drill (number, site, started, body) VALUES (@Number, @Site, @started, @body) "
        + "ON CONFLICT (number) DO UPDATE SET body = excluded.body",
        new { drill.Number, drill.Site, started = Stored.Instant(drill.StartedAt), body = Stored.Body(drill) });

    public RestoreDrill? Find(string number) =>
        database.First<string>("SELECT body FROM restore_drill WHERE number = @number", new { number }) is { } body
            ? Stored.Body<RestoreDrill>(body)
            : null;

    public IReadOnlyList<RestoreDrill> Of(string? site = null) =>
    [
        .. database.Query<string>(
            site is null
                ? "SELECT body FROM restore_drill ORDER BY started, number"
                : "SELECT body FROM restore_drill WHERE site = @site ORDER BY started, number",
            new { site }).Select(Stored.Body<RestoreDrill>),
    ];

    public IReadOnlyList<RestoreDrill> Between(DateTimeOffset from, DateTimeOffset until) =>
    [
        .. database.Query<string>(
            "SELECT body FROM restore_drill WHERE started >= @from AND started < @until ORDER BY started, number",
            new { from = Stored.Instant(from), until = Stored.Instant(until) }).Select(Stored.Body<RestoreDrill>),
    ];
}
