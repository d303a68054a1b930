using SopWebsite.Backups.Media;

namespace SopWebsite.Adapters.Storage;

internal sealed class MediaStore(RegisterDatabase database) : IMediaStore
{
    public IReadOnlyList<BackupMedium> Media() =>
        [.. database.Query<string>("SELECT body FROM backup_medium ORDER BY name").Select(Stored.Body<BackupMedium>)];

    public BackupMedium? Find(string name) =>
        database.First<string>("SELECT body FROM backup_medium WHERE name = @name", new { name }) is { } body
            ? Stored.Body<BackupMedium>(body)
            : null;

    public void Put(BackupMedium medium) => database.Execute(
        "INSERT INTO backup_medium (name, body) VALUES (@Name, @body) ON CONFLICT (name) DO UPDATE SET body = excluded.body",
        new { medium.Name, body = Stored.Body(medium with { Copies = [] }) });

    public void Remove(string name)
    {
        database.Execute("DELETE FROM backup_copy WHERE medium = @name", new { name });
        database.Execute("DELETE FROM backup_medium WHERE name = @name", new { name });
    }

    public IReadOnlyList<BackupCopy> Copies(string? site = null) =>
    [
        .. database.Query<string>(
            "SELECT body FROM backup_copy " + (site is null ? "" : "WHERE site = @site ") + "ORDER BY created DESC, medium, path", new { site })
            .Select(Stored.Body<BackupCopy>),
    ];

    public void Put(BackupCopy copy) => database.Execute(
        "INSERT INTO backup_copy (medium, path, site, created, body) VALUES (@medium, @Path, @Site, @created, @body) "
        + "ON CONFLICT (medium, path) DO UPDATE SET site = excluded.site, created = excluded.created, body = excluded.body",
        new { medium = copy.Medium ?? "", copy.Path, copy.Site, created = Stored.Instant(copy.CreatedAt), body = Stored.Body(copy) });
}
