using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Forgets how far a site's visitor logs were read, and what was found day by day: the next pass begins anew.</summary>
[Cmdlet(VerbsCommon.Reset, "VisitorLogPosition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class ResetVisitorLogPositionCommand : RegisterCommandBase
{
    /// <summary>The site; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Site { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var name in Site)
        {
            Guard(() =>
            {
                foreach (var site in SitesOf(name))
                {
                    if (ShouldProcess(site.Name, new Phrase("Forget how far its visitor logs were "
                        + "read", "Lupakan sampai mana log pengunjungnya dibaca").ToString()))
                        Workplace.SiteFollowing.Reset(site);
                }
            });
        }
    }
}
