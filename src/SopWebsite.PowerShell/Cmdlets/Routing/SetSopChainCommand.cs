using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Sets the chain that escalations of a procedure climb, for all sites or for one.</summary>
[Cmdlet(VerbsCommon.Set, "SopChain", SupportsShouldProcess = true)]
[OutputType(typeof(SopChain))]
public sealed class SetSopChainCommand : RegisterCommandBase
{
    /// <summary>The procedure's code.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProcedureCodeCompleter))]
    [ValidateNotNullOrEmpty]
    public string Procedure { get; set; } = "";

    /// <summary>The roles' codes, from the first told to the last.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Role { get; set; } = [];

    /// <summary>The site that it holds for; without it for all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <summary>Who sets it; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var target = Site is null ? Procedure : $"{Procedure} {Site}";
        if (ShouldProcess(target, "Set-SopChain")) WriteObject(Workplace.Chains.Set(Procedure, Site, Role, By));
    }
}
