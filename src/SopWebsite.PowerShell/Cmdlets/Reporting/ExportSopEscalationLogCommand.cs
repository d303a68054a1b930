using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.Escalations.Exports;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Reporting;

namespace SopWebsite.PowerShell.Cmdlets.Reporting;

/// <summary>Writes a month of the escalation log as a workbook, or any part of it as a signed file to be checked without the register.</summary>
[Cmdlet(VerbsData.Export, "SopEscalationLog", SupportsShouldProcess = true, DefaultParameterSetName = NumbersSet)]
[OutputType(typeof(FileInfo), typeof(SignedEscalationLog))]
public sealed class ExportSopEscalationLogCommand : AsyncSopCommandBase
{
    private const string NumbersSet = "Numbers";
    private const string NumbersLiteralPathSet = "NumbersLiteralPath";

    /// <summary>The month, as yyyy-MM. A workbook is always of a month.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSets.Path)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSets.LiteralPath)]
    [MonthTransformation]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public ReportMonth Month { get; set; }

    /// <summary>Where it goes: a .xlsx file for the workbook, a .jsonl file for the signed log.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NumbersSet)]
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PathSets.Path)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Where it goes, taken exactly as it is written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NumbersLiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = PathSets.LiteralPath, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>The number of the first entry of a signed log; 1 without.</summary>
    [Parameter(ParameterSetName = NumbersSet)]
    [Parameter(ParameterSetName = NumbersLiteralPathSet)]
    [ValidateRange(1, long.MaxValue)]
    public long First { get; set; } = 1;

    /// <summary>The number of the last entry of a signed log; without it all there are.</summary>
    [Parameter(ParameterSetName = NumbersSet)]
    [Parameter(ParameterSetName = NumbersLiteralPathSet)]
    [ValidateRange(1, long.MaxValue)]
    public long Last { get; set; }

    /// <summary>The language of the workbook, id or en; Indonesian without.</summary>
    [Parameter(ParameterSetName = PathSets.Path)]
    [Parameter(ParameterSetName = PathSets.LiteralPath)]
    [ValidateSet("id", "en")]
    public string Language { get; set; } = "id";

    /// <summary>
    /// The court's name, or the lines of its letterhead; else what Set-SopCourt entered, else what SOPWEBSITE_COURT holds, its lines
    /// parted by |. A signed log names the last line.
    /// </summary>
    [Parameter]
    public string[]? CourtName { get; set; }

    /// <summary>The zone whose wall clock draws the month's borders; else that of the register's sites, WIB where they differ.</summary>
    [Parameter(ParameterSetName = PathSets.Path)]
    [Parameter(ParameterSetName = PathSets.LiteralPath)]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    [ValidateSet("WIB", "WITA", "WIT")]
    public string? Zone { get; set; }

    /// <summary>Replaces files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes to the pipeline the workbook's file, or what was signed with its hashes and the key's fingerprint.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private bool IsOfMonth => ParameterSetName is PathSets.Path or PathSets.LiteralPath;

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var path = TargetFile.Resolve(this, ParameterSetName is PathSets.Path or NumbersSet ? Path : LiteralPath);
        switch (System.IO.Path.GetExtension(path).ToLowerInvariant())
        {
            case ".xlsx" when IsOfMonth: WriteWorkbook(path); break;
            case ".xlsx": throw MonthMissing(path);
            case ".jsonl": WriteSigned(path); break;
            default: throw FormatUnknown(path);
        }
    }

    private void WriteWorkbook(string path)
    {
        var export = Workplace.LogExport;
        var report = export.Report(Month, Zone);
        foreach (var warning in report.Warnings()) WriteWarning(warning.ToString());
        TargetFile.Check(path, Force);
        if (!ShouldProcess(path, "Export-SopEscalationLog")) return;
        var language = LanguageChoice.FromCode(Language.ToLowerInvariant()) ?? Languages.Language.Indonesian;
        export.Write(report, path, language, Head.Lines, Force);
        if (PassThru) WriteObject(new FileInfo(path));
    }

    private void WriteSigned(string path)
    {
        var logs = Workplace.SignedLogs;
        var last = MyInvocation.BoundParameters.ContainsKey(nameof(Last)) ? Last : (long?)null;
        var numbers = IsOfMonth ? logs.NumbersOf(Month, Zone) : (First, Last: last);
        TargetFile.Check(path, Force);
        TargetFile.Check(SignedLogCheck.SignatureOf(path), Force);
        if (!ShouldProcess(path, "Export-SopEscalationLog")) return;
        var court = Head.Name;
        Pump((writer, stop) =>
        {
            var signed = logs.Write(path, numbers.First, numbers.Last, court, Force, stop);
            if (PassThru) writer.WriteObject(signed);
            return Task.CompletedTask;
        });
    }

    private Letterhead Head => Letterhead.Resolve(CourtName, Workplace.Courts.HeadOf(site: null));

    private static SopException MonthMissing(string path) => new(
        "SopMonthMissing", SopErrorKind.InvalidArgument,
        new Phrase("A workbook is of a month: add -Month 2026-11. The whole log goes into a .jsonl file.",
            "Buku kerja memuat satu bulan: tambahkan -Month 2026-11. Seluruh log ditulis ke berkas .jsonl."),
        path);

    private static SopException FormatUnknown(string path) => new(
        "SopLogFormatUnknown", SopErrorKind.InvalidArgument,
        new Phrase($"'{path}' names no format. A workbook of a month ends in .xlsx, a signed log in .jsonl.",
            $"'{path}' tidak menunjukkan format. Buku kerja satu bulan berakhiran .xlsx, log bertanda tangan .jsonl."),
        path);
}
