using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Probing;

namespace SopWebsite.Sites;

/// <summary>The courts of a register: one for all sites, and others for the sites that name their own.</summary>
public sealed class SopCourts(ISiteStore store)
{
    /// <summary>All courts that are kept; the register's own first, then by site.</summary>
    public IReadOnlyList<SopCourt> All() => store.Courts();

    /// <summary>The court that heads the papers of a site: the site's own, else the register's; null where neither was entered.</summary>
    /// <param name="site">The site; null for papers about no single site.</param>
    public SopCourt? HeadOf(string? site)
    {
        var courts = store.Courts();
        return (site is null ? null : courts.FirstOrDefault(court => string.Equals(court.Site, site, StringComparison.OrdinalIgnoreCase)))
            ?? courts.FirstOrDefault(court => court.Site is null);
    }

    /// <summary>The court kept for exactly this site, or for the register; null for none.</summary>
    /// <param name="site">The site; null for the register's own court.</param>
    public SopCourt? Find(string? site) =>
        store.Courts().FirstOrDefault(court => string.Equals(court.Site, site, StringComparison.OrdinalIgnoreCase));

    /// <summary>Keeps a court, in place of the one of the same site.</summary>
    /// <exception cref="SopException">What <see cref="Check"/> throws.</exception>
    public void Put(SopCourt court)
    {
        Check(court);
        store.Put(court);
    }

    /// <summary>Refuses a court that no letterhead could be made of.</summary>
    /// <exception cref="SopException"><c>SopCourtNameMissing</c>, <c>SopZoneUnknown</c>, <c>SopOwnLineInvalid</c>.</exception>
    public static void Check(SopCourt court)
    {
        if (string.IsNullOrWhiteSpace(court.Name))
            throw new SopException(
                "SopCourtNameMissing", SopErrorKind.InvalidArgument,
                new Phrase("Say the court's name: Set-SopCourt -Name 'Pengadilan Negeri ...'. It must be given once; later changes keep it.",
                    "Sebutkan nama pengadilan: Set-SopCourt -Name 'Pengadilan Negeri ...'. Cukup sekali; perubahan berikutnya mempertahankannya."),
                court.Site);
        court.OwnLine.Check();
        if (court.Zone is { } zone) IndonesianZone.OffsetOf(zone);
    }

    /// <summary>The failure to find a court for a site.</summary>
    public static SopException NotFound(string? site) => new(
        "SopCourtNotFound", SopErrorKind.NotFound,
        new Phrase("No court is entered yet. Set-SopCourt -Name 'Pengadilan Negeri ...' enters it.",
            "Data pengadilan belum diisi. Set-SopCourt -Name 'Pengadilan Negeri ...' mengisinya."),
        site);
}
