using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>
/// Removes a visitor rule of the court's own, or lets a shipped one that was turned off hold again. What holds from then on is written.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "VisitorRule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(VisitorRule))]
public sealed class RemoveVisitorRuleCommand : RegisterCommandBase
{
    /// <summary>The rule's id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OwnVisitorRuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var rule = Workplace.VisitorRules.Own(Id);
        if (ShouldProcess(rule.Id, "Remove-VisitorRule") && Workplace.VisitorRules.Remove(rule.Id) is { } shipped) WriteObject(shipped);
    }
}
