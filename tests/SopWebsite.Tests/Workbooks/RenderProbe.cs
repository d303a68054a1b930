namespace SopWebsite.Tests.Workbooks;
public sealed class RenderProbe
{
    [Fact]
    public void Probe()
    {
        var dir = Environment.GetEnvironmentVariable("SOP_PROBE"); if (dir is null) return;
        foreach (var n in new[] { 0, 60, 5000 }) File.WriteAllBytes(Path.Combine(dir, n + ".xlsx"), MonthlyWorkbookTests.Written(SopWebsite.Tests.Reporting.SampleLog.Chain(MonthlyWorkbookTests.Month(n).Select((d, i) => d with { Report = i % 4 == 0 ? "LS/2026/11/00" + i : null, Evidence = i % 5 == 0 ? "berita-acara.pdf sha256:" + new string('a', 64) : null, FollowUp = d.FollowUp ?? (i % 6 == 0 ? "=1+1" : null) }))).ToArray());
    }
}
