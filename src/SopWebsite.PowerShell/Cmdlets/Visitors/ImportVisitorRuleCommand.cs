using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Takes the court's own visitor rules into the register.</summary>
[Cmdlet(VerbsData.Import, "VisitorRule", SupportsShouldProcess = true, DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(VisitorRule))]
public sealed class ImportVisitorRuleCommand : RegisterCommandBase
{
    /// <summary>Files of rules, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSets.Path)]
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
        var literal = ParameterSetName == PathSets.LiteralPath;
        foreach (var path in SessionPaths.Existing(this, literal ? LiteralPath : Path, literal)) Guard(() => Import(path));
    }

    private void Import(string path)
    {
        foreach (var rule in Workplace.VisitorRules.Check(path))
        {
            if (!ShouldProcess(rule.Id, "Import-VisitorRule")) continue;
            Workplace.VisitorRules.Put(rule);
            WriteObject(Workplace.VisitorRules.Get(rule.Id));
        }
    }
}
