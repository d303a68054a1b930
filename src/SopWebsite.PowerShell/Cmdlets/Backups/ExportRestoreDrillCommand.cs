using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Writes the minutes of a restore drill (berita acara uji restorasi), for Word or as an HTML page.</summary>
[Cmdlet(VerbsData.Export, "RestoreDrill", SupportsShouldProcess = true, DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(FileInfo))]
public sealed class ExportRestoreDrillCommand : LetterExportCommandBase
{
    /// <summary>The drill's number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RestoreDrillNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <inheritdoc/>
    private protected override OpenedPaper Open()
    {
        var letters = Workplace.DrillLetters;
        var dossier = letters.Open(Number);
        return new OpenedPaper(letters, dossier, dossier.Drill.Number, choices => DrillLetters.Compose(dossier, choices));
    }
}
