using System.Diagnostics;
using SopWebsite.Escalations;
using SopWebsite.Evidence;
using SopWebsite.Files;
using SopWebsite.Monitoring.Baseline;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Monitoring.Baseline;

/// <summary>Every planted file is found, and no file of the systems themselves.</summary>
public sealed class PlantedFilesTests(ITestOutputHelper output)
{
    public static TheoryData<bool> Trees => new(true, false);

    [Theory]
    [MemberData(nameof(Trees))]
    public void AllThatIsPlantedAfterwardsIsFoundAndNothingElse(bool wordPress)
    {
        using var desk = new BaselineDesk(wordPress ? SampleTrees.MakeWordPress : SampleTrees.MakeJoomla);
        Assert.Empty(desk.Make().Suspects);
        var planted = Plant(desk, wordPress);

        var found = desk.Compare();

        var missed = planted.Where(path => !Array.Exists(found.Findings, finding => finding.Path == path && finding.Weight >= 50)).ToList();
        output.WriteLine(
            $"planted {planted.Count}, found {planted.Count - missed.Count}, others {found.Findings.Length - (planted.Count - missed.Count)}");
        Assert.Empty(missed);
        Assert.Empty(found.Findings.Where(finding => !planted.Contains(finding.Path)));
        Assert.Equal((BaselineVerdict.Suspicious, planted.Count), (found.Verdict, found.Suspicious));
        Assert.All(found.Findings, finding => Assert.NotEmpty(finding.Reasons));
        Assert.True(planted.Count >= 40);
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public void WhatWasThereBeforeTheBaselineStaysTold(bool wordPress)
    {
        using var desk = new BaselineDesk(wordPress ? SampleTrees.MakeWordPress : SampleTrees.MakeJoomla);
        var planted = Plant(desk, wordPress);

        Assert.Equal(planted.Order(StringComparer.Ordinal), desk.Make().Suspects.Select(suspect => suspect.Path).Order(StringComparer.Ordinal));

        foreach (var full in new[] { false, true })
        {
            var found = desk.Compare(full);
            Assert.Equal(planted.Order(StringComparer.Ordinal), found.Findings.Select(finding => finding.Path).Order(StringComparer.Ordinal));
            Assert.All(found.Findings, finding => Assert.Equal(BaselineChange.Suspicious, finding.Kind));
        }
    }

    [Fact]
    public void CopiesAreKeptAsTextThatNothingRuns()
    {
        using var desk = new BaselineDesk(SampleTrees.MakeWordPress);
        desk.Make();
        desk.Write("a.php", "<?php @eval($_POST['c']);");
        desk.Write("b.php", "<?php @eval($_POST['c']);" + new string(' ', 5000));

        var found = desk.Tick().Compare(desk.Desk.Site, new BaselineOptions { MostEvidence = 4096 });

        var kept = found.Findings.Single(finding => finding.Path == "a.php").Evidence!;
        Assert.True(EvidenceStore.IsIntact(kept));
        Assert.Equal((Sha256Hex.OfFile(desk["a.php"]), ".txt"), (kept.Sha256, Path.GetExtension(kept.Path)));
        Assert.False(kept.Path.StartsWith(desk.Root, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept.Path));
        Assert.Null(found.Findings.Single(finding => finding.Path == "b.php").Evidence);
        Assert.Contains("too large", Assert.Single(found.Warnings).English, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AStockWordPressHasNothingOfAnIntruder()
    {
        var source = Environment.GetEnvironmentVariable("SOPWEBSITE_TEST_WORDPRESS") ?? "/usr/share/wordpress";
        Skip.IfNot(File.Exists(Path.Combine(source, "wp-includes/version.php")), "no WordPress here (Debian package wordpress)");
        using var desk = new BaselineDesk();
        using (var copy = Process.Start("cp", ["-a", source + "/.", desk.Root])!) copy.WaitForExit();

        var made = desk.Make();

        output.WriteLine($"{made.Files} files, {made.Bytes} bytes, {made.Cms[0]}");
        Assert.True(made.Files > 1000);
        Assert.Empty(made.Suspects);
        Assert.Equal("WordPress", Assert.Single(made.Cms).Name);
        Assert.Matches(@"^\d+\.\d+", made.Cms[0].Version!);
        Assert.Equal((BaselineVerdict.Unchanged, 0L), (desk.Compare() is var look ? (look.Verdict, look.Read) : default));
        foreach (var file in new DirectoryInfo(desk.Root).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.LinkTarget is null))
            file.LastWriteTimeUtc = file.LastWriteTimeUtc.AddDays(1);
        var touched = desk.Compare();
        Assert.Equal((BaselineVerdict.Unchanged, 0), (touched.Verdict, touched.Findings.Length));
        Assert.True(touched.Read > 1000);
        Assert.Equal(BaselineVerdict.Unchanged, desk.Compare(full: true).Verdict);
    }

    [Fact]
    public void SeverityFollowsTheWeight()
    {
        using var desk = new BaselineDesk(SampleTrees.MakeWordPress);
        desk.Make();
        desk.Write("baru.php", "<?php echo 1;");
        desk.Write("baru.txt", "x");
        desk.Write("jahat.php", "<?php @eval($_POST['c']);");
        desk.Write("index.php", "<?php echo 'lain';");

        var found = desk.Compare().Findings.ToDictionary(finding => finding.Path, finding => finding.Severity, StringComparer.Ordinal);

        Assert.Equal(
            (SopSeverity.Medium, SopSeverity.Low, SopSeverity.Critical, SopSeverity.High),
            (found["baru.php"], found["baru.txt"], found["jahat.php"], found["index.php"]));
    }

    private static List<string> Plant(BaselineDesk desk, bool wordPress)
    {
        var paths = PlantedFiles.All.Select(file => (Path: file.Path.Replace("{u}", wordPress ? "wp-content/uploads/2026/11" : "images/berita", StringComparison.Ordinal), file.Text)).ToList();
        // Windows drops a dot at the end of a name.
        if (OperatingSystem.IsWindows()) paths.RemoveAll(file => file.Path.EndsWith('.'));
        foreach (var (path, text) in paths) desk.Write(path, text);
        return [.. paths.Select(file => file.Path)];
    }
}
