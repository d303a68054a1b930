using SopWebsite.Backups.Retention;

namespace SopWebsite.Adapters.Storage;

internal sealed class RetentionStore(RegisterDatabase database) : IRetentionStore
{
    public void Put(BackupRetention retention) => database.Execute(
        "INSERT INTO backup_retention (site, body) VALUES (@Site, @body) ON CONFLICT (site) DO UPDATE SET body = excluded.body",
        new { retention.Site, body = Stored.Body(retention) });

    public void Remove(string site) => database.Execute("DELETE FROM backup_retention WHERE site = @site", new { site });

    public BackupRetention? Find(string site) =>
        database.First<string>("SELECT body FROM backup_retention WHERE site = @site", new { site }) is { } body
            ? Stored.Body<BackupRetention>(body)
            : null;

    public IReadOnlyList<BackupRetention> All() =>
        [.. database.Query<string>("SELECT body FROM backup_retention ORDER BY site").Select(Stored.Body<BackupRetention>)];
}
