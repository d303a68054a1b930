using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Composition;
using SopWebsite.Routine;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Backups.Media;

/// <summary>How backups stand: three copies, two kinds of media, one elsewhere, and not too old. 16 November 2026 is a Monday.</summary>
public sealed class BackupComplianceTests : IDisposable
{
    private readonly MediaBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void WithoutASetThereIsNone()
    {
        var found = Now();

        Assert.Equal((BackupVerdict.None, null, null, 0), (found.Verdict, found.Set, found.AgeInWorkingDays, found.Copies));
        Assert.All(found.Rules, rule => Assert.False(rule.IsMet));
        Assert.Single(found.Findings);
    }

    [Fact]
    public void EachPartIsMetAsMediaAreAdded()
    {
        var set = _bench.Make();
        Assert.Equal([false, false, false, true], Met(Now()));
        Assert.Equal(BackupVerdict.Lacking, Now().Verdict);

        Register("HDD-01", MediumKind.HardDisk, "aaaa");
        _bench.Copy(set, _bench["hdd1"]);
        Assert.Equal([true, true, false, true], Met(Now()));

        Register("HDD-02", MediumKind.HardDisk, "bbbb", offSite: true);
        _bench.Copy(set, _bench["hdd2"]);
        var found = Now();

        Assert.Equal((BackupVerdict.Met, 3, true), (found.Verdict, found.Copies, found.HasOffSite));
        Assert.Equal([MediumKind.InternalDisk, MediumKind.HardDisk], found.Kinds);
        Assert.Equal(
            "4 salinan (diminta 3): situs itu sendiri, " + set.Path + " (disk internal), HDD-01 (hard disk portabel), HDD-02 (hard disk portabel)",
            found.Rules[0].Reason.Indonesian);
        Assert.Equal("belum ada uji restorasi yang tercatat", Assert.Single(found.Findings).Indonesian);

        // Its register says of the medium that it is not elsewhere after all.
        _bench.Media.Change(_bench.Media.Get("HDD-02") with { OffSite = false });
        Assert.Equal([true, true, false, true], Met(Now()));
    }

    [Fact]
    public void ACopyOutlivesTheSetAndADamagedOneDoesNotCount()
    {
        var set = _bench.Make();
        Register("HDD-01", MediumKind.HardDisk, "aaaa");
        var copy = _bench.Copy(set, _bench["hdd1"]);
        Directory.Delete(set.Path, recursive: true);

        var found = Now();
        Assert.Equal((set.Name, 1, BackupVerdict.Lacking), (found.Set, found.Copies, found.Verdict));
        Assert.Contains(found.Findings, finding => finding.Indonesian.Contains("hilang atau rusak", StringComparison.Ordinal));

        File.Delete(Directory.GetFiles(copy.Path, "*.zip")[0]);
        Assert.False(_bench.Backups.Test(copy.Path).IsSound);

        Assert.Equal(BackupVerdict.None, Now().Verdict);
        Assert.False(_bench.Media.Get("HDD-01").Readable);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 1, true)]
    [InlineData(2, 2, false)]
    // From Friday over a weekend to Monday: one working day.
    [InlineData(5, 5, false)]
    public void TheAgeIsInWorkingDaysAndTheUsualLimitIsOne(int days, int age, bool isMet)
    {
        _bench.Make();
        _bench.Desk.Clock.UtcNow += TimeSpan.FromDays(days == 5 ? 7 : days);

        var found = Now();

        Assert.Equal((age, 1, BackupWithinSource.Default), (found.AgeInWorkingDays, found.WithinWorkingDays, found.WithinSource));
        Assert.Equal(isMet, found.Rules[3].IsMet);
        Assert.Equal(isMet ? BackupVerdict.Lacking : BackupVerdict.Overdue, found.Verdict);
    }

    [Fact]
    public void AWeekendDoesNotAgeABackup()
    {
        using var friday = new MediaBench("2026-11-20T15:00+07:00");
        friday.Make();
        friday.Desk.Clock.UtcNow = DateTimeOffset.Parse("2026-11-23T08:00+07:00", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(1, friday.Compliance.Of(friday.Desk.Site).AgeInWorkingDays);
        Assert.Equal(0, friday.Compliance.Of(friday.Desk.Site, friday.Desk.Clock.UtcNow.AddDays(-1)).AgeInWorkingDays);
    }

    [Fact]
    public void TheSitesOwnLimitComesFirstThenTheCourtsRhythm()
    {
        _bench.Make();
        _bench.Workplace.Schedules.Set("pn-contoh", procedure: null, activity: 2, every: "1 minggu");
        Assert.Equal((5, BackupWithinSource.Procedure), (Now().WithinWorkingDays, Now().WithinSource));

        _bench.Desk.Set(site => site with { BackupWithin = 3 });
        Assert.Equal((3, BackupWithinSource.Site), (Now().WithinWorkingDays, Now().WithinSource));
    }

    [Fact]
    public void ADifferentialSetCountsOnlyWhereItsFullSetIs()
    {
        var full = _bench.Make();
        _bench.Desk.Clock.UtcNow += TimeSpan.FromHours(1);
        File.WriteAllText(Path.Combine(_bench.Root, "index.php"), "<?php echo 'baru';");
        var set = _bench.Backups.Backup(_bench.Desk.Site, new BackupOptions { Type = BackupType.Differential });
        Assert.Equal(full.Name, set.Base);
        Register("HDD-01", MediumKind.HardDisk, "aaaa");

        var plan = _bench.Copies.Plan(set.Path, new CopyOptions { Destination = _bench["hdd1"] });
        Assert.Contains(plan.Warnings, warning => warning.Indonesian.Contains(full.Name, StringComparison.Ordinal));
        _bench.Copies.Copy(plan);
        Assert.Equal(1, Now().Copies);
        Assert.Contains(Now().Findings, finding => finding.Indonesian.Contains("tanpa set penuhnya", StringComparison.Ordinal));

        _bench.Copy(full, _bench["hdd1"]);

        Assert.Equal((set.Name, 2), (Now().Set, Now().Copies));
        Assert.True(_bench.Backups.Test(Path.Combine(_bench["hdd1"], set.Name)).IsSound);
    }

    [Fact]
    public void WhatWasMadeLaterIsLeftOut()
    {
        var first = _bench.Make();
        _bench.Desk.Clock.UtcNow += TimeSpan.FromDays(2);
        _bench.Make();

        Assert.Equal(first.Name, _bench.Compliance.Of(_bench.Desk.Site, _bench.Desk.Clock.UtcNow.AddDays(-1)).Set);
    }

    [Fact]
    public async Task TheRoutineShowsABackupByHandThatIsOverdue()
    {
        _bench.Make();
        _bench.Desk.Set(site => site with { BackupPath = null });
        _bench.Desk.Clock.UtcNow += TimeSpan.FromDays(3);
        var results = new List<RoutineResult>();

        await new SopRoutine(_bench.Workplace, new RoutineOptions()).RunAsync([_bench.Desk.Site], results.Add, CancellationToken.None);

        var backup = results.Single(result => result.Step == RoutineStep.Backup);
        Assert.Equal((RoutineState.Finding, false), (backup.State, backup.IsSatisfied));
        Assert.Equal("Backup terlambat: cadangan baik terbaru berumur 3 hari kerja, batasnya 1.", backup.Message.Indonesian);
        Assert.IsType<BackupCompliance>(backup.Output);
    }

    private BackupCompliance Now() => _bench.Compliance.Of(_bench.Desk.Site);

    private static IEnumerable<bool> Met(BackupCompliance found) => found.Rules.Select(rule => rule.IsMet);

    private void Register(string name, MediumKind kind, string serial, bool offSite = false)
    {
        var folder = _bench.Mount("hdd" + name[^1], new MediumVolume { Root = "", Serial = serial, Kind = kind, FileSystem = "exfat" });
        _bench.Media.Register(new BackupMedium { Name = name, Kind = kind, Folder = folder, OffSite = offSite, RegisteredAt = default });
    }
}
