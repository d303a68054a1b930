using SopWebsite.Backups;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Monitoring.Baseline;
using SopWebsite.Routine;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.Baseline;

public sealed class SiteBaselinesTests : IDisposable
{
    private readonly BaselineDesk _desk = new(SampleTrees.MakeWordPress);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void ABaselineSaysWhatItHoldsAndIsInTheLog()
    {
        var made = _desk.Make(new BaselineOptions { By = "Nama Petugas" });

        Assert.Equal((1, "Nama Petugas", true), (made.Number, made.By, made.IsIntact));
        Assert.Equal("WordPress 6.1.9", Assert.Single(made.Cms).ToString());
        var bytes = new DirectoryInfo(_desk.Root).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => !file.FullName.Contains("wflogs", StringComparison.Ordinal) && !file.FullName.Contains("cache", StringComparison.Ordinal))
            .ToList();
        Assert.Equal((bytes.Count, bytes.Sum(file => file.Length)), (made.Files, made.Bytes));
        Assert.EndsWith(made.Digest, Assert.Single(_desk.Desk.Register.Log.Read()).Evidence, StringComparison.Ordinal);
        Assert.Equal(BaselineVerdict.Unchanged, _desk.Compare().Verdict);
    }

    [Fact]
    public void NewChangedMissingAndRenamedAreToldApart()
    {
        _desk.Write("wp-content/foto.jpg", "isi foto");
        _desk.Write("wp-content/hapus.jpg", "isi lain");
        _desk.Make();
        File.Move(_desk["wp-content/foto.jpg"], _desk["wp-content/gambar.jpg"]);
        File.Delete(_desk["wp-content/hapus.jpg"]);
        _desk.Write("wp-content/baru.css", "p{}");
        _desk.Write("readme.html", "<h1>Diubah</h1>");

        var found = _desk.Compare();

        Assert.Equal((1, 1, 1, 1), (found.New, found.Changed, found.Missing, found.Renamed));
        var renamed = Assert.Single(found.Findings, finding => finding.Kind == BaselineChange.Renamed);
        Assert.Equal(("wp-content/gambar.jpg", "wp-content/foto.jpg"), (renamed.Path, renamed.OldPath));
        var changed = Assert.Single(found.Findings, finding => finding.Kind == BaselineChange.Changed);
        Assert.NotEqual(changed.OldSha256, changed.Sha256);
        Assert.Equal((BaselineVerdict.Changed, 0), (found.Verdict, found.Suspicious));
    }

    [Fact]
    public void ChangesWithForgedTimesAreFound()
    {
        _desk.Make();
        var at = File.GetLastWriteTimeUtc(_desk["readme.html"]);
        _desk.Write("readme.html", "<h1>WordPres5</h1>");
        File.SetLastWriteTimeUtc(_desk["readme.html"], at);

        // Only the system's own time of change betrays it; where there is none, a full look does.
        Assert.Equal(1, _desk.Compare(full: !OperatingSystem.IsLinux()).Changed);
        Assert.Equal(1, _desk.Compare(full: true).Changed);
    }

    [Fact]
    public void OnlyWhatChangedIsReadAgain()
    {
        _desk.Make();
        Assert.Equal(2, _desk.Compare().Read);
        _desk.Write("wp-content/baru.css", "p{}");

        // Folders that are not compared keep no times: their scripts are read each time.
        Assert.Equal(3, _desk.Compare().Read);
        Assert.True(_desk.Compare(full: true).Read > 10);
        Assert.Equal(2, _desk.Make().Number);
    }

    [Theory]
    [InlineData("UPDATE site_baseline_part SET lines = REPLACE(lines, 'index.php', 'indeks.php')")]
    [InlineData("DELETE FROM site_baseline_part")]
    [InlineData("UPDATE site_baseline_part SET lines = 'x'")]
    [InlineData("UPDATE site_baseline SET body = REPLACE(body, 'Nama Petugas', 'Nama Lain')")]
    public void ATamperedBaselineIsToldAndNoLongerTrusted(string sql)
    {
        _desk.Make(new BaselineOptions { By = "Nama Petugas" });
        TestRegister.Execute(_desk.Desk.Folder, sql);

        Assert.Equal("SopBaselineTampered", Assert.Throws<SopException>(() => _desk.Compare()).Id);
        Assert.False(_desk.Tick().Find("pn-contoh")!.IsIntact);
        Assert.Equal((2, true), (_desk.Make() is var again ? (again.Number, again.IsIntact) : default));
        Assert.Equal(BaselineVerdict.Unchanged, _desk.Compare().Verdict);
    }

    [Fact]
    public void WhatIsAcceptedIsToldNoMoreUntilItChanges()
    {
        _desk.Make();
        _desk.Write("wp-content/uploads/surat.php", "<?php echo 'surat';");
        _desk.Write("wp-content/cache/simpan.php", "<?php echo 'simpan';");
        var found = _desk.Compare();
        Assert.Equal(2, found.Suspicious);

        var accepted = _desk.Tick().Accept(_desk.Desk.Site, found, "Nama Petugas");

        Assert.Equal((2, 2), (accepted.Number, accepted.Accepted.Length));
        Assert.Equal(BaselineVerdict.Unchanged, _desk.Compare().Verdict);
        Assert.Equal(BaselineVerdict.Unchanged, _desk.Compare(full: true).Verdict);
        Assert.Empty(_desk.Make().Suspects);
        _desk.Write("wp-content/uploads/surat.php", "<?php echo 'surat lain';");
        Assert.Equal("wp-content/uploads/surat.php", Assert.Single(_desk.Compare().Findings).Path);
    }

    [Fact]
    public void WhatCannotBeReadIsUnknownNeitherMissingNorFine()
    {
        _desk.Make();
        var baselines = new SiteBaselines(
            _desk.Desk.Register.Baselines, _desk.Desk.Register.Log, _desk.Desk.Register, Desk.Adapters.FileTraits, _desk.Desk.Workplace.Evidence,
            _desk.Desk.Clock)
        {
            BeforeReading = path =>
            {
                if (path == "readme.html") throw new UnauthorizedAccessException("ditolak");
            },
        };

        var found = baselines.Compare(_desk.Desk.Site, new BaselineOptions { Full = true });

        Assert.Equal((BaselineVerdict.Unknown, 0), (found.Verdict, found.Findings.Length));
        Assert.Equal(("readme.html", SkipReason.Unreadable), (found.Skipped.Single() is var skip ? (skip.Path, skip.Reason) : default));
    }

    [Fact]
    public void AStoppedWalkLeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Stopper(stop);

        Assert.Throws<OperationCanceledException>(() => _desk.Tick().Make(_desk.Desk.Site, new BaselineOptions(), progress, stop.Token));

        Assert.Null(_desk.Desk.Register.Baselines.Latest("pn-contoh"));
        Assert.Empty(_desk.Desk.Register.Log.Read());
    }

    [Fact]
    public void OddNamesAndLinksComeThrough()
    {
        if (OperatingSystem.IsWindows()) return;
        _desk.Write("wp-content/baris\nbaru \\.txt", "x");
        File.WriteAllText(_desk["wp-content/\u00e9\U0001F600.txt"], "y");
        File.CreateSymbolicLink(_desk["tautan"], "/usr/share/contoh");
        var made = _desk.Make();
        Assert.Empty(made.Suspects);
        Assert.Equal(BaselineVerdict.Unchanged, _desk.Compare().Verdict);
        File.Delete(_desk["tautan"]);
        File.CreateSymbolicLink(_desk["tautan"], "/etc/passwd");

        var found = Assert.Single(_desk.Compare().Findings);

        Assert.Equal((BaselineChange.Changed, "tautan", true), (found.Kind, found.Path, found.Weight >= 50));
    }

    [Fact]
    public void OwnPatternsAreLeftOutButScriptsInThemAreJudged()
    {
        _desk.Make(new BaselineOptions { Excludes = ["unduhan/"] });
        _desk.Write("unduhan/baru.pdf", "x");
        _desk.Write("unduhan/jahat.php", "<?php @eval($_POST['c']);");

        Assert.Equal("unduhan/jahat.php", Assert.Single(_desk.Compare().Findings).Path);
    }

    [Fact]
    public void RightsThatLetAnyoneWriteAreTold()
    {
        if (OperatingSystem.IsWindows()) return;
        _desk.Make();
        File.SetUnixFileMode(_desk["index.php"], File.GetUnixFileMode(_desk["index.php"]) | UnixFileMode.OtherWrite);

        var found = Assert.Single(_desk.Compare().Findings);

        Assert.Equal(("index.php", BaselineChange.Suspicious), (found.Path, found.Kind));
    }

    [Fact]
    public void AnUpdateOfTheSystemMakesItsFilesExpected()
    {
        _desk.Make();
        _desk.Write("wp-includes/version.php", "<?php\n$wp_version = '6.2';\n");
        _desk.Write("wp-includes/load.php", "<?php\n$x = 2;\n");

        var found = _desk.Compare();

        Assert.Equal("WordPress 6.2", Assert.Single(found.Cms).ToString());
        Assert.All(found.Findings, finding => Assert.Equal(SopSeverity.Low, finding.Severity));
    }

    [Fact]
    public void SitesWithoutRootOrBaselineAreRefused()
    {
        Assert.Equal("SopBaselineNotFound", Assert.Throws<SopException>(() => _desk.Compare()).Id);
        _desk.Desk.Set(site => site with { DocumentRoot = _desk["tidak-ada"] });
        Assert.Equal("SopDocumentRootNotFound", Assert.Throws<SopException>(() => _desk.Make()).Id);
        _desk.Desk.Set(site => site with { DocumentRoot = null });
        Assert.Equal("SopSiteWithoutRoot", Assert.Throws<SopException>(() => _desk.Make()).Id);
    }

    [Fact]
    public async Task TheRoutineLooksAndTheReportHasTheFact()
    {
        Assert.Equal(RoutineState.Skipped, (await PassAsync()).State);
        _desk.Make();
        Assert.Equal(RoutineState.Fine, (await PassAsync()).State);
        _desk.Write("wp-content/uploads/jahat.php", "<?php @eval($_POST['c']);");
        Assert.Equal(RoutineState.Skipped, (await PassAsync()).State);
        _desk.Desk.Clock.UtcNow = _desk.Desk.Clock.UtcNow.AddDays(1);

        Assert.Equal(RoutineState.Finding, (await PassAsync()).State);

        Assert.False(_desk.Desk.Register.Baselines.LatestComparison("pn-contoh")!.IsFull);
        var report = _desk.Desk.Workplace.Situations.Open(_desk.Desk.Site, "berkas asing", "Nama Petugas");
        Assert.Contains(
            report.Facts,
            fact => fact.Topic.English == "The site's files" && fact.Finding.Indonesian.Contains("jahat.php", StringComparison.Ordinal));
        _desk.Desk.Clock.UtcNow = _desk.Desk.Clock.UtcNow.AddDays(7);
        await PassAsync();
        Assert.True(_desk.Desk.Register.Baselines.LatestComparison("pn-contoh")!.IsFull);
    }

    private async Task<RoutineResult> PassAsync()
    {
        var results = new List<RoutineResult>();
        await new SopRoutine(_desk.Desk.Workplace, new RoutineOptions())
            .RunAsync(_desk.Desk.Register.Sites.All(), results.Add, CancellationToken.None);
        return results.Single(result => result.Step == RoutineStep.Baseline);
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<BaselineProgress>
    {
        public void Report(BaselineProgress value)
        {
            if (value.Files == 5) stop.Cancel();
        }
    }
}
