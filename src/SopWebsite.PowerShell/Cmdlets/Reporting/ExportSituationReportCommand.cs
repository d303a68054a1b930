using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.PowerShell.Cmdlets.Reporting;

/// <summary>Writes the letter of a situation report, its disposition sheets or its draft for BSSN, for Word or as an HTML page.</summary>
[Cmdlet(VerbsData.Export, "SituationReport", SupportsShouldProcess = true, DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(FileInfo))]
public sealed class ExportSituationReportCommand : RegisterCommandBase
{
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The report's number; with -Form Disposition also the number of one sheet.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SituationNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>Where the letter goes: a .docx or .html file, or a folder, in which it is named for the report.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PathSets.Path)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Where the letter goes, taken exactly as it is written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.LiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>
    /// Which paper: the letter (Situation), the disposition sheets to sign (Disposition), or the draft of an incident report for BSSN (Bssn).
    /// </summary>
    [Parameter]
    public SituationForm Form { get; set; }

    /// <summary>The language of the letter, id or en; Indonesian without.</summary>
    [Parameter]
    [ValidateSet("id", "en")]
    public string Language { get; set; } = "id";

    /// <summary>The number that the court's register of letters gave it; without it there is room to write it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LetterNumber { get; set; }

    /// <summary>Who acknowledges the letter beside its maker: roles or officers' names; without it the usual ones.</summary>
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
        var letters = Workplace.Letters;
        var dossier = letters.Open(Number, Form);
        if (Directory.Exists(path)) path = System.IO.Path.Combine(path, SituationLetters.FileNameOf(dossier, Form) + ".docx");
        letters.WriterFor(path);
        foreach (var warning in dossier.Warnings) WriteWarning(warning.ToString());
        // -Force replaces what was there before, never a letter of the same pipeline.
        TargetFile.Check(path, Force && !_written.Contains(path));
        if (!ShouldProcess(path, "Export-SituationReport")) return;
        letters.Write(SituationLetters.Compose(dossier, Choices(), Form), path, Force);
        _written.Add(path);
        if (PassThru) WriteObject(new FileInfo(path));
    }

    private LetterChoices Choices() => new()
    {
        Language = LanguageChoice.FromCode(Language.ToLowerInvariant()) ?? Languages.Language.Indonesian,
        Number = LetterNumber,
        Signatories = Signatory,
    };
}
