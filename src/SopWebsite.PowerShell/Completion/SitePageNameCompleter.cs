using System.Collections;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the names of watched pages, of the site that is named where one is.</summary>
public sealed class SitePageNameCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => Names(register, new Hashtable());

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register, IDictionary given)
    {
        // Test-SiteContent has the site as -Name, the others as -Site.
        var site = (given["Site"] ?? (given.Contains("Page") ? given["Name"] : null)) as string;
        return register.Pages.Pages(site).Select(page => page.Name).Append(SopSitePage.FrontPage).Distinct(StringComparer.OrdinalIgnoreCase);
    }
}
