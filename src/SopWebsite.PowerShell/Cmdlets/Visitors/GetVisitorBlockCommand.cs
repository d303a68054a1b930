using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Visitors.Blocking;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Shows who is on the sites' block lists, since when and until when.</summary>
[Cmdlet(VerbsCommon.Get, "VisitorBlock")]
[OutputType(typeof(VisitorBlock))]
public sealed class GetVisitorBlockCommand : RegisterCommandBase
{
    /// <summary>Only those of this site.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <summary>Those too that have ended or were lifted.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem() =>
        WriteObject(Workplace.VisitorBlocks.Find(Site is null ? null : SiteOf(Site).Name, All), enumerateCollection: true);
}
