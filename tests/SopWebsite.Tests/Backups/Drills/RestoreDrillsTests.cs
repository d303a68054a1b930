using System.Text;
using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Drills;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Drills;

public sealed class RestoreDrillsTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly MemoryLoader _loader = new();
    private readonly WebsiteBackups _backups;
    private readonly RestoreDrills _drills;

    public RestoreDrillsTests()
    {
        Directory.CreateDirectory(_desk.Folder["web/images"]);
        File.WriteAllText(_desk.Folder["web/index.php"], "<?php");
        File.WriteAllText(_desk.Folder["web/images/logo.txt"], "logo");
        File.CreateSymbolicLink(_desk.Folder["web/tautan"], "images/logo.txt");
        _desk.Set(
            site => site with
            {
                DocumentRoot = _desk.Folder["web"], BackupPath = _desk.Folder["sets"], Database = new SiteDatabase { Name = "situs" },
            });
        Directory.CreateDirectory(_desk.Folder["uji"]);
        _backups = new WebsiteBackups(_desk.Register.Backups, _desk.Register.Log, _desk.Register, new TextDumper(), _desk.Clock);
        _drills = new RestoreDrills(
            _desk.Register.Drills, _backups, _loader, _desk.Register.Log, _desk.Register, _desk.Clock, _desk.Register.TryLock);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void ASoundSetPassesPointByPointAndNothingIsLeft()
    {
        Make();

        var drill = Hold();

        Assert.Equal(("UR-2026-0001", RestoreDrillState.Passed), (drill.Number, drill.State));
        Assert.Equal(
            [
                (RestoreDrillSubject.Set, null, null), (RestoreDrillSubject.FileCount, 2L, 2L), (RestoreDrillSubject.FileBytes, 9L, 9L),
                (RestoreDrillSubject.FileContent, 2L, 2L), (RestoreDrillSubject.DatabaseLoad, null, null), (RestoreDrillSubject.TableCount, 2L, 2L),
                (RestoreDrillSubject.RowCount, 10L, 10L),
            ],
            drill.Checks.Select(check => (check.Subject, check.Expected, check.Found)));
        Assert.All(drill.Checks, check => Assert.Equal(RestoreDrillFinding.Passed, check.Finding));
        Assert.True(drill.RecoveryTime > TimeSpan.Zero && drill.RecoveryTime >= drill.FilesTime);
        NothingIsLeft();
        Assert.Equal(drill.Number, _drills.Get("UR-2026-0001").Number);
        var entry = _desk.Register.Log.Read().Last();
        Assert.StartsWith(
            $"Uji restorasi UR-2026-0001 atas {drill.Set}: berhasil; 2 berkas; 2 tabel; waktu pemulihan ", entry.FollowUp, StringComparison.Ordinal);
        Assert.Equal($"{drill.Set} SHA-256 {drill.ManifestSha256}", entry.Evidence);
    }

    [Fact]
    public void RowsAndTablesThatDoNotComeBackAreFound()
    {
        Make();
        _loader.Finds = tables => [tables[0] with { Rows = 6 }, new TableCensus("asing", "InnoDB", 1)];

        var drill = Hold();

        Assert.Equal(RestoreDrillState.Failed, drill.State);
        var remarks = drill.Checks.SelectMany(check => check.Remarks).Select(remark => remark.Indonesian);
        Assert.Equal(["tabel 'asing' tidak ada di dump", "tabel 'pengguna' tidak ada", "tabel 'berita': 6 baris, seharusnya 7"], remarks);
        NothingIsLeft();
    }

    [Fact]
    public void ADamagedSetIsAResultNotAnError()
    {
        var set = Make();
        using (var archive = new FileStream(Directory.GetFiles(set.Path, "*.zip").First(), FileMode.Open))
        {
            archive.Position = archive.Length / 2;
            archive.WriteByte(0xEE);
        }

        var drill = Hold(set.Name);

        Assert.Equal(RestoreDrillState.Failed, drill.State);
        Assert.Equal((RestoreDrillSubject.Set, RestoreDrillFinding.Failed), (drill.Checks.Single().Subject, drill.Checks.Single().Finding));
        Assert.Contains("tidak sesuai: Keutuhan set", _desk.Register.Log.Read().Last().FollowUp, StringComparison.Ordinal);
        NothingIsLeft();
    }

    [Fact]
    public void AServerThatDoesNotTakeTheDumpFailsTheDrillAndNothingIsLeft()
    {
        Make();
        _loader.OnLoad = () => throw MemoryLoader.Failure("SopLoadFailed", SopErrorKind.WriteFailure);

        var drill = Hold();

        Assert.Equal(RestoreDrillState.Failed, drill.State);
        Assert.Equal("server menolak", drill.Checks.Single(check => check.Subject == RestoreDrillSubject.DatabaseLoad).Remarks.Single().Indonesian);
        Assert.Equal(RestoreDrillFinding.Passed, drill.Checks.Single(check => check.Subject == RestoreDrillSubject.FileContent).Finding);
        NothingIsLeft();
    }

    [Fact]
    public void AStopClearsEverythingAwayAndIsNoted()
    {
        Make();
        using var stop = new CancellationTokenSource();
        _loader.OnLoad = stop.Cancel;

        Assert.ThrowsAny<OperationCanceledException>(() => _drills.Hold(Plan(), null, stop.Token));

        Assert.Equal(RestoreDrillState.Aborted, _drills.Of().Single().State);
        Assert.EndsWith(": dihentikan; dihentikan oleh pelaksana.", _desk.Register.Log.Read().Last().FollowUp, StringComparison.Ordinal);
        NothingIsLeft();
    }

    [Fact]
    public void WhatAKilledDrillLeftIsClearedByTheNext()
    {
        Make();
        _loader.DropFails = true;
        var plan = Plan();
        var first = _drills.Hold(plan);
        // As a kill leaves it: still noted as under way, the folder there.
        Directory.CreateDirectory(Path.Combine(plan.ScratchPath, "isi", "files"));
        _desk.Register.Drills.Put(first with { State = RestoreDrillState.Running, EndedAt = null, ScratchPath = plan.ScratchPath });
        Assert.Single(_loader.Databases);
        _loader.DropFails = false;

        var second = Hold();

        Assert.Equal([RestoreDrillState.Aborted, RestoreDrillState.Passed], _drills.Of().Select(drill => drill.State));
        Assert.Equal("UR-2026-0002", second.Number);
        Assert.Equal(2, _loader.Dropped.Count);
        NothingIsLeft();
    }

    [Fact]
    public void ADatabaseThatCannotBeDroppedIsSaid()
    {
        Make();
        _loader.DropFails = true;

        var drill = Hold();

        Assert.StartsWith("belum dapat dibersihkan: sop_uji_", drill.Failure!.Indonesian, StringComparison.Ordinal);
        Assert.Single(drill.ScratchDatabases);
    }

    [Fact]
    public void OnlyFoldersMadeForDrillsAreDeletedWhateverTheRegisterSays()
    {
        Make();
        var drill = Hold();
        var mine = Directory.CreateDirectory(_desk.Folder["milik-orang"]).FullName;
        _desk.Register.Drills.Put(drill with { State = RestoreDrillState.Running, ScratchPath = mine });

        Hold();

        Assert.True(Directory.Exists(mine));
    }

    [Fact]
    public void LeftOutDatabasesAreSaidToBeUntested()
    {
        Make();

        var drill = _drills.Hold(_drills.Plan(_desk.Site, new DrillOptions { ScratchPath = _desk.Folder["uji"], SkipDatabase = true }));

        Assert.Equal(RestoreDrillState.Passed, drill.State);
        Assert.Equal(RestoreDrillFinding.NotTested, drill.Checks.Single(check => check.Subject == RestoreDrillSubject.DatabaseLoad).Finding);
        Assert.Empty(_loader.Databases);
    }

    [Fact]
    public void OneDrillAtATimeAndNoneWithoutASet()
    {
        Assert.Equal("SopDrillNoSet", Assert.Throws<SopException>(() => Plan()).Id);
        Make();
        Assert.Equal("SopDrillNoSet", Assert.Throws<SopException>(() => Plan("tidak-ada")).Id);
        using var other = _desk.Register.TryLock("restore-drill");
        Assert.Equal("SopDrillBusy", Assert.Throws<SopException>(() => Hold()).Id);
    }

    private WebsiteBackup Make()
    {
        _desk.Clock.UtcNow += TimeSpan.FromMinutes(1);
        return _backups.Backup(_desk.Site, new BackupOptions());
    }

    private DrillPlan Plan(string? set = null) =>
        _drills.Plan(_desk.Site, new DrillOptions { Set = set, ScratchPath = _desk.Folder["uji"], By = "Nama Staf IT" });

    private RestoreDrill Hold(string? set = null) => _drills.Hold(Plan(set));

    private void NothingIsLeft()
    {
        Assert.Empty(Directory.GetFileSystemEntries(_desk.Folder["uji"]));
        Assert.Empty(_loader.Databases);
        Assert.Null(_drills.Of().Last().ScratchPath);
        Assert.Empty(_drills.Of().Last().ScratchDatabases);
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
