using System.Text;
using SopWebsite.Backups;
using SopWebsite.Backups.Restoring;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Backups.Drills;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Restoring;

public sealed class WebsiteRestoresTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly MemoryLoader _loader = new();
    private readonly WebsiteBackups _backups;
    private readonly WebsiteRestores _restores;

    public WebsiteRestoresTests()
    {
        Write("index.php", "<?php");
        Write("images/logo.txt", "logo");
        Write("cache/a.tmp", "a");
        File.SetLastWriteTimeUtc(Path.Combine(Root, "index.php"), new DateTime(2020, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(Root, "index.php"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        _desk.Set(site => site with { DocumentRoot = Root, BackupPath = _desk.Folder["sets"], Database = new SiteDatabase { Name = "situs" } });
        _backups = new WebsiteBackups(_desk.Register.Backups, _desk.Register.Log, _desk.Register, new TextDumper(), _desk.Clock);
        var sources = new RemoteSites(Desk.Adapters.Transports, _desk.Clock, _desk.Folder["mirrors"]);
        _restores = new WebsiteRestores(_backups, _desk.Register.Backups, _desk.Register.Sites, sources, _loader, _desk.Register.Log, _desk.Clock);
    }

    private string Root => _desk.Folder["web"];

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void APlanSaysWhatWouldBeWrittenReplacedAndLeftAndTouchesNothing()
    {
        var set = Make();
        File.Delete(Path.Combine(Root, "images/logo.txt"));
        Write("penyusup.php", "jahat");
        var before = BackupBench.Fingerprint(Root);

        var plan = _restores.Plan(set.Path, InPlace());

        Assert.Equal(
            [
                ("cache/a.tmp", RestoreChange.Replace), ("images/logo.txt", RestoreChange.Write), ("index.php", RestoreChange.Replace),
                ("penyusup.php", RestoreChange.Leave),
            ],
            plan.Items.Select(item => (item.Path, item.Change)).Order());
        Assert.Equal((1, 2, 1), (plan.Written, plan.Replaced, plan.Left));
        Assert.Equal(["pn-contoh"], plan.LiveSites);
        Assert.Equal("SopRestoreLive", plan.Fault!.Id);
        Assert.Equal(before, BackupBench.Fingerprint(Root));
    }

    [Fact]
    public void ASiteInUseIsWrittenOverOnlyWithForceAndAFreshBackup()
    {
        var set = Make();
        _desk.Clock.UtcNow += TimeSpan.FromHours(2);
        Write("index.php", "diubah");
        var before = BackupBench.Fingerprint(Root);

        Assert.Equal("SopRestoreLive", Refused(set, InPlace()));
        Assert.Equal("SopRestoreNoFreshBackup", Refused(set, InPlace() with { Force = true }));
        Assert.Equal(before, BackupBench.Fingerprint(Root));
        Assert.Single(_backups.List(_desk.Site));
        var restored = Restore(set, InPlace() with { Force = true, BackupFirst = true });

        Assert.Equal("<?php", File.ReadAllText(Path.Combine(Root, "index.php")));
        Assert.Equal(3, restored.Files);
        var fresh = Assert.Single(restored.BackupsMade);
        var again = _backups.Restore(_backups.List(_desk.Site).Single(one => one.Name == fresh).Path, _desk.Folder["sebelum"]);
        Assert.Equal("diubah", File.ReadAllText(Path.Combine(again.FilesPath!, "index.php")));
    }

    [Fact]
    public void ContentTimesAndRightsComeBackInPlaceAndWhatTheSetDoesNotHaveStays()
    {
        var set = Make();
        var before = BackupBench.Fingerprint(Root);
        File.Delete(Path.Combine(Root, "cache/a.tmp"));
        File.Delete(Path.Combine(Root, "index.php"));
        Write("index.php", "jahat");
        Write("penyusup.php", "jahat");

        var restored = Restore(set, InPlace() with { Force = true });

        Assert.Equal(1, restored.Left);
        Assert.Equal("jahat", File.ReadAllText(Path.Combine(Root, "penyusup.php")));
        var time = Directory.GetLastWriteTimeUtc(Path.Combine(Root, "images"));
        File.Delete(Path.Combine(Root, "penyusup.php"));
        Assert.Equal(before, BackupBench.Fingerprint(Root));
        Assert.Equal(time, Directory.GetLastWriteTimeUtc(Path.Combine(Root, "images")));
        Assert.DoesNotContain(Directory.GetFiles(Root, "*", SearchOption.AllDirectories), SopWebsite.Files.WorkingName.Is);
        Assert.Equal(
            [$"Pemulihan dimulai dari {set.Name} ke {Root}: 1 berkas baru, 2 diganti.", $"Pemulihan dari {set.Name} ke {Root} selesai: 3 berkas."],
            _desk.Register.Log.Read().TakeLast(2).Select(entry => entry.FollowUp));
    }

    [Fact]
    public void ADestroyedSiteComesBackWithoutABackupOfNothing()
    {
        var set = Make();
        var before = BackupBench.Fingerprint(Root);
        _desk.Clock.UtcNow += TimeSpan.FromDays(1);
        Directory.Delete(Root, recursive: true);

        Restore(set, InPlace());

        Assert.Equal(before, BackupBench.Fingerprint(Root));
    }

    [Fact]
    public void MasksChooseWhatComesBack()
    {
        var set = Make();
        Write("index.php", "baru");
        Write("images/logo.txt", "baru");

        var restored = Restore(set, InPlace() with { Force = true, Include = ["images/"] });
        var apart = Restore(
            set, new RestoreOptions
            {
                Target = RestoreTarget.Folder, Destination = _desk.Folder["terpisah"], Include = ["*.php"], Exclude = ["cache/"],
            });

        Assert.Equal(1, restored.Files);
        Assert.Equal(("baru", "logo"), (File.ReadAllText(Path.Combine(Root, "index.php")), File.ReadAllText(Path.Combine(Root, "images/logo.txt"))));
        Assert.Equal(
            ["index.php"],
            Directory.GetFiles(apart.FilesPath!, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(apart.FilesPath!, path)));
        Assert.False(File.Exists(Path.Combine(apart.Path, "database.sql")));
        Assert.Equal("SopRestoreNoFiles", Refused(set, InPlace() with { Force = true, Include = ["tidak-ada/"] }));
    }

    [Fact]
    public void NothingIsWrittenThroughALinkOrOverAFolder()
    {
        var set = Make();
        var outside = Directory.CreateDirectory(_desk.Folder["luar"]).FullName;
        Directory.Delete(Path.Combine(Root, "images"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(Root, "images"), outside);

        Assert.Equal("SopRestoreEscapes", Refused(set, InPlace() with { Force = true }));
        Directory.Delete(Path.Combine(Root, "images"));
        File.Delete(Path.Combine(Root, "index.php"));
        Directory.CreateDirectory(Path.Combine(Root, "index.php"));
        Assert.Equal("SopRestoreBlocked", Refused(set, InPlace() with { Force = true }));

        Assert.Empty(Directory.GetFileSystemEntries(outside));
    }

    [Fact]
    public void ALinkInTheWayOfAFileIsReplacedNotFollowed()
    {
        var set = Make();
        var outside = _desk.Folder["rahasia.txt"];
        File.WriteAllText(outside, "milik orang");
        File.Delete(Path.Combine(Root, "index.php"));
        File.CreateSymbolicLink(Path.Combine(Root, "index.php"), outside);

        Restore(set, InPlace() with { Force = true });

        Assert.Equal("milik orang", File.ReadAllText(outside));
        Assert.Equal("<?php", File.ReadAllText(Path.Combine(Root, "index.php")));
        Assert.Null(new FileInfo(Path.Combine(Root, "index.php")).LinkTarget);
    }

    [Fact]
    public void AStopLeavesEachFileOldOrNewAndTheLogSaysHowFar()
    {
        for (var n = 0; n < 40; n++) Write($"data/{n:D2}.txt", new string('b', 200_000));
        var set = Make();
        for (var n = 0; n < 40; n++) Write($"data/{n:D2}.txt", "lama");
        using var stop = new CancellationTokenSource();
        var reports = 0;
        var progress = new Reports(value =>
        {
            if (value.Stage == BackupStage.Restoring && ++reports == 25) stop.Cancel();
        });

        var plan = _restores.Plan(set.Path, InPlace() with { Force = true });
        Assert.ThrowsAny<OperationCanceledException>(() => _restores.Restore(plan, progress, stop.Token));

        var contents = Directory.GetFiles(Path.Combine(Root, "data")).Select(File.ReadAllText).ToList();
        Assert.Equal(40, contents.Count);
        Assert.All(contents, text => Assert.True(text is "lama" || (text.Length == 200_000 && text.All(letter => letter == 'b'))));
        Assert.Contains("lama", contents);
        var entry = _desk.Register.Log.Read().Last().FollowUp!;
        Assert.Matches("TERHENTI setelah [1-9][0-9]* dari 43 berkas; setiap berkas utuh, lama atau baru: dihentikan$", entry);
    }

    [Fact]
    public void ADumpIsNeverPutWhereVisitorsFetchIt()
    {
        var set = Make();

        Assert.Equal(
            "SopRestoreInsideRoot",
            Refused(set, new RestoreOptions { Target = RestoreTarget.Folder, Destination = Path.Combine(Root, "pulih"), Force = true }));
        Directory.CreateSymbolicLink(_desk.Folder["samar"], Root);
        Assert.Equal(
            "SopRestoreInsideRoot",
            Refused(set, new RestoreOptions { Target = RestoreTarget.Folder, Destination = _desk.Folder["samar/pulih"], Force = true }));
    }

    [Fact]
    public void AFolderWhoseFilesAreADocumentRootIsASiteInUse()
    {
        var set = Make();
        Directory.Move(Root, _desk.Folder["srv-files"]);
        Directory.CreateDirectory(_desk.Folder["srv"]);
        Directory.Move(_desk.Folder["srv-files"], _desk.Folder["srv/files"]);
        File.AppendAllText(_desk.Folder["srv/files/cache/a.tmp"], "baru");
        _desk.Set(site => site with { DocumentRoot = _desk.Folder["srv/files"] });

        Assert.Equal("SopRestoreLive", Refused(set, new RestoreOptions { Target = RestoreTarget.Folder, Destination = _desk.Folder["srv"] }));
    }

    [Fact]
    public void ADumpIsLoadedIntoANamedDatabase()
    {
        var set = Make();

        var restored = Restore(set, new RestoreOptions { Target = RestoreTarget.None, Database = "situs_coba" });

        Assert.Equal(("situs_coba", 2), (restored.Database, restored.Tables));
        Assert.Equal(["berita", "pengguna"], _loader.Databases["situs_coba"].Select(table => table.Name));
    }

    [Fact]
    public void ADatabaseInUseIsReplacedOnlyWithForceAndAFreshBackup()
    {
        var set = Make();
        _loader.Databases["situs"] = [new("berita", "InnoDB", 1)];
        _desk.Clock.UtcNow += TimeSpan.FromHours(2);
        var into = new RestoreOptions { Target = RestoreTarget.None, Database = "situs" };

        Assert.Equal("SopRestoreLive", Refused(set, into));
        Assert.Equal("SopRestoreNoFreshBackup", Refused(set, into with { Force = true }));
        Assert.Single(_loader.Databases["situs"]);
        Restore(set, into with { Force = true, BackupFirst = true });
        Assert.Equal(2, _loader.Databases["situs"].Length);
        // One that is no site's: what is in it is asked for all the same.
        _loader.Databases["lain"] = [new("isi", "InnoDB", 1)];
        Assert.Equal("SopDatabaseNotEmpty", Refused(set, into with { Database = "lain" }));
        Restore(set, into with { Database = "lain", Force = true });
        Assert.Equal(2, _loader.Databases["lain"].Length);
    }

    [Fact]
    public void ASetOfAnotherCourtsSiteGoesNowhereByItself()
    {
        var set = Make();
        _desk.Workplace.Sites.Unregister("pn-contoh");

        Assert.Equal("SopRestoreSiteUnknown", Refused(set, InPlace()));
        Assert.Equal(3, Restore(set, new RestoreOptions { Target = RestoreTarget.Folder, Destination = _desk.Folder["pulih"] }).Files);
    }

    private static RestoreOptions InPlace() => new() { Target = RestoreTarget.DocumentRoot };

    private RestoredWebsite Restore(WebsiteBackup set, RestoreOptions options) => _restores.Restore(_restores.Plan(set.Path, options));

    private string Refused(WebsiteBackup set, RestoreOptions options) => Assert.Throws<SopException>(() => Restore(set, options)).Id;

    private void Write(string path, string content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.Delete(full);
        File.WriteAllText(full, content);
    }

    private WebsiteBackup Make()
    {
        _desk.Clock.UtcNow += TimeSpan.FromMinutes(1);
        return _backups.Backup(_desk.Site, new BackupOptions());
    }

    private sealed class Reports(Action<BackupProgress> take) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => take(value);
    }

    private sealed class TextDumper : IDatabaseDumper
    {
        public DumpOutcome Dump(DumpRequest request, Stream output, CancellationToken cancellation)
        {
            output.Write(Encoding.UTF8.GetBytes("table berita 7\ntable pengguna 3\n"));
            return new DumpOutcome { Tool = "contoh", Engines = new Dictionary<string, int> { ["InnoDB"] = 2 } };
        }
    }
}
