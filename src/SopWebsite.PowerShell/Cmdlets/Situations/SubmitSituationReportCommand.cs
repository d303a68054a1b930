using System.Management.Automation;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Hands a situation report up to a role.</summary>
[Cmdlet(VerbsLifecycle.Submit, "SituationReport", SupportsShouldProcess = true)]
[OutputType(typeof(SituationReport))]
public sealed class SubmitSituationReportCommand : SituationCommandBase
{
    /// <summary>The role it goes to, such as kasubbag-ptip.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [ValidateNotNullOrEmpty]
    public string To { get; set; } = "";

    /// <summary>A note to the recipient.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <inheritdoc/>
    protected override SituationReport Move(SituationReports reports) => reports.Submit(Number, To, By, Note);
}
