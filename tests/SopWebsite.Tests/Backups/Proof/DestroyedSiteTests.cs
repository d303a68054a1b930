using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Drills;
using SopWebsite.Backups.Restoring;
using SopWebsite.Sites;
using SopWebsite.Tests.Dumps;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Proof;

/// <summary>The proof of it all: a real site is backed up, destroyed and restored, and is what it was, to its visitors and to the byte.</summary>
public sealed class DestroyedSiteTests(MariaDbServer server) : IClassFixture<MariaDbServer>
{
    private static readonly DatabaseLogin Root = new("root", "");

    [SkippableTheory]
    [InlineData("folder")]
    [InlineData("sftp")]
    public async Task ADestroyedWordPressComesBackPageForPageAndTableForTable(string way)
    {
        Skip.If(server.Missing is not null, server.Missing);
        Skip.If(WordPressSite.Missing is not null, WordPressSite.Missing);
        using var desk = new Desk();
        using var site = await WordPressSite.InstallAsync(server, "wp_" + way);
        var own = new SiteDatabase { Name = site.Database, Socket = server.Socket };
        desk.Set(one => Reached(one, site, way, desk) with { BackupPath = desk.Folder["sets"], Database = own });
        Directory.CreateDirectory(desk.Folder["uji"]);
        string[] pages = ["/", "/?p=4", "/?s=sidang", "/wp-login.php", "/wp-includes/js/jquery/jquery.min.js"];
        // Twice: the first visit fills caches.
        foreach (var page in pages) await site.GetAsync(page);
        var before = await AllAsync(site, pages);
        var (files, tables) = (BackupBench.Fingerprint(site.Root), Census(site));
        var backups = desk.Workplace.Backups;
        var restores = desk.Workplace.Restores;

        var made = backups.Backup(desk.Site, new BackupOptions { Login = Root });
        var drill = desk.Workplace.Drills.Hold(
            desk.Workplace.Drills.Plan(desk.Site, new DrillOptions { ScratchPath = desk.Folder["uji"], Login = Root }));
        site.Destroy();
        var dead = await site.GetAsync("/");
        var target = way == "sftp" ? RestoreTarget.Server : RestoreTarget.DocumentRoot;
        var plan = restores.Plan(made.Path, new RestoreOptions { Target = target, Database = site.Database, Login = Root });
        var restored = restores.Restore(plan);

        Assert.Equal(BackupState.Complete, made.State);
        Assert.True(made.Files > 1000, $"{made.Files} files");
        Assert.Equal([200, 200, 200, 200, 200], before.Select(page => page.Status));
        Assert.Contains("Jadwal Sidang é", before[0].Body, StringComparison.Ordinal);
        Assert.True(drill.State == RestoreDrillState.Passed, DrillWords.Account(drill).English);
        Assert.Equal(tables.Length, drill.Tables);
        Assert.NotEqual(200, dead.Status);
        Assert.Equal((made.Files, 0L), (restored.Files, plan.Replaced));
        Assert.Equal(tables.Length, restored.Tables);
        Assert.Empty(DatabaseComparison.Of(tables, Census(site)));
        Assert.All(tables, table => Assert.NotNull(table.Checksum));
        // A transfer keeps times to the second.
        Assert.Equal(
            way == "sftp" ? Seconds(files) : files, way == "sftp" ? Seconds(BackupBench.Fingerprint(site.Root)) : BackupBench.Fingerprint(site.Root));
        Assert.Equal(before, await AllAsync(site, pages));
    }

    private static SopSite Reached(SopSite one, WordPressSite site, string way, Desk desk)
    {
        if (way == "folder") return one with { DocumentRoot = site.Root };
        var ssh = SshServer.Get();
        return one with
        {
            RemoteRoot = $"sftp://{ssh.User}@127.0.0.1:{ssh.Port}{site.Root}", IdentityFile = ssh.KeyFile, HostKey = [ssh.HostKey],
            MirrorPath = desk.Folder["mirror"],
        };
    }

    private TableCensus[] Census(WordPressSite site) => Desk.Adapters.Loader.Census(
        new CensusRequest
        {
            Database = new SiteDatabase { Name = site.Database, Socket = server.Socket }, Login = Root, CountRows = true, Checksums = true,
        },
        CancellationToken.None).Tables;

    private static async Task<List<(int Status, string Body)>> AllAsync(WordPressSite site, string[] pages)
    {
        var found = new List<(int, string)>();
        foreach (var page in pages) found.Add(await site.GetAsync(page));
        return found;
    }

    /// <summary>Without the times of folders, and those of files to the second.</summary>
    private static string Seconds(string fingerprint) => string.Join('\n', fingerprint.Split('\n').Select(line =>
        System.Text.RegularExpressions.Regex.Replace(
            line, " ([0-9]{11})[0-9]{7}( |$)", match => match.Groups[2].Value == " " ? " " + match.Groups[1].Value + " " : "")));
}
