using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Shows what the visitor logs are searched for: the module's rules, and the court's own over them.</summary>
[Cmdlet(VerbsCommon.Get, "VisitorRule")]
[OutputType(typeof(VisitorRule))]
public sealed class GetVisitorRuleCommand : RegisterCommandBase
{
    /// <summary>Ids of rules, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VisitorRuleCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = ["*"];

    /// <summary>Only rules of these kinds.</summary>
    [Parameter]
    public VisitorCategory[] Category { get; set; } = [];

    /// <summary>Only the court's own, and the shipped ones that it has turned off.</summary>
    [Parameter]
    public SwitchParameter Own { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var rules = Workplace.VisitorRules;
        foreach (var id in Id)
            Guard(() => WriteObject(NamePattern.Choose(id, rules.Get, rules.All, rule => rule.Id).Where(Wanted), enumerateCollection: true));
    }

    private bool Wanted(VisitorRule rule) => (!Own || rule.IsOwn) && (Category.Length == 0 || Category.Contains(rule.Category));
}
