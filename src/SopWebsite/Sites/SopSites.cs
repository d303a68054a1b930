using System.Text.RegularExpressions;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Probing;
using SopWebsite.Secrets;

namespace SopWebsite.Sites;

/// <summary>The register of systems: what may be written to it, and how names are found.</summary>
public sealed class SopSites(ISiteStore store)
{
    private static readonly Regex NameForm = new(
        "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The site of a name.</summary>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>.</exception>
    public SopSite Get(string name) => store.Find(name) ?? throw NotFound(name);

    /// <summary>Adds a site.</summary>
    /// <exception cref="SopException"><c>SopSiteExists</c>, or what <see cref="Check"/> throws.</exception>
    public void Register(SopSite site)
    {
        Check(site);
        if (!store.Add(site))
            throw new SopException(
                "SopSiteExists", SopErrorKind.AlreadyExists,
                new Phrase($"The site '{site.Name}' is registered already. Change it with Set-SopSite.",
                    $"Situs '{site.Name}' sudah terdaftar. Ubah dengan Set-SopSite."),
                site.Name);
    }

    /// <summary>Replaces a site.</summary>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>, or what <see cref="Check"/> throws.</exception>
    public void Change(SopSite site)
    {
        Check(site);
        if (!store.Replace(site)) throw NotFound(site.Name);
    }

    /// <summary>Removes a site; its history stays.</summary>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>.</exception>
    public void Unregister(string name)
    {
        if (!store.Remove(name)) throw NotFound(name);
    }

    /// <summary>Refuses a site that later steps could not work with.</summary>
    /// <exception cref="SopException">
    /// <c>SopSiteNameInvalid</c>, <c>SopSiteUriInvalid</c>, <c>SopConditionInvalid</c>, <c>SopZoneUnknown</c>, <c>SopSecretReferenceInvalid</c>.
    /// </exception>
    public static void Check(SopSite site)
    {
        if (!NameForm.IsMatch(site.Name))
            throw new SopException(
                "SopSiteNameInvalid", SopErrorKind.InvalidArgument,
                new Phrase(
                    $"'{site.Name}' cannot name a site: use up to 63 letters, digits, '.', '_' or '-', beginning with a letter or digit.",
                    $"'{site.Name}' tidak dapat menjadi nama situs: pakai paling banyak 63 huruf, angka, '.', '_' atau '-', "
                    + "diawali huruf atau angka."),
                site.Name);
        foreach (var uri in site.Uri) ProbeAddress.Check(uri);
        foreach (var condition in site.Condition) SiteCondition.Parse(condition);
        IndonesianZone.OffsetOf(site.Zone);
        if (site.BackupSecret is { } secret) SecretReference.Check(secret);
    }

    private static SopException NotFound(string name) => new(
        "SopSiteNotFound", SopErrorKind.NotFound,
        new Phrase($"No site '{name}' is registered. Get-SopSite lists them; Register-SopSite adds one.",
            $"Situs '{name}' tidak terdaftar. Get-SopSite menampilkan daftarnya; Register-SopSite menambahkannya."),
        name);
}
