using System.Management.Automation;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Shows the pages of sites that are watched by themselves.</summary>
[Cmdlet(VerbsCommon.Get, "SopSitePage")]
[OutputType(typeof(SopSitePage))]
public sealed class GetSopSitePageCommand : RegisterCommandBase
{
    /// <summary>The site, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Site { get; set; } = "*";

    /// <summary>The page, wildcards allowed; all without.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(SitePageNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "*";

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        // One page of one site, each named, must be there; of a pattern those that fit.
        var pages = WildcardPattern.ContainsWildcardCharacters(Site)
            ? NamePattern.Choose(Site, _ => null!, Workplace.SitePages.All, page => page.Site)
            : Workplace.SitePages.Of(Site);
        if (!WildcardPattern.ContainsWildcardCharacters(Site) && !WildcardPattern.ContainsWildcardCharacters(Name))
        {
            WriteObject(Workplace.SitePages.Get(Site, Name));
            return;
        }
        var pattern = NamePattern.Of(Name);
        WriteObject(pages.Where(page => pattern.IsMatch(page.Name)), enumerateCollection: true);
    }
}
