using System.Diagnostics;
using SopWebsite.Backups;
using SopWebsite.Backups.Restoring;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Restoring;

/// <summary>Restores to a disk that is too small: said before, and where it was not asked for, whole files only.</summary>
public sealed class FullDiskRestoreTests : IDisposable
{
    private const int Files = 12;
    private const int Size = 900_000;

    private readonly Desk _desk = new();
    private readonly WebsiteBackup _set;
    private readonly string _before;

    public FullDiskRestoreTests()
    {
        var random = new Random(8);
        foreach (var n in Enumerable.Range(0, Files))
        {
            var content = new byte[Size];
            random.NextBytes(content);
            Directory.CreateDirectory(_desk.Folder[$"web/d{n % 3}"]);
            File.WriteAllBytes(_desk.Folder[$"web/d{n % 3}/{n}.bin"], content);
        }
        Fill(_desk.Folder["situs.sqlite"], 3000);
        _desk.Set(site => site with
        {
            DocumentRoot = _desk.Folder["web"], BackupPath = _desk.Folder["sets"],
            Database = new SiteDatabase { Name = _desk.Folder["situs.sqlite"], Engine = DatabaseEngine.Sqlite },
        });
        _set = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());
        _before = BackupBench.Fingerprint(_desk.Folder["web"]);
    }

    public void Dispose() => _desk.Dispose();

    [SkippableTheory]
    [InlineData(RestoreTarget.Folder)]
    [InlineData(RestoreTarget.DocumentRoot)]
    public void TheRoomIsLookedAtFirst(RestoreTarget target)
    {
        using var disk = SmallDisk.Mount(_desk.Folder["disk"], megabytes: 6);
        _desk.Set(site => site with { DocumentRoot = Path.Combine(disk.Path, "web") });

        var plan = Plan(disk, target);
        var refusal = Assert.Throws<SopException>(() => _desk.Workplace.Restores.Restore(plan));

        Assert.Equal("SopRestoreSpaceShort", refusal.Id);
        var space = plan.Space.Single(space => space.IsShort);
        var dump = target == RestoreTarget.Folder ? new FileInfo(_desk.Folder["situs.sqlite"]).Length : 0;
        Assert.Equal((disk.Path, (Files * Size) + dump + (32L * 1024 * 1024)), (space.Folder, space.Needed));
        Assert.InRange(space.Free!.Value, 5_000_000, 6 * 1024 * 1024);
        Assert.Equal(plan.Refusal!.Indonesian, refusal.Phrase.Indonesian);
        Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
    }

    [SkippableFact]
    public void ASqliteFileOnAFullDiskIsSaidBeforeAndLeavesNothing()
    {
        using var disk = SmallDisk.Mount(_desk.Folder["disk"], megabytes: 1);
        var options = new RestoreOptions { Target = RestoreTarget.None, Database = Path.Combine(disk.Path, "baru.sqlite") };

        var plan = _desk.Workplace.Restores.Plan(_set.Path, options);
        Assert.Equal(disk.Path, plan.Space.Single(space => space.IsShort).Folder);
        Assert.Equal("SopRestoreSpaceShort", plan.Fault!.Id);
        var refusal = Assert.Throws<SopException>(
            () => _desk.Workplace.Restores.Restore(_desk.Workplace.Restores.Plan(_set.Path, options with { IgnoreSpace = true })));

        Assert.Equal("SopLoadFailed", refusal.Id);
        Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
    }

    [SkippableTheory]
    [InlineData(RestoreTarget.Folder)]
    [InlineData(RestoreTarget.DocumentRoot)]
    public void ADiskThatFillsUpLeavesAClearStateAndTheSameCommandFinishesItOnceThereIsRoom(RestoreTarget target)
    {
        using var disk = SmallDisk.Mount(_desk.Folder["disk"], megabytes: 6);
        _desk.Set(site => site with { DocumentRoot = Path.Combine(disk.Path, "web") });

        var refusal = Assert.Throws<SopException>(() => _desk.Workplace.Restores.Restore(Plan(disk, target, ignoreSpace: true)));

        var written = Directory.GetFiles(disk.Path, "*", SearchOption.AllDirectories);
        Assert.DoesNotContain(written, WorkingName.Is);
        if (target == RestoreTarget.Folder)
        {
            Assert.Equal("SopBackupDiskFull", refusal.Id);
            Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
        }
        else
        {
            Assert.Equal("SopRestoreInterrupted", refusal.Id);
            Assert.Matches($"terhenti setelah {written.Length} dari {Files} berkas: Disk '.*' penuh", refusal.Phrase.Indonesian);
            Assert.DoesNotContain("The disk", refusal.Phrase.Indonesian, StringComparison.Ordinal);
            Assert.InRange(written.Length, 4, 6);
            Assert.All(written, path => Assert.Equal(
                Sha256Hex.OfFile(Path.Combine(_desk.Folder["web"], Path.GetRelativePath(Path.Combine(disk.Path, "web"), path))),
                Sha256Hex.OfFile(path)));
            Assert.Contains(
                $"TERHENTI setelah {written.Length} dari {Files} berkas", _desk.Register.Log.Read().Last().FollowUp, StringComparison.Ordinal);
        }
        Assert.True(_desk.Workplace.Backups.Test(_set.Path).IsSound);
        using (var larger = Process.Start("mount", ["-o", "remount,size=80m", disk.Path])) larger.WaitForExit();
        var restored = _desk.Workplace.Restores.Restore(Plan(disk, target));

        Assert.Equal(Files, restored.Files);
        Assert.Equal(_before, BackupBench.Fingerprint(restored.FilesPath!));
    }

    private RestorePlan Plan(SmallDisk disk, RestoreTarget target, bool ignoreSpace = false) => _desk.Workplace.Restores.Plan(
        _set.Path,
        new RestoreOptions
        {
            Target = target, Destination = target == RestoreTarget.Folder ? Path.Combine(disk.Path, "pulih") : null, IgnoreSpace = ignoreSpace,
        });

    private static void Fill(string database, int rows)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE berita (id INTEGER, isi BLOB); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
            + "WHERE i < $rows) "
            + "INSERT INTO berita SELECT i, zeroblob(700) FROM n";
        command.Parameters.AddWithValue("$rows", rows);
        command.ExecuteNonQuery();
    }
}
