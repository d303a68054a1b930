using SopWebsite.Procedures.Schedules;

namespace SopWebsite.Adapters.Storage;

internal sealed class ScheduleStore(RegisterDatabase database) : IScheduleStore
{
    private const string Key = " WHERE site = @site AND procedure = @procedure AND activity = @activity";

    public IReadOnlyList<SopScheduleRecord> Of(string site) => database
        .Query<string>("SELECT body FROM schedule WHERE site = @site ORDER BY procedure, activity", new { site })
        .Select(Stored.Body<SopScheduleRecord>)
        .ToList();

    public void Put(SopScheduleRecord schedule) => database.Execute(
        "INSERT INTO schedule (site, procedure, activity, body) VALUES (@Site, @Procedure, @Activity, @body) "
        + "ON CONFLICT (site, procedure, activity) DO UPDATE SET body = excluded.body",
        new { schedule.Site, schedule.Procedure, schedule.Activity, body = Stored.Body(schedule) });

    public bool Remove(string site, string procedure, int activity) =>
        database.Execute("DELETE FROM schedule" + Key, new { site, procedure, activity }) > 0;

    public DateTimeOffset? ToldUntil(string site, string procedure, int activity) =>
        database.First<string>("SELECT told_until FROM schedule_told" + Key, new { site, procedure, activity }) is { } until
            ? Stored.Instant(until)
            : null;

    public void Tell(string site, string procedure, int activity, DateTimeOffset until) => database.Execute(
        "INSERT INTO schedule_told (site, procedure, activity, told_until) VALUES (@site, @procedure, @activity, @until) "
        + "ON CONFLICT (site, procedure, activity) DO UPDATE SET told_until = excluded.told_until",
        new { site, procedure, activity, until = Stored.Instant(until) });
}
