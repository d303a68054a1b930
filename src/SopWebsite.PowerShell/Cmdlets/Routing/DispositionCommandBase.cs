using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Cmdlets that move one disposition sheet on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DispositionCommandBase : RegisterCommandBase
{
    /// <summary>The sheet's number, or the number of a report: then its open sheet is meant.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DispositionNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>Who does it; an officer's name. Without it, whom the sheet lies with.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <summary>Does the move on the sheet and returns it as it is then. Called when the user has agreed.</summary>
    protected abstract SopDisposition Move(SopDispositions sheets, string number);

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var sheets = Workplace.Dispositions;
        var sheet = sheets.Get(Number);
        if (ShouldProcess(sheet.Number, MyInvocation.MyCommand.Name)) WriteObject(Move(sheets, sheet.Number));
    }
}
