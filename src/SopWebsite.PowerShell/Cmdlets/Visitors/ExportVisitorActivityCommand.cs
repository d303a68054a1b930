using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Reporting;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Masking;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Writes the log of visitors' activity (log aktivitas pengunjung) as an Excel workbook that can be handed on.</summary>
[Cmdlet(VerbsData.Export, "VisitorActivity", SupportsShouldProcess = true, DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(FileInfo))]
public sealed class ExportVisitorActivityCommand : RegisterCommandBase
{
    private bool _isWritten;

    /// <summary>The activity, as Get-VisitorActivity gives it without -By.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public VisitorActivitySummary InputObject { get; set; } = null!;

    /// <summary>Where the workbook goes, a .xlsx file.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSets.Path)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Where the workbook goes, taken exactly as it is written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.LiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>
    /// How addresses are masked, unless they are already: None, Light, Medium or Full; Medium without it, for the workbook is meant to be handed on.
    /// </summary>
    [Parameter]
    public AddressMasking Mask { get; set; } = AddressMasking.Medium;

    /// <summary>How many pages, referrers, user agents and addresses are listed each; 50 without it. The others are summed up in one line.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int Top { get; set; } = 50;

    /// <summary>The language of the workbook, id or en; Indonesian without.</summary>
    [Parameter]
    [ValidateSet("id", "en")]
    public string Language { get; set; } = "id";

    /// <summary>
    /// The court's name, or the lines of its letterhead; else what Set-SopCourt entered, else what SOPWEBSITE_COURT holds, its lines parted by |.
    /// </summary>
    [Parameter]
    public string[]? CourtName { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the file to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var path = TargetFile.Resolve(this, ParameterSetName == PathSets.Path ? Path : LiteralPath);
        // -Force replaces what was there before, never the workbook of another log in the same pipeline.
        TargetFile.Check(path, Force && !_isWritten);
        if (!ShouldProcess(path, "Export-VisitorActivity")) return;
        var summary = new AddressMask(Mask).Apply(InputObject);
        if (summary.Masking == AddressMasking.None) WriteWarning(new Phrase(
            "The addresses of visitors are not masked: the workbook is for the court's own eyes.",
            "Alamat pengunjung tidak disamarkan: buku kerja ini hanya untuk pengadilan sendiri.").ToString());
        var language = LanguageChoice.FromCode(Language.ToLowerInvariant()) ?? Languages.Language.Indonesian;
        var head = Letterhead.Resolve(CourtName, Workplace.Courts.HeadOf(site: null));
        Workplace.VisitorLogs.Write(summary, path, language, head.Lines, Top, Force);
        _isWritten = true;
        if (PassThru) WriteObject(new FileInfo(path));
    }
}
