using System.Text;
using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Drills;
using SopWebsite.Backups.Restoring;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Backups.Drills;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Restoring;

/// <summary>
/// Sets that are encrypted, differential, split, or all of it at once: in drills, in place and in databases; and passwords that are none.
/// </summary>
public sealed class SealedSetTests : IDisposable
{
    private const string Password = "Kata-Sandi-Contoh-2026";
    private const string Wrong = "Bukan-Sandi-Ini-2026";

    private readonly Desk _desk = new();
    private readonly MemoryLoader _loader = new();
    private readonly WebsiteBackups _backups;
    private readonly WebsiteRestores _restores;
    private readonly RestoreDrills _drills;

    public SealedSetTests()
    {
        RandomTree.Grow(Directory.CreateDirectory(Root).FullName, 5);
        var noise = new byte[2_600_000];
        new Random(4).NextBytes(noise);
        File.WriteAllBytes(Path.Combine(Root, "besar.bin"), noise);
        File.CreateSymbolicLink(Path.Combine(Root, "tautan"), "besar.bin");
        Directory.CreateDirectory(_desk.Folder["uji"]);
        _desk.Set(site => site with { DocumentRoot = Root, BackupPath = _desk.Folder["sets"], Database = new SiteDatabase { Name = "situs" } });
        _backups = new WebsiteBackups(_desk.Register.Backups, _desk.Register.Log, _desk.Register, new Dumper(), _desk.Clock)
        {
            Sites = _desk.Register.Sites,
        };
        _restores = new WebsiteRestores(
            _backups, _desk.Register.Backups, _desk.Register.Sites, _desk.Workplace.RemoteSites, _loader, _desk.Register.Log, _desk.Clock);
        _drills = new RestoreDrills(
            _desk.Register.Drills, _backups, _loader, _desk.Register.Log, _desk.Register, _desk.Clock, _desk.Register.TryLock);
    }

    private string Root => _desk.Folder["web"];

    public void Dispose() => _desk.Dispose();

    public static TheoryData<bool, bool, bool> Kinds => new()
    {
        { false, true, false }, { false, false, true }, { true, false, false }, { true, true, false }, { true, false, true }, { true, true, true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ComeBackInPlaceInDatabasesAndInDrills(bool encrypted, bool differential, bool split)
    {
        var set = Make(encrypted, differential, split);
        var before = BackupBench.Fingerprint(Root);
        Assert.Equal(
            (encrypted, differential ? BackupType.Differential : BackupType.Full, split && !differential),
            (set.Encrypted, set.Type, Directory.GetFiles(set.Path, "files.zip.*").Length > 1));
        Spoil();
        var options = new RestoreOptions
        {
            Target = RestoreTarget.DocumentRoot, Database = "situs_baru", Force = true, Password = encrypted ? Password : null,
        };

        var drill = _drills.Hold(Plan(set, options.Password));
        var restored = _restores.Restore(_restores.Plan(set.Path, options));

        Assert.True(drill.State == RestoreDrillState.Passed, DrillWords.Account(drill).English);
        Assert.DoesNotContain(drill.Checks, check => check.Finding != RestoreDrillFinding.Passed);
        Assert.Equal(2, drill.Tables);
        Assert.Empty(Directory.GetFileSystemEntries(_desk.Folder["uji"]));
        Assert.Equal(2, restored.Tables);
        Assert.Equal(before, BackupBench.Fingerprint(Root));
        Assert.Equal(["situs_baru"], _loader.Databases.Keys);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void APasswordThatIsNoneIsSaidBeforeAnythingIsWritten(bool encrypted, bool differential, bool split)
    {
        if (!encrypted) return;
        var set = Make(encrypted, differential, split);
        Spoil();
        var before = BackupBench.Fingerprint(_desk.Folder.Path);
        var (sets, entries) = (_backups.List(_desk.Site).Count, _desk.Register.Log.Read().Count());
        var over = new RestoreOptions { Target = RestoreTarget.DocumentRoot, Database = "situs_baru", Force = true, BackupFirst = true };
        var apart = new RestoreOptions { Target = RestoreTarget.Folder, Destination = _desk.Folder["pulih"] };

        foreach (var options in new[] { over, apart })
        {
            Assert.Equal("SopBackupPasswordWrong", Refused(() => _restores.Plan(set.Path, options with { Password = Wrong })));
            var plan = _restores.Plan(set.Path, options);
            Assert.Equal("SopBackupPasswordNeeded", plan.Fault!.Id);
            Assert.Equal("SopBackupPasswordNeeded", Refused(() => _restores.Restore(plan)));
        }
        foreach (var skip in new[] { false, true })
        {
            Assert.Equal("SopBackupPasswordWrong", Refused(() => Plan(set, Wrong, skip)));
            Assert.Equal("SopBackupPasswordNeeded", Refused(() => Plan(set, null, skip)));
        }

        Assert.Equal((sets, entries), (_backups.List(_desk.Site).Count, _desk.Register.Log.Read().Count()));
        Assert.Empty(_drills.Of());
        Assert.Empty(_loader.Databases);
        Assert.False(Directory.Exists(_desk.Folder["pulih"]));
        Assert.Equal(Without(before), Without(BackupBench.Fingerprint(_desk.Folder.Path)));
        // The one of the site counts where none is given.
        File.WriteAllText(_desk.Folder["sandi"], Password);
        File.SetUnixFileMode(_desk.Folder["sandi"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _desk.Set(site => site with { BackupSecret = "file:" + _desk.Folder["sandi"] });
        Assert.Equal(RestoreDrillState.Passed, _drills.Hold(Plan(set, null)).State);
    }

    [Fact]
    public void ADrillOfASetWhoseBaseIsGoneOrWhoseManifestIsBrokenIsAResult()
    {
        var set = Make(encrypted: true, differential: true, split: false);
        Directory.Move(Path.Combine(Path.GetDirectoryName(set.Path)!, set.Base!), _desk.Folder["lepas"]);

        var without = _drills.Hold(Plan(set, Password));
        File.WriteAllText(Path.Combine(set.Path, "manifest.json"), "{");
        var broken = _drills.Hold(Plan(set, Password));

        Assert.Equal((RestoreDrillState.Failed, RestoreDrillState.Failed), (without.State, broken.State));
        Assert.Contains(Path.GetFileName(set.Base!), without.Checks.Single().Remarks.Single().Indonesian, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_desk.Folder["uji"]));
    }

    private WebsiteBackup Make(bool encrypted, bool differential, bool split)
    {
        var options = new BackupOptions { Password = encrypted ? Password : null, VolumeSize = split ? 1024 * 1024 : null };
        var set = Backup(options);
        if (!differential) return set;
        File.WriteAllText(Path.Combine(Root, "berubah.php"), "<?php // baru");
        return Backup(options with { Type = BackupType.Differential });
    }

    private WebsiteBackup Backup(BackupOptions options)
    {
        _desk.Clock.UtcNow += TimeSpan.FromMinutes(1);
        return _backups.Backup(_desk.Site, options);
    }

    /// <summary>As a disaster leaves a site: something gone, something else in its place.</summary>
    private void Spoil()
    {
        File.WriteAllText(Path.Combine(Root, "besar.bin"), "jahat");
        File.Delete(Path.Combine(Root, "tautan"));
        foreach (var file in Directory.GetFiles(Root, "n*").Take(3)) File.Delete(file);
    }

    private DrillPlan Plan(WebsiteBackup set, string? password, bool skip = false) => _drills.Plan(
        _desk.Site, new DrillOptions { Set = set.Name, ScratchPath = _desk.Folder["uji"], Password = password, SkipDatabase = skip });

    private static string Refused(Action work) => Assert.Throws<SopException>(work).Id;

    /// <summary>The register is written to by looking, and so is the folder that it is in.</summary>
    private static string Without(string fingerprint) =>
        string.Join('\n', fingerprint.Split('\n').Where(line => !line.StartsWith("register", StringComparison.Ordinal)));

    private sealed class Dumper : IDatabaseDumper
    {
        public DumpOutcome Dump(DumpRequest request, Stream output, CancellationToken cancellation)
        {
            output.Write(Encoding.UTF8.GetBytes("table berita 7\ntable pengguna 3\n"));
            return new DumpOutcome { Tool = "contoh", Engines = new Dictionary<string, int> { ["InnoDB"] = 2 } };
        }
    }
}
