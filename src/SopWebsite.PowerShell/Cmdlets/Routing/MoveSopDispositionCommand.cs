using System.Management.Automation;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Delegates a disposition sheet: its recipient hands it to another officer, under a sheet of its own.</summary>
[Cmdlet(VerbsCommon.Move, "SopDisposition", SupportsShouldProcess = true)]
[OutputType(typeof(SopDisposition))]
public sealed class MoveSopDispositionCommand : DispositionCommandBase
{
    /// <summary>The role it goes to, such as staf-it, or an officer's name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(RecipientCompleter))]
    [ValidateNotNullOrEmpty]
    public string To { get; set; } = "";

    /// <summary>What the other is to do; without it what the sheet says.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <inheritdoc/>
    protected override SopDisposition Move(SopDispositions sheets, string number) => sheets.Delegate(number, To, By, Note);
}
