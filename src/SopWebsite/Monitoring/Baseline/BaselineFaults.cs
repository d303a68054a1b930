using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>The failures of this duty, each with its id.</summary>
internal static class BaselineFaults
{
    public static SopException NoRoot(string site) => new(
        "SopSiteWithoutRoot", SopErrorKind.InvalidOperation,
        new Phrase($"Site '{site}' has no document root to look at. Give it one: Set-SopSite {site} -DocumentRoot <folder>",
            $"Situs '{site}' tidak punya document root untuk diperiksa. Isi dengan: Set-SopSite {site} -DocumentRoot <folder>"),
        site);

    public static SopException RootNotFound(string root) => new(
        "SopDocumentRootNotFound", SopErrorKind.NotFound,
        new Phrase($"The document root '{root}' is not a folder that can be read. Is it mounted?",
            $"Document root '{root}' bukan folder yang dapat dibaca. Apakah sudah terpasang?"),
        root);

    public static SopException NoBaseline(string site) => new(
        "SopBaselineNotFound", SopErrorKind.NotFound,
        new Phrase($"Site '{site}' has no baseline yet. Make one while its files are known to be right: New-SiteBaseline {site}",
            $"Situs '{site}' belum punya baseline. Buat saat berkasnya diketahui benar: New-SiteBaseline {site}"),
        site);

    public static SopException Tampered(SiteBaseline baseline) => new(
        "SopBaselineTampered", SopErrorKind.SecurityFailure,
        new Phrase(
            $"Baseline {baseline.Number} of site '{baseline.Site}' in the register is not what was written there: it proves nothing any "
            + $"more. Find out who can write the register, hold the files against a backup, then make a new one: New-SiteBaseline {baseline.Site}",
            $"Baseline {baseline.Number} situs '{baseline.Site}' pada register tidak lagi sama dengan yang dicatat: tidak dapat dipakai "
            + "sebagai pembanding. Cari tahu siapa yang dapat menulis register, cocokkan berkas dengan backup, lalu buat yang baru: "
            + $"New-SiteBaseline {baseline.Site}"),
        baseline.Site);
}
