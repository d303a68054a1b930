using System.Management.Automation;
using SopWebsite.Notices;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Notices;

/// <summary>Lists who hears of what.</summary>
[Cmdlet(VerbsCommon.Get, "SopNoticeRule")]
[OutputType(typeof(SopNoticeRule))]
public sealed class GetSopNoticeRuleCommand : RegisterCommandBase
{
    /// <summary>Names, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NoticeRuleCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var notices = Workplace.Notices;
        foreach (var name in Name)
            Guard(() => WriteObject(NamePattern.Choose(name, notices.Rule, () => notices.Rules, rule => rule.Name), enumerateCollection: true));
    }
}
