using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Runs the sample requests of visitor rules: those that must match, and those that must not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "VisitorRule", DefaultParameterSetName = IdSet)]
[OutputType(typeof(VisitorRuleTest))]
public sealed class TestVisitorRuleCommand : RegisterCommandBase
{
    private const string IdSet = "Id";

    /// <summary>Ids of rules that hold here, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VisitorRuleCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = ["*"];

    /// <summary>Files of rules that are not imported yet, wildcards allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.Path)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Files of rules, the text taken as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.LiteralPath, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var rules = Workplace.VisitorRules;
        if (ParameterSetName == IdSet)
        {
            var effective = rules.Effective;
            foreach (var id in Id)
                Guard(() => Write(NamePattern.Choose(id, rules.Get, () => effective.All, rule => rule.Id), effective));
            return;
        }
        var literal = ParameterSetName == PathSets.LiteralPath;
        foreach (var path in SessionPaths.Existing(this, literal ? LiteralPath : Path, literal))
            Guard(() => Write(rules.Read(path, out var effective), effective));
    }

    private void Write(IEnumerable<VisitorRule> rules, VisitorRules effective)
    {
        foreach (var rule in rules.Where(rule => !rule.IsOff)) WriteObject(VisitorRuleTester.Test(rule, effective));
    }
}
