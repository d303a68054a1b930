using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.PowerShell.Cmdlets.Reporting;

/// <summary>Writes the letter of a situation report, its disposition sheets or its draft for BSSN, for Word or as an HTML page.</summary>
[Cmdlet(VerbsData.Export, "SituationReport", SupportsShouldProcess = true, DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(FileInfo))]
public sealed class ExportSituationReportCommand : LetterExportCommandBase
{
    /// <summary>The report's number; with -Form Disposition also the number of one sheet.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SituationNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>
    /// Which paper: the letter (Situation), the disposition sheets to sign (Disposition), or the draft of an incident report for BSSN (Bssn).
    /// </summary>
    [Parameter]
    public SituationForm Form { get; set; }

    /// <inheritdoc/>
    private protected override OpenedPaper Open()
    {
        var letters = Workplace.Letters;
        var dossier = letters.Open(Number, Form);
        return new OpenedPaper(
            letters, dossier, SituationLetters.FileNameOf(dossier, Form), choices => SituationLetters.Compose(dossier, choices, Form));
    }
}
