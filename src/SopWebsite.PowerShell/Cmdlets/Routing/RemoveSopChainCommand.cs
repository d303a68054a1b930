using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Removes a chain that the court has set. What holds from then on is written.</summary>
[Cmdlet(VerbsCommon.Remove, "SopChain", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SopChain))]
public sealed class RemoveSopChainCommand : RegisterCommandBase
{
    /// <summary>The procedure's code.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProcedureCodeCompleter))]
    [ValidateNotNullOrEmpty]
    public string Procedure { get; set; } = "";

    /// <summary>The site whose own chain is removed; without it the one of all sites.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    public string? Site { get; set; }

    /// <summary>Who removes it; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var target = Site is null ? Procedure : $"{Procedure} {Site}";
        if (ShouldProcess(target, "Remove-SopChain")) WriteObject(Workplace.Chains.Remove(Procedure, Site, By));
    }
}
