using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Writes the minutes of a restore drill (berita acara uji restorasi), for Word or as an HTML page.</summary>
[Cmdlet(VerbsData.Export, "RestoreDrill", SupportsShouldProcess = true, DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(FileInfo))]
public sealed class ExportRestoreDrillCommand : RegisterCommandBase
{
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The drill's number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RestoreDrillNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>Where the minutes go: a .docx or .html file, or a folder, in which they are named for the drill.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PathSets.Path)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Where the minutes go, taken exactly as it is written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.LiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>The language of the minutes, id or en; Indonesian without.</summary>
    [Parameter]
    [ValidateSet("id", "en")]
    public string Language { get; set; } = "id";

    /// <summary>The number that the court's register of letters gave them; without it there is room to write it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LetterNumber { get; set; }

    /// <summary>Who signs beside whoever held the drill, the witness first: roles or officers' names; without it the usual ones.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SignatoryCompleter))]
    [AllowEmptyCollection]
    public string[]? Signatory { get; set; }

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
        var letters = Workplace.DrillLetters;
        var dossier = letters.Open(Number);
        if (Directory.Exists(path)) path = System.IO.Path.Combine(path, dossier.Drill.Number + ".docx");
        letters.WriterFor(path);
        foreach (var warning in dossier.Warnings) WriteWarning(warning.ToString());
        // -Force replaces what was there before, never minutes of the same pipeline.
        TargetFile.Check(path, Force && !_written.Contains(path));
        if (!ShouldProcess(path, "Export-RestoreDrill")) return;
        var choices = new LetterChoices
        {
            Language = LanguageChoice.FromCode(Language.ToLowerInvariant()) ?? Languages.Language.Indonesian,
            Number = LetterNumber,
            Signatories = Signatory,
        };
        letters.Write(DrillMinutes.Compose(dossier, choices), path, Force);
        _written.Add(path);
        if (PassThru) WriteObject(new FileInfo(path));
    }
}
