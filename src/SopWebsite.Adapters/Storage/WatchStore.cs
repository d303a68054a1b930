using SopWebsite.Monitoring;
using SopWebsite.Monitoring.History;

namespace SopWebsite.Adapters.Storage;

internal sealed class WatchStore(RegisterDatabase database) : IWatchStore
{
    public IReadOnlyDictionary<Uri, IReadOnlyList<CheckMark>> Marks(string site) => database
        .Query<MarkRow>("SELECT id, uri, at, state FROM site_check WHERE site = @site ORDER BY at, id", new { site })
        .GroupBy(row => row.Uri, StringComparer.Ordinal)
        .ToDictionary(rows => new Uri(rows.Key), rows => (IReadOnlyList<CheckMark>)rows.Select(Mark).ToList());

    public SiteAvailability? Check(long id) =>
        database.First<string>("SELECT body FROM site_check WHERE id = @id", new { id }) is { } body ? Stored.Body<SiteAvailability>(body) : null;

    public SiteStanding? Standing(string site, Uri uri) =>
        database.First<string>("SELECT body FROM site_standing WHERE site = @site AND uri = @uri", new { site, uri = uri.AbsoluteUri }) is { } body
            ? Stored.Body<SiteStanding>(body)
            : null;

    public void Put(SiteStanding standing) => database.Execute(
        "INSERT INTO site_standing (site, uri, state, body) VALUES (@Site, @uri, @state, @body) "
        + "ON CONFLICT (site, uri) DO UPDATE SET state = excluded.state, body = excluded.body",
        new { standing.Site, uri = standing.Uri.AbsoluteUri, state = standing.State.ToString(), body = Stored.Body(standing) });

    public int CountMaintenance(string prefix) =>
        database.First<int>("SELECT COUNT(*) FROM maintenance WHERE SUBSTR(number, 1, @length) = @prefix", new { prefix, length = prefix.Length });

    public void Put(SopMaintenance window) => database.Execute(
        "INSERT INTO maintenance (number, from_at, body) VALUES (@Number, @from, @body) "
        + "ON CONFLICT (number) DO UPDATE SET body = excluded.body",
        new { window.Number, from = Stored.Instant(window.From), body = Stored.Body(window) });

    public IReadOnlyList<SopMaintenance> Maintenance() => database
        .Query<string>("SELECT body FROM maintenance ORDER BY from_at, number").Select(Stored.Body<SopMaintenance>).ToList();

    public IReadOnlyList<DateTimeOffset> Passes(DateTimeOffset from) => database
        .Query<string>("SELECT at FROM routine_pass WHERE at >= @from ORDER BY at", new { from = Stored.Instant(from) })
        .Select(Stored.Instant).ToList();

    public void AddPass(DateTimeOffset at, DateTimeOffset keepFrom)
    {
        database.Execute("DELETE FROM routine_pass WHERE at < @from", new { from = Stored.Instant(keepFrom) });
        database.Execute("INSERT INTO routine_pass (at) VALUES (@at) ON CONFLICT (at) DO NOTHING", new { at = Stored.Instant(at) });
    }

    private static CheckMark Mark(MarkRow row) =>
        new(row.Id, Stored.Instant(row.At), Enum.TryParse<AvailabilityState>(row.State, out var state) ? state : AvailabilityState.Unknown);

    private sealed class MarkRow
    {
        public long Id { get; set; }

        public string Uri { get; set; } = "";

        public string At { get; set; } = "";

        public string State { get; set; } = "";
    }
}
