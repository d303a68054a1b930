using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Situations.Grading;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Shows the matrix by which impact and urgency give a situation's severity and priority.</summary>
[Cmdlet(VerbsCommon.Get, "SopPriority")]
[OutputType(typeof(PriorityCell))]
public sealed class GetSopPriorityCommand : RegisterCommandBase
{
    /// <summary>Only of this impact.</summary>
    [Parameter(Position = 0)]
    public SituationImpact? Impact { get; set; }

    /// <summary>Only of this urgency.</summary>
    [Parameter(Position = 1)]
    public SituationUrgency? Urgency { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem() => WriteObject(
        Workplace.Priorities.Cells().Where(cell => (Impact ?? cell.Impact) == cell.Impact && (Urgency ?? cell.Urgency) == cell.Urgency),
        enumerateCollection: true);
}
