using System.Management.Automation;
using SopWebsite.Escalations;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Records that an officer has taken notice of an escalation; the chain of the step under way stops.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "SopEscalation", SupportsShouldProcess = true)]
[OutputType(typeof(EscalationEntry))]
public sealed class ConfirmSopEscalationCommand : RegisterCommandBase
{
    /// <summary>The run's id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Run { get; set; } = "";

    /// <summary>Who has taken notice; an officer's name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string By { get; set; } = "";

    /// <summary>What is to follow.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var run = Workplace.Runs.Get(Run);
        if (ShouldProcess(run.Id, "Confirm-SopEscalation")) WriteObject(Workplace.Watch.Acknowledge(run.Id, By, Note));
    }
}
