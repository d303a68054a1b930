using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>The registered sites that a name with or without wildcards chooses for a check.</summary>
internal static class SiteChoice
{
    /// <summary>The sites: with wildcards only those that have an address.</summary>
    public static IEnumerable<SopSite> Of(ISiteStore sites, string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name)) return [new SopSites(sites).Get(name)];
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return sites.All().Where(site => pattern.IsMatch(site.Name) && site.Uri.Length > 0);
    }

    public static SopException NoAddress(SopSite site) => new(
        "SopSiteWithoutAddress", SopErrorKind.InvalidOperation,
        new Phrase($"The site '{site.Name}' has no address to check. Give it one: Set-SopSite {site.Name} -Uri https://...",
            $"Situs '{site.Name}' tidak memiliki alamat untuk diperiksa. Isi dengan: Set-SopSite {site.Name} -Uri https://..."),
        site.Name);
}
