using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.PowerShell.Abstractions;

/// <summary>Cmdlets that write a paper from the register, for Word or as an HTML page.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LetterExportCommandBase : RegisterCommandBase
{
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the paper goes: a .docx or .html file, or a folder, in which it is named for its number.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PathSets.Path)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Where the paper goes, taken exactly as it is written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.LiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>The language of the paper, id or en; Indonesian without.</summary>
    [Parameter]
    [ValidateSet("id", "en")]
    public string Language { get; set; } = "id";

    /// <summary>The number that the court's register of letters gave it; without it there is room to write it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LetterNumber { get; set; }

    /// <summary>Who signs beside its maker, a witness first where there is one: roles or officers' names; without it the usual ones.</summary>
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

    /// <summary>Opens what the paper is about.</summary>
    private protected abstract OpenedPaper Open();

    /// <inheritdoc/>
    protected sealed override void ProcessItem()
    {
        var path = TargetFile.Resolve(this, ParameterSetName == PathSets.Path ? Path : LiteralPath);
        var paper = Open();
        if (Directory.Exists(path)) path = System.IO.Path.Combine(path, paper.Name + ".docx");
        paper.Office.WriterFor(path);
        foreach (var warning in paper.Dossier.Warnings) WriteWarning(warning.ToString());
        // -Force replaces what was there before, never a paper of the same pipeline.
        TargetFile.Check(path, Force && !_written.Contains(path));
        if (!ShouldProcess(path, MyInvocation.MyCommand.Name)) return;
        paper.Office.Write(paper.Compose(Choices()), path, Force);
        _written.Add(path);
        if (PassThru) WriteObject(new FileInfo(path));
    }

    private LetterChoices Choices() => new()
    {
        Language = LanguageChoice.FromCode(Language.ToLowerInvariant()) ?? Languages.Language.Indonesian,
        Number = LetterNumber,
        Signatories = Signatory,
    };

    /// <summary>What a paper is made of.</summary>
    /// <param name="Office">Who makes it.</param>
    /// <param name="Dossier">What it says.</param>
    /// <param name="Name">What it is called in a folder, without extension.</param>
    /// <param name="Compose">Composes it.</param>
    private protected sealed record OpenedPaper(LetterOffice Office, LetterDossier Dossier, string Name, Func<LetterChoices, Letter> Compose);
}
