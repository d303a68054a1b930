using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Shows the chain that escalations climb, and where it comes from.</summary>
[Cmdlet(VerbsCommon.Get, "SopChain")]
[OutputType(typeof(SopChain))]
public sealed class GetSopChainCommand : RegisterCommandBase
{
    /// <summary>The procedure's code. Without it the procedure of the site, or every procedure.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProcedureCodeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Procedure { get; set; }

    /// <summary>The site whose chain is asked for.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var site = Site is null ? null : SiteOf(Site);
        if ((Procedure ?? site?.Procedure) is { } procedure) WriteObject(Workplace.Chains.Of(procedure, site?.Name));
        else WriteObject(Workplace.Chains.All(), enumerateCollection: true);
    }
}
