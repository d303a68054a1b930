using SopWebsite.Monitoring.OwnLine;

namespace SopWebsite.Adapters.Storage;

internal sealed class LineStore(RegisterDatabase database) : ILineStore
{
    public LineStretch? Latest(string site) =>
        database.First<string>("SELECT body FROM line_stretch WHERE site = @site ORDER BY from_at DESC LIMIT 1", new { site }) is { } body
            ? Stored.Body<LineStretch>(body)
            : null;

    public IReadOnlyList<LineStretch> All(string site) => database
        .Query<string>("SELECT body FROM line_stretch WHERE site = @site ORDER BY from_at", new { site }).Select(Stored.Body<LineStretch>).ToList();

    public void Put(LineStretch stretch) => database.Execute(
        "INSERT INTO line_stretch (site, from_at, body) VALUES (@Site, @from, @body) ON CONFLICT (site, from_at) DO UPDATE SET body = excluded.body",
        new { stretch.Site, from = Stored.Instant(stretch.From), body = Stored.Body(stretch) });

    public void Put(LineSpeed speed) => database.Execute(
        "INSERT INTO line_speed (site, at, body) VALUES (@Site, @at, @body) ON CONFLICT (site, at) DO UPDATE SET body = excluded.body",
        new { speed.Site, at = Stored.Instant(speed.At), body = Stored.Body(speed) });

    public IReadOnlyList<LineSpeed> Speeds(string site, DateTimeOffset from, DateTimeOffset until) => database
        .Query<string>(
            "SELECT body FROM line_speed WHERE site = @site AND at >= @from AND at < @until ORDER BY at",
            new { site, from = Stored.Instant(from), until = Stored.Instant(until) })
        .Select(Stored.Body<LineSpeed>).ToList();
}
