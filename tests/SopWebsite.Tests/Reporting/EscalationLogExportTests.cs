using SopWebsite.Adapters;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Register;
using SopWebsite.Reporting;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Reporting;

public sealed class EscalationLogExportTests : IDisposable
{
    private static readonly ReportMonth November = new(2026, 11);
    private readonly TemporaryFolder _folder = new();
    private readonly AdapterSet _adapters = new(".");
    private readonly IRegister _register;

    public EscalationLogExportTests() => _register = _adapters.OpenRegister(TestRegister.In(_folder));

    public void Dispose()
    {
        _register.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("WIT", null, 2)]
    [InlineData("WIT", "WIB", 1)]
    [InlineData(null, null, 1)]
    public void TheZoneOfTheSitesDrawsTheBorders(string? ofSites, string? asked, int expected)
    {
        if (ofSites is not null) _register.Sites.Add(new SopSite { Name = "pn-contoh", Zone = ofSites });
        // Midnight in WIT, still October in WIB.
        _register.Log.Append(SampleLog.Note(new DateTimeOffset(2026, 10, 31, 15, 0, 0, TimeSpan.Zero), "a"));
        _register.Log.Append(SampleLog.Note(new DateTimeOffset(2026, 11, 5, 15, 0, 0, TimeSpan.Zero), "b"));

        var report = Export().Report(November, asked);

        Assert.Equal(expected, report.Entries.Count);
        Assert.Equal((true, 2L), (report.Verification.IsValid, report.Verification.Entries));
        Assert.Empty(report.Warnings());
    }

    [Fact]
    public void AFileThatIsThereIsKeptUnlessAskedOtherwise()
    {
        File.WriteAllText(_folder["laporan.xlsx"], "lama");
        var report = Export().Report(November);

        var refusal = Assert.Throws<SopException>(() => Export().Write(report, _folder["laporan.xlsx"], Language.Indonesian, [], overwrite: false));
        Assert.Equal(("SopFileExists", "lama"), (refusal.Id, File.ReadAllText(_folder["laporan.xlsx"])));

        Export().Write(report, _folder["laporan.xlsx"], Language.Indonesian, [], overwrite: true);
        Assert.True(new FileInfo(_folder["laporan.xlsx"]).Length > 1000);
    }

    [Fact]
    public void AFailureHalfWayLeavesTheOldFileAndNothingElse()
    {
        File.WriteAllText(_folder["laporan.xlsx"], "lama");
        var export = new EscalationLogExport(_register, new FullDisk(), SystemClock.Instance);

        var failure = Assert.Throws<SopException>(
            () => export.Write(export.Report(November), _folder["laporan.xlsx"], Language.Indonesian, [], overwrite: true));

        Assert.Equal(("SopFileNotWritten", SopErrorKind.WriteFailure, "lama"), (failure.Id, failure.Kind, File.ReadAllText(_folder["laporan.xlsx"])));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp-*"));
    }

    [Fact]
    public void AFaultOfTheLogIsWarnedOf()
    {
        var entries = SampleLog.Chain([SampleLog.Completed(SampleLog.FirstOfNovember, "a", 1, 1, 1, Timeliness.OnTime)]);
        entries[0] = entries[0] with { Timeliness = (Timeliness)(-1) };

        var warnings = MonthlyReportBuilder.Build(November, "WIB", entries, EscalationChain.Verify(entries), DateTimeOffset.UnixEpoch).Warnings()
            .ToList();

        Assert.Equal(2, warnings.Count);
        Assert.Contains("tidak utuh pada entri 1", warnings[0].Indonesian, StringComparison.Ordinal);
    }

    private EscalationLogExport Export() => new(_register, _adapters.Workbooks, SystemClock.Instance);

    private sealed class FullDisk : IWorkbookWriter
    {
        public void Write(Workbook workbook, Stream stream)
        {
            stream.Write(new byte[1000]);
            throw new IOException("No space left on device");
        }
    }
}
