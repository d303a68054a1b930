using SopWebsite.Visitors.Following;

namespace SopWebsite.Adapters.Storage;

internal sealed class FollowingStore(RegisterDatabase database) : IFollowingStore
{
    public long Passes(string site) => database.First<long>("SELECT passes FROM visitor_following WHERE site = @site", new { site });

    public FollowedSite? Get(string site) =>
        database.First<string>("SELECT body FROM visitor_following WHERE site = @site", new { site }) is { } body
            ? Stored.Body<FollowedSite>(body)
            : null;

    public void Put(FollowedSite state) => database.Execute(
        "INSERT INTO visitor_following (site, passes, body) VALUES (@Site, @Passes, @body) "
        + "ON CONFLICT (site) DO UPDATE SET passes = excluded.passes, body = excluded.body",
        new { state.Site, state.Passes, body = Stored.Body(state) });

    public FollowedDay? Day(string site, string day) =>
        database.First<string>("SELECT body FROM visitor_day WHERE site = @site AND day = @day", new { site, day }) is { } body
            ? Stored.Body<FollowedDay>(body)
            : null;

    public IReadOnlyList<FollowedDay> Days(string site, string from, string until) =>
    [
        .. database.Query<string>(
            "SELECT body FROM visitor_day WHERE site = @site AND day >= @from AND day <= @until ORDER BY day", new { site, from, until })
            .Select(Stored.Body<FollowedDay>),
    ];

    public void Put(FollowedDay day) => database.Execute(
        "INSERT INTO visitor_day (site, day, body) VALUES (@Site, @Day, @body) ON CONFLICT (site, day) DO UPDATE SET body = excluded.body",
        new { day.Site, day.Day, body = Stored.Body(day) });

    public void Forget(string site)
    {
        database.Execute("DELETE FROM visitor_following WHERE site = @site", new { site });
        database.Execute("DELETE FROM visitor_day WHERE site = @site", new { site });
    }
}
