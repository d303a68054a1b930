using SopWebsite.Backups;

namespace SopWebsite.Adapters.Storage;

internal sealed class BackupStore(RegisterDatabase database) : IBackupStore
{
    public void Put(WebsiteBackup backup) => database.Execute(
        "INSERT INTO backup (path, site, created, bytes, archive_bytes, dump_bytes, manifest_sha256, verified, sound, body) VALUES (@Path, "
        + "@Site, @created, @Bytes, @ArchiveBytes, @DumpBytes, @ManifestSha256, @verified, @sound, @body) ON CONFLICT (path) DO UPDATE SET "
        + "site = excluded.site, created = excluded.created, bytes = excluded.bytes, archive_bytes = excluded.archive_bytes, "
        + "dump_bytes = excluded.dump_bytes, manifest_sha256 = excluded.manifest_sha256, verified = excluded.verified, "
        + "sound = excluded.sound, body = excluded.body",
        new
        {
            backup.Path,
            backup.Site,
            created = Stored.Instant(backup.CreatedAt),
            backup.Bytes,
            backup.ArchiveBytes,
            backup.DumpBytes,
            backup.ManifestSha256,
            verified = Stored.Instant(backup.VerifiedAt),
            sound = backup.Verified is { } sound ? sound ? 1 : 0 : (int?)null,
            body = Stored.Body(backup),
        });

    public void Remove(string path) => database.Execute("DELETE FROM backup WHERE path = @path", new { path });

    public WebsiteBackup? Find(string path) =>
        database.First<string>("SELECT body FROM backup WHERE path = @path", new { path }) is { } body ? Stored.Body<WebsiteBackup>(body) : null;

    public IReadOnlyList<WebsiteBackup> Of(string site) => database
        .Query<string>("SELECT body FROM backup WHERE site = @site ORDER BY created DESC, path DESC", new { site })
        .Select(Stored.Body<WebsiteBackup>)
        .ToList();

    public WebsiteBackup? Latest(string site) =>
        database.First<string>("SELECT body FROM backup WHERE site = @site ORDER BY created DESC, path DESC LIMIT 1", new { site }) is { } body
            ? Stored.Body<WebsiteBackup>(body)
            : null;
}
