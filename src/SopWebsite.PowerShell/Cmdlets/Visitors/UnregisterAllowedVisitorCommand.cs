using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Visitors.Allowing;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Takes addresses off the list of allowed visitors.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "AllowedVisitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AllowedVisitor))]
public sealed class UnregisterAllowedVisitorCommand : RegisterCommandBase
{
    /// <summary>The addresses, as they were entered.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AllowedNetworkCompleter))]
    [ValidateNotNullOrEmpty]
    public string Network { get; set; } = "";

    /// <summary>The site of the entry; without it, the entry for all sites.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    public string? Site { get; set; }

    /// <summary>Who takes them off; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var found = Workplace.AllowedVisitors.Get(Network, string.IsNullOrEmpty(Site) ? null : Site);
        if (ShouldProcess(found.ToString(), "Unregister-AllowedVisitor"))
            WriteObject(Workplace.AllowedVisitors.Remove(found.Network, found.Site, By));
    }
}
