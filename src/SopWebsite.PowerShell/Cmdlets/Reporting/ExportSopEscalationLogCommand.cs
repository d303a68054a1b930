using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.PowerShell.Errors;
using SopWebsite.Reporting;

namespace SopWebsite.PowerShell.Cmdlets.Reporting;

/// <summary>Writes a month of the escalation log as an Excel workbook for the monthly IT report.</summary>
[Cmdlet(VerbsData.Export, "SopEscalationLog", SupportsShouldProcess = true, DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(FileInfo))]
public sealed class ExportSopEscalationLogCommand : RegisterCommandBase
{
    /// <summary>The month, as yyyy-MM.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [MonthTransformation]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public ReportMonth Month { get; set; }

    /// <summary>Where the workbook goes, such as laporan.xlsx.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PathSets.Path)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Where the workbook goes, taken exactly as it is written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.LiteralPath, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>The language of the workbook, id or en; Indonesian without.</summary>
    [Parameter]
    [ValidateSet("id", "en")]
    public string Language { get; set; } = "id";

    /// <summary>
    /// The court's name for the letterhead, or the lines of it; else what Set-SopCourt entered, else what SOPWEBSITE_COURT holds, its lines
    /// parted by |.
    /// </summary>
    [Parameter]
    public string[]? CourtName { get; set; }

    /// <summary>The zone whose wall clock draws the month's borders; else that of the register's sites, WIB where they differ.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    [ValidateSet("WIB", "WITA", "WIT")]
    public string? Zone { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the file to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var given = ParameterSetName == PathSets.Path ? Path : LiteralPath;
        var path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(given, out var provider, out _);
        if (provider.Name != "FileSystem")
        {
            WriteError(ErrorRecords.PathNotFileSystem(given));
            return;
        }
        var export = Workplace.LogExport;
        var report = export.Report(Month, Zone);
        foreach (var warning in report.Warnings()) WriteWarning(warning.ToString());
        if (!Force && File.Exists(path)) throw ReportFile.AlreadyThere(path);
        if (!ShouldProcess(path, "Export-SopEscalationLog")) return;
        var language = LanguageChoice.FromCode(Language.ToLowerInvariant()) ?? Languages.Language.Indonesian;
        export.Write(report, path, language, Letterhead.Resolve(CourtName, Workplace.Courts.HeadOf(site: null)).Lines, Force);
        if (PassThru) WriteObject(new FileInfo(path));
    }
}
