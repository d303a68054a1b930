using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Visitors.Blocking;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Takes an address off the block lists to come. It comes back when it is seen attacking again.</summary>
[Cmdlet(VerbsCommon.Remove, "VisitorBlock", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(VisitorBlock))]
public sealed class RemoveVisitorBlockCommand : RegisterCommandBase
{
    /// <summary>The site.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Site { get; set; } = "";

    /// <summary>The address.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Network")]
    [ArgumentCompleter(typeof(BlockedAddressCompleter))]
    [ValidateNotNullOrEmpty]
    public string Address { get; set; } = "";

    /// <summary>Why, for the log.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Who lifts it; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var blocks = Workplace.VisitorBlocks;
        var block = blocks.Get(SiteOf(Site).Name, Address);
        if (ShouldProcess($"{block.Site}: {block}", "Remove-VisitorBlock")) WriteObject(blocks.Lift(block.Site!, block.Network, Reason, By));
    }
}
