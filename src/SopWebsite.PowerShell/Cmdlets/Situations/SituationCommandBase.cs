using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Cmdlets that move one situation report on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SituationCommandBase : RegisterCommandBase
{
    /// <summary>The report's number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SituationNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>Who does it; an officer's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <summary>Does the move and returns the report after it. Called when the user has agreed.</summary>
    protected abstract SituationReport Move(SituationReports reports);

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var reports = Workplace.Situations;
        var report = reports.Get(Number);
        if (ShouldProcess(report.Number, MyInvocation.MyCommand.Name)) WriteObject(Move(reports));
    }
}
