using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>What the cmdlets that check sites share: registered sites by name, or addresses as they are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SiteCheckCommandBase : AsyncSopCommandBase
{
    /// <summary>The parameter set that takes registered sites.</summary>
    protected const string NameSet = "Name";

    /// <summary>The parameter set that takes addresses.</summary>
    protected const string UriSet = "Uri";

    /// <summary>Registered sites, wildcards allowed: the result is kept.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Addresses that need not be registered; nothing is kept of their results.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = UriSet)]
    [WebAddressTransformation]
    public virtual Uri[] Uri { get; set; } = [];

    /// <summary>Seconds for each address or request, redirects included.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 15;

    /// <summary>The sites that a name chooses: of a pattern only those that have an address.</summary>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>; <c>SopSiteWithoutAddress</c> for a site that is named.</exception>
    protected IEnumerable<SopSite> SitesToCheck(string name)
    {
        if (WildcardPattern.ContainsWildcardCharacters(name)) return SitesOf(name).Where(site => site.Uri.Length > 0);
        var site = SiteOf(name);
        return site.Uri.Length > 0 ? [site] : throw WithoutAddress(site);
    }

    /// <summary>The failure of a site that has nothing to check, or no page where a page is wanted.</summary>
    protected static SopException WithoutAddress(SopSite site) => new(
        "SopSiteWithoutAddress", SopErrorKind.InvalidOperation,
        new Phrase($"The site '{site.Name}' has no address to check. Give it one: Set-SopSite {site.Name} -Uri https://...",
            $"Situs '{site.Name}' tidak memiliki alamat untuk diperiksa. Isi dengan: Set-SopSite {site.Name} -Uri https://..."),
        site.Name);
}
