using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Visitors.Allowing;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Shows the visitors who are let pass, with the reason.</summary>
[Cmdlet(VerbsCommon.Get, "AllowedVisitor")]
[OutputType(typeof(AllowedVisitor))]
public sealed class GetAllowedVisitorCommand : RegisterCommandBase
{
    /// <summary>Only the entries that allow this address or block.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string? Address { get; set; }

    /// <summary>Only those for this site's logs, those of all sites among them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <summary>Those too whose time has passed.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem() => WriteObject(
        Workplace.AllowedVisitors.Find(Site is null ? null : SiteOf(Site).Name, Address).Where(one => All || !one.IsExpired),
        enumerateCollection: true);
}
