using System.Management.Automation;
using SopWebsite.Situations;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Notes a step of the work on a situation that was decided, with its time and evidence.</summary>
[Cmdlet(VerbsCommon.Add, "SituationAction", SupportsShouldProcess = true)]
[OutputType(typeof(SituationReport))]
public sealed class AddSituationActionCommand : SituationCommandBase
{
    /// <summary>What was done.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Action { get; set; } = "";

    /// <summary>Files that show it, taken literally; each is hashed.</summary>
    [Parameter]
    public string[] Evidence { get; set; } = [];

    /// <inheritdoc/>
    protected override SituationReport Move(SituationReports reports) =>
        Workplace.SituationWork.Act(Number, Action, By, [.. Evidence.Select(Resolve)]);
}
