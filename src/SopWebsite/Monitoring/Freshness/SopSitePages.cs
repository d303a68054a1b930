using System.Text.RegularExpressions;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Probing;
using SopWebsite.Sites;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>The watched pages of sites: what may be written of them, and what is checked of a site.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="sites">The sites.</param>
/// <param name="reader">Knows which selectors can be used.</param>
/// <param name="unit">Keeps what is read and what is written of it together.</param>
public sealed class SopSitePages(ISitePageStore store, SopSites sites, IPageReader reader, IUnitOfWork unit)
{
    /// <summary>The most pages that are watched of one site, so that a pass over many sites ends.</summary>
    public const int MostOfSite = 50;

    private const int MostFilters = 30;

    private static readonly Regex NameForm = new(@"^[\p{L}\p{Nd}][\p{L}\p{Nd} ._/-]{0,62}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Registers a page, or changes the one of its name.</summary>
    /// <exception cref="SopException">
    /// <c>SopSiteNotFound</c>; <c>SopSitePageInvalid</c>: its name, address, limit, a selector or a pattern cannot be used;
    /// <c>SopSitePagesTooMany</c>: the site has <see cref="MostOfSite"/> already.
    /// </exception>
    public SopSitePage Register(SopSitePage page)
    {
        var entered = page with { Site = sites.Get(page.Site).Name };
        Check(entered);
        unit.Transact(() =>
        {
            var present = store.Pages(entered.Site);
            if (present.Count >= MostOfSite && !present.Any(other => IsNamed(other, entered.Name)))
            {
                throw new SopException(
                    "SopSitePagesTooMany", SopErrorKind.InvalidOperation,
                    new Phrase($"{MostOfSite} pages of '{entered.Site}' are watched already. Unregister-SopSitePage removes one.",
                        $"Sudah {MostOfSite} halaman '{entered.Site}' dipantau. Unregister-SopSitePage menghapus salah satunya."),
                    entered.Name);
            }
            store.Put(entered);
        });
        return entered;
    }

    /// <summary>The page of a name.</summary>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>; <c>SopSitePageNotFound</c>.</exception>
    public SopSitePage Get(string site, string name) => Of(site).FirstOrDefault(page => IsNamed(page, name)) ?? throw NotFound(site, name);

    /// <summary>The registered pages of a site, by name.</summary>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>.</exception>
    public IReadOnlyList<SopSitePage> Of(string site) => store.Pages(sites.Get(site).Name);

    /// <summary>The registered pages of all sites, by site and name.</summary>
    public IReadOnlyList<SopSitePage> All() => store.Pages();

    /// <summary>Removes a page; its history stays.</summary>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>; <c>SopSitePageNotFound</c>.</exception>
    public void Unregister(string site, string name)
    {
        if (!store.Remove(sites.Get(site).Name, name)) throw NotFound(site, name);
    }

    /// <summary>What is checked of a site: its front page, then its registered pages by name. Empty for a site without an address.</summary>
    public IReadOnlyList<ContentTarget> TargetsOf(SopSite site)
    {
        var pages = store.Pages(site.Name);
        var front = pages.FirstOrDefault(page => page.IsFrontPage) is { } own ? ContentTarget.Of(own) : ContentTarget.Of(site);
        return [.. front is null ? Array.Empty<ContentTarget>() : [front], .. pages.Where(page => !page.IsFrontPage).Select(ContentTarget.Of)];
    }

    private void Check(SopSitePage page)
    {
        if (!NameForm.IsMatch(page.Name))
        {
            throw Invalid(page.Name, new Phrase(
                "a page's name has up to 63 letters, digits, blanks, '.', '_', '/' or '-', beginning with a letter or digit",
                "nama halaman paling banyak 63 huruf, angka, spasi, '.', '_', '/' atau '-', diawali huruf atau angka"));
        }
        ProbeAddress.Check(page.Uri);
        if (!ProbeAddress.IsWeb(page.Uri))
            throw Invalid(page.Uri, new Phrase("a page's address begins with http:// or https://", "alamat halaman diawali http:// atau https://"));
        if (page.FreshnessLimit is < 1 or > 1000)
            throw Invalid(page.FreshnessLimit, new Phrase("the limit is 1 to 1000 working days", "batasnya 1 sampai 1000 hari kerja"));
        if (page.IgnoreSelector.Length + page.IgnoreText.Length > MostFilters)
        {
            throw Invalid(page.Name, new Phrase(
                $"a page has at most {MostFilters} filters", $"sebuah halaman paling banyak mempunyai {MostFilters} penyaring"));
        }
        foreach (var selector in page.KeepSelector is null ? page.IgnoreSelector : [.. page.IgnoreSelector, page.KeepSelector])
            if (reader.SelectorFault(selector) is { } fault) throw Invalid(selector, fault);
        foreach (var pattern in page.IgnoreText)
            if (TextFilter.Fault(pattern) is { } fault) throw Invalid(pattern, fault);
    }

    private static bool IsNamed(SopSitePage page, string name) => string.Equals(page.Name, name, StringComparison.OrdinalIgnoreCase);

    private static SopException Invalid(object offender, Phrase why) => new(
        "SopSitePageInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"'{offender}' cannot be used: {why.English}.", $"'{offender}' tidak dapat dipakai: {why.Indonesian}."), offender);

    private static SopException NotFound(string site, string name) => new(
        "SopSitePageNotFound", SopErrorKind.NotFound,
        new Phrase($"No page '{name}' of '{site}' is registered. Get-SopSitePage lists them; Register-SopSitePage adds one.",
            $"Halaman '{name}' dari '{site}' tidak terdaftar. Get-SopSitePage menampilkan daftarnya; Register-SopSitePage menambahkannya."),
        name);
}
