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

    [SkippableFact]
    public async Task ADestroyedWordPressComesBackPageForPageAndTableForTable()
    {
        Skip.If(server.Missing is not null, server.Missing);
        Skip.If(WordPressSite.Missing is not null, WordPressSite.Missing);
        using var desk = new Desk();
        using var site = await WordPressSite.InstallAsync(server, "wp_contoh");
        var own = new SiteDatabase { Name = site.Database, Socket = server.Socket };
        desk.Set(one => one with { DocumentRoot = site.Root, BackupPath = desk.Folder["sets"], Database = own });
        Directory.CreateDirectory(desk.Folder["uji"]);
        string[] pages = ["/", "/?p=4", "/?s=sidang", "/wp-login.php", "/wp-includes/js/jquery/jquery.min.js"];
        // Twice: the first visit fills caches.
        foreach (var page in pages) await site.GetAsync(page);
        var before = await AllAsync(site, pages);
        var (files, tables) = (BackupBench.Fingerprint(site.Root), Census(site));
        var backups = desk.Workplace.Backups;
        var restores = desk.Workplace.Restores;

        var made = backups.Backup(desk.Site, new BackupOptions { Login = Root });
        var drill = desk.Workplace.Drills.Hold(desk.Workplace.Drills.Plan(desk.Site, new DrillOptions { ScratchPath = desk.Folder["uji"], Login = Root }));
        site.Destroy();
        var dead = await site.GetAsync("/");
        var plan = restores.Plan(made.Path, new RestoreOptions { Target = RestoreTarget.DocumentRoot, Database = site.Database, Login = Root });
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
        Assert.Equal(files, BackupBench.Fingerprint(site.Root));
        Assert.Equal(before, await AllAsync(site, pages));
    }

    private TableCensus[] Census(WordPressSite site) => Desk.Adapters.Loader.Census(
        new CensusRequest { Database = new SiteDatabase { Name = site.Database, Socket = server.Socket }, Login = Root, CountRows = true, Checksums = true },
        CancellationToken.None).Tables;

    private static async Task<List<(int Status, string Body)>> AllAsync(WordPressSite site, string[] pages)
    {
        var found = new List<(int, string)>();
        foreach (var page in pages) found.Add(await site.GetAsync(page));
        return found;
    }
}
