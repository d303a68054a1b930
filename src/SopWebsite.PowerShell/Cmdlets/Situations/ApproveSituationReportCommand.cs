using System.Management.Automation;
using SopWebsite.Situations;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Decides which alternative of a situation report is carried out.</summary>
[Cmdlet(VerbsLifecycle.Approve, "SituationReport", SupportsShouldProcess = true)]
[OutputType(typeof(SituationReport))]
public sealed class ApproveSituationReportCommand : SituationCommandBase
{
    /// <summary>The number of the chosen alternative.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateRange(1, 99)]
    public int Alternative { get; set; }

    /// <summary>What is added to the decision.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <inheritdoc/>
    protected override SituationReport Move(SituationReports reports) => reports.Approve(Number, Alternative, By, Note);
}
