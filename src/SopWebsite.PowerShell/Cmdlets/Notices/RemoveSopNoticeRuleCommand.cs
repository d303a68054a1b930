using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Notices;

/// <summary>Removes a rule of who hears of what. What it has put into the outbox stays there.</summary>
[Cmdlet(VerbsCommon.Remove, "SopNoticeRule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSopNoticeRuleCommand : RegisterCommandBase
{
    /// <summary>The rule.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NoticeRuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var rule = Workplace.Notices.Rule(Name);
        if (ShouldProcess(rule.Name, "Remove-SopNoticeRule")) Workplace.Notices.RemoveRule(rule.Name);
    }
}
