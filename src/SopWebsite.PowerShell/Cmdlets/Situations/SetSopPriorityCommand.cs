using System.Management.Automation;
using SopWebsite.Escalations;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Grading;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Sets what an impact and an urgency mean at this court, or lets the shipped value hold again.</summary>
[Cmdlet(VerbsCommon.Set, "SopPriority", SupportsShouldProcess = true, DefaultParameterSetName = SetSet)]
[OutputType(typeof(PriorityCell))]
public sealed class SetSopPriorityCommand : RegisterCommandBase
{
    private const string SetSet = "Set";
    private const string DefaultSet = "Default";

    /// <summary>How much is hit: Small, Part, Whole or Court.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public SituationImpact Impact { get; set; }

    /// <summary>How little time there is: CanWait, Deadline, Worsening or Now.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public SituationUrgency Urgency { get; set; }

    /// <summary>How grave that is: Low, Medium, High or Critical.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = SetSet)]
    public SopSeverity Severity { get; set; }

    /// <summary>Which comes first, from 1 (at once) to 4.</summary>
    [Parameter(Mandatory = true, Position = 3, ParameterSetName = SetSet)]
    [ValidateRange(1, 4)]
    public int Priority { get; set; }

    /// <summary>Let the shipped value hold again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DefaultSet)]
    public SwitchParameter Default { get; set; }

    /// <summary>Who sets it; an officer's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (!ShouldProcess(FormattableString.Invariant($"{Impact} x {Urgency}"), "Set-SopPriority")) return;
        WriteObject(Default
            ? Workplace.Priorities.Reset(Impact, Urgency, By)
            : Workplace.Priorities.Set(new PriorityCell { Impact = Impact, Urgency = Urgency, Severity = Severity, Priority = Priority }, By));
    }
}
