using SopWebsite.Backups.Shares;

namespace SopWebsite.Adapters.Storage;

internal sealed class ShareStore(RegisterDatabase database) : IShareStore
{
    public void Put(CheckedShare share) => database.Execute(
        "INSERT INTO backup_share (path, manifest_sha256, part, parts, checked, sound) VALUES (@Path, @ManifestSha256, @Part, @Of, @checked, @sound) "
        + "ON CONFLICT (path, manifest_sha256, part, parts) DO UPDATE SET checked = excluded.checked, sound = excluded.sound",
        new { share.Path, share.ManifestSha256, share.Part, share.Of, @checked = Stored.Instant(share.CheckedAt), sound = share.IsSound ? 1 : 0 });

    public IReadOnlyList<CheckedShare> Of(string path, string manifestSha256) =>
    [
        .. database.Query<Row>(
            "SELECT part AS Part, parts AS Parts, checked AS Checked, sound AS Sound FROM backup_share "
            + "WHERE path = @path AND manifest_sha256 = @manifestSha256 ORDER BY checked, part",
            new { path, manifestSha256 }).Select(row => new CheckedShare
            {
                Path = path,
                ManifestSha256 = manifestSha256,
                Part = (int)row.Part,
                Of = (int)row.Parts,
                CheckedAt = Stored.Instant(row.Checked),
                IsSound = row.Sound != 0,
            }),
    ];

    public void Remove(string path) => database.Execute("DELETE FROM backup_share WHERE path = @path", new { path });

    private sealed class Row
    {
        public long Part { get; set; }

        public long Parts { get; set; }

        public string Checked { get; set; } = "";

        public long Sound { get; set; }
    }
}
