using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Registers a page or menu item of a site that is watched by itself, with its own limit and noise filters.</summary>
[Cmdlet(VerbsLifecycle.Register, "SopSitePage", SupportsShouldProcess = true)]
[OutputType(typeof(SopSitePage))]
public sealed class RegisterSopSitePageCommand : RegisterCommandBase
{
    /// <summary>The site.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Site { get; set; } = "";

    /// <summary>What the page is called, such as pengumuman; beranda is the site's front page. A page of this name is replaced.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SitePageNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The page's address. It may be left out for the front page.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [WebAddressTransformation]
    [ValidateCount(1, 1)]
    public Uri[] Uri { get; set; } = [];

    /// <summary>After how many working days without new content the page counts as stale; without, the site's own limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 1000)]
    public int FreshnessLimit { get; set; }

    /// <summary>CSS selectors of elements that are left out, such as '#sidebar'.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] IgnoreSelector { get; set; } = [];

    /// <summary>The CSS selector of the elements that alone are looked at, such as 'main'.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? KeepSelector { get; set; }

    /// <summary>Regular expressions of text that is left out, without regard to case.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] IgnoreText { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var site = SiteOf(Site);
        var page = new SopSitePage
        {
            Site = site.Name,
            Name = Name,
            Uri = Uri.Length > 0 ? Uri[0] : FrontPageOf(ContentTarget.Of(site)),
            FreshnessLimit = FreshnessLimit > 0 ? FreshnessLimit : site.FreshnessLimit,
            IgnoreSelector = IgnoreSelector,
            KeepSelector = string.IsNullOrEmpty(KeepSelector) ? null : KeepSelector,
            IgnoreText = IgnoreText,
        };
        if (ShouldProcess($"{page.Site}: {page.Name} ({page.Uri})", "Register-SopSitePage")) WriteObject(Workplace.SitePages.Register(page));
    }

    private Uri FrontPageOf(ContentTarget? front) =>
        string.Equals(Name, SopSitePage.FrontPage, StringComparison.OrdinalIgnoreCase) && front is not null ? front.Uri : throw new SopException(
            "SopSitePageInvalid", SopErrorKind.InvalidArgument,
            new Phrase($"The page '{Name}' needs an address: -Uri https://...", $"Halaman '{Name}' memerlukan alamat: -Uri https://..."), Name);
}
