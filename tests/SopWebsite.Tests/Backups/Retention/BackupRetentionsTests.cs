using SopWebsite.Backups;
using SopWebsite.Backups.Retention;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Retention;

public sealed class BackupRetentionsTests : IDisposable
{
    private static readonly BackupRetention TwoDays = new() { KeepDaily = 2 };

    private readonly Desk _desk = new();

    public BackupRetentionsTests()
    {
        Directory.CreateDirectory(_desk.Folder["web"]);
        File.WriteAllText(Path.Combine(_desk.Folder["web"], "index.php"), "<?php");
        _desk.Set(site => site with { DocumentRoot = _desk.Folder["web"], BackupPath = _desk.Folder["sets"] });
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void WhatNoRuleKeepsIsDeletedAndToldAndTheRestIsUntouched()
    {
        var (first, second, third) = (Make(), Make(days: 1), Make(days: 1));
        var plan = Plan();
        var before = BackupBench.Fingerprint(second.Path) + BackupBench.Fingerprint(third.Path);

        foreach (var verdict in plan.Verdicts) Retentions.CarryOut(plan, verdict);

        Assert.Equal([third.Name, second.Name, first.Name], plan.Verdicts.Select(verdict => verdict.Name));
        Assert.False(Directory.Exists(first.Path));
        Assert.Equal(before, BackupBench.Fingerprint(second.Path) + BackupBench.Fingerprint(third.Path));
        Assert.Equal(
            [second.Name, third.Name], Directory.GetDirectories(_desk.Folder["sets"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Null(_desk.Register.Backups.Find(first.Path));
        var entry = _desk.Register.Log.Read().Last();
        Assert.Equal((EscalationEvent.Note, $"Cadangan {first.Name} dihapus: tidak ada aturan yang menyimpannya."), (entry.Event, entry.FollowUp));
    }

    [Fact]
    public void APlanChangesNothing()
    {
        Make();
        Make(days: 3);
        var before = BackupBench.Fingerprint(_desk.Folder["sets"]);
        var entries = _desk.Register.Log.Read().Count();

        Plan(new RetentionOptions { Retention = new BackupRetention { KeepLast = 1 }, Partial = true, Damaged = true, Forget = true });

        Assert.Equal(before, BackupBench.Fingerprint(_desk.Folder["sets"]));
        Assert.Equal(entries, _desk.Register.Log.Read().Count());
    }

    [Fact]
    public void TheLastWholeSetStaysAlthoughNewerOnesAreDamaged()
    {
        var whole = Make();
        var damaged = Make(days: 5);
        File.AppendAllText(Directory.GetFiles(damaged.Path, "*.zip").Single(), "x");

        var plan = Plan(new RetentionOptions { Retention = new BackupRetention { KeepLast = 1 }, Damaged = true });
        foreach (var verdict in plan.Verdicts) Retentions.CarryOut(plan, verdict);

        Assert.Equal(
            [(damaged.Name, RetentionAction.Remove), (whole.Name, RetentionAction.Keep)],
            plan.Verdicts.Select(verdict => (verdict.Name, verdict.Action)));
        Assert.False(Directory.Exists(damaged.Path));
        Assert.True(_desk.Workplace.Backups.Test(whole.Path).IsSound);
    }

    [Fact]
    public void NothingIsRemovedWhenTheSetThatWasToStayIsGone()
    {
        var old = Make();
        var newest = Make(days: 9);
        var plan = Plan(new RetentionOptions { Retention = new BackupRetention { KeepLast = 1 } });
        Directory.Delete(newest.Path, recursive: true);

        var failure = Assert.Throws<SopException>(() => Retentions.CarryOut(plan, plan.Verdicts.Single(verdict => verdict.Name == old.Name)));

        Assert.Equal("SopRetentionAnchorGone", failure.Id);
        Assert.True(_desk.Workplace.Backups.Test(old.Path).IsSound);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ARemovalThatIsKilledHalfwayLeavesNoSetThatLooksWholeAndTheNextFinishesIt(bool forgotten)
    {
        var (old, newest) = (Make(), Make(days: 4));
        // What is there after a kill between the renaming and the deleting, a file being gone already.
        var leftover = Path.Combine(_desk.Folder["sets"], $".partial-{old.Name}~removing");
        Directory.Move(old.Path, leftover);
        File.Delete(Directory.GetFiles(leftover, "*.zip").Single());
        if (forgotten) _desk.Register.Backups.Remove(old.Path);

        var listed = _desk.Workplace.Backups.List(_desk.Site);
        var plan = Plan();
        foreach (var verdict in plan.Verdicts) Retentions.CarryOut(plan, verdict);

        Assert.Equal(forgotten ? null : BackupState.Damaged, listed.FirstOrDefault(backup => backup.Path == old.Path)?.State);
        Assert.Equal(BackupState.Partial, listed.Single(backup => backup.Path == leftover).State);
        Assert.Equal([newest.Path, leftover], plan.Verdicts.Select(verdict => verdict.Path));
        Assert.Equal(RetentionRule.Unfinished, plan.Verdicts[1].Reasons.Single().Rule);
        Assert.False(Directory.Exists(leftover));
        Assert.Null(_desk.Register.Backups.Find(old.Path));
        Assert.Equal(newest.Path, _desk.Workplace.Backups.List(_desk.Site).Single().Path);
        Assert.Equal(!forgotten, _desk.Register.Log.Read().Last().FollowUp == $"Cadangan {old.Name} dihapus: penghapusannya terputus.");
    }

    [Fact]
    public void WhatAnotherRunLeftGoesOnRequestWhenItIsOld()
    {
        Make();
        var leftover = Directory.CreateDirectory(Path.Combine(_desk.Folder["sets"], ".partial-pn-contoh-2026-11-20-080000")).FullName;
        File.WriteAllText(Path.Combine(leftover, "files.zip"), "setengah");

        var fresh = Plan(new RetentionOptions { Retention = TwoDays, Partial = true });
        var twoDaysAgo = _desk.Clock.UtcNow.UtcDateTime.AddDays(-2);
        File.SetLastWriteTimeUtc(Path.Combine(leftover, "files.zip"), twoDaysAgo);
        Directory.SetLastWriteTimeUtc(leftover, twoDaysAgo);
        var silent = Plan();
        var aged = Plan(new RetentionOptions { Retention = TwoDays, Partial = true });
        foreach (var verdict in aged.Verdicts) Retentions.CarryOut(aged, verdict);

        Assert.Equal(RetentionRule.Busy, fresh.Verdicts.Single(verdict => verdict.Path == leftover).Reasons.Single().Rule);
        Assert.DoesNotContain(silent.Verdicts, verdict => verdict.Path == leftover);
        Assert.False(Directory.Exists(leftover));
    }

    [Fact]
    public void SetsOnOtherMediaStayAndAreForgottenOnlyWhenAsked()
    {
        Make();
        var elsewhere = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions { Destination = _desk.Folder["disk"] });
        _desk.Clock.UtcNow += TimeSpan.FromDays(2);
        var gone = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions { Destination = _desk.Folder["lepas"] });
        Directory.Move(_desk.Folder["lepas"], _desk.Folder["di-lemari"]);
        Make(days: 1);

        var kept = Plan(new RetentionOptions { Retention = new BackupRetention { KeepLast = 1 }, Damaged = true });
        var plan = Plan(new RetentionOptions { Retention = new BackupRetention { KeepLast = 1 }, Forget = true });
        foreach (var verdict in plan.Verdicts) Retentions.CarryOut(plan, verdict);

        Assert.Equal(
            2, kept.Verdicts.Count(
                verdict => verdict is { Action: RetentionAction.Keep, Reasons: [{ Rule: RetentionRule.Elsewhere or RetentionRule.Gone }] }));
        Assert.Equal(2, plan.Verdicts.Count(verdict => verdict.Action == RetentionAction.Forget));
        Assert.True(File.Exists(Path.Combine(elsewhere.Path, "manifest.json")));
        Assert.Null(_desk.Register.Backups.Find(elsewhere.Path));
        Assert.Null(_desk.Register.Backups.Find(gone.Path));
        Assert.True(Directory.Exists(Path.Combine(_desk.Folder["di-lemari"], gone.Name)));
    }

    [Fact]
    public void WithoutRulesOrWithoutTheFolderNothingIsPlanned()
    {
        Make();

        Assert.Equal("SopRetentionMissing", Assert.Throws<SopException>(() => Plan(new RetentionOptions())).Id);
        Assert.Equal("SopRetentionMissing", Assert.Throws<SopException>(() => Plan(new RetentionOptions { Retention = new BackupRetention() })).Id);
        Assert.Equal(
            "SopRetentionInvalid",
            Assert.Throws<SopException>(() => Plan(new RetentionOptions { Retention = new BackupRetention { KeepLast = -1 } })).Id);
        Directory.Move(_desk.Folder["sets"], _desk.Folder["lepas"]);
        Assert.Equal("SopBackupFolderMissing", Assert.Throws<SopException>(() => Plan()).Id);
    }

    [Fact]
    public void TheRulesOfASiteAreKeptToldAndForgotten()
    {
        Retentions.Set(_desk.Site, new BackupRetention { KeepDaily = 7, KeepYearly = 5 });
        var found = Retentions.Find(_desk.Site with { Name = "PN-Contoh" });
        Retentions.Set(_desk.Site, new BackupRetention());

        Assert.Equal(new BackupRetention { Site = "pn-contoh", KeepDaily = 7, KeepYearly = 5 }, found);
        Assert.Null(Retentions.Find(_desk.Site));
        Assert.Equal(
            ["Retensi cadangan ditetapkan: 7 harian, 5 tahunan.", "Retensi cadangan dihapus."],
            _desk.Register.Log.Read().TakeLast(2).Select(entry => entry.FollowUp));
    }

    private BackupRetentions Retentions => _desk.Workplace.Retentions;

    private RetentionPlan Plan(RetentionOptions? options = null) =>
        Retentions.Plan(_desk.Site, options ?? new RetentionOptions { Retention = TwoDays });

    private WebsiteBackup Make(int days = 0)
    {
        _desk.Clock.UtcNow += TimeSpan.FromDays(days) + TimeSpan.FromMinutes(1);
        return _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());
    }
}
