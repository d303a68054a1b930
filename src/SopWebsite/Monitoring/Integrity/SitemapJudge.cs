using System.Text.RegularExpressions;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Looks for signs in what robots.txt and the sitemaps list.</summary>
internal static class SitemapJudge
{
    private const int MassOfPages = 150;

    /// <summary>The names that generated spam pages usually have: some letters and a number.</summary>
    private static readonly Regex Generated = new(
        @"/(?:[a-z]{2,10}[0-9]{2,}[a-z0-9]*|[0-9]{4,}|[bcdfghjklmnpqrstvwxz]{4,}[a-z0-9]*)(?:\.(?:html?|php|aspx?|shtml))$|[?&][a-z]{1,3}=[a-z]*[0-9]{5,}[a-z]*$",
        RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    /// <summary>The signs among the addresses of sitemaps.</summary>
    public static IReadOnlyList<IntegrityReason> Judge(Uri sitemap, IReadOnlyList<Uri> pages, HostJudge hosts)
    {
        var sheet = new ReasonSheet(sitemap, ViewKind.Sitemap);
        var spam = pages.Where(page => hosts.HasSpamPath(page) || hosts.IsSpam(page)).Distinct().ToList();
        sheet.Add(IntegritySign.SpamSitemap, spam.Count switch { 0 => 0, 1 => 30, 2 => 45, < 10 => 65, _ => 85 }, Sample.First(spam), new Phrase(
            $"The sitemap lists {spam.Count} pages with names of spam.", $"Peta situs memuat {spam.Count} halaman dengan nama spam."));
        var foreign = pages.Where(page => hosts.IsUnknown(page)).Select(page => page.IdnHost).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        sheet.Add(
            IntegritySign.SpamSitemap, foreign.Count switch { 0 => 0, 1 => 40, _ => 60 }, foreign.Count == 0 ? null : Sample.Of(foreign[0]),
            new Phrase(
                $"The sitemap lists pages of {foreign.Count} other hosts.", $"Peta situs memuat halaman dari {foreign.Count} host lain."));
        var generated = pages.Count(IsGenerated);
        sheet.Add(IntegritySign.SpamSitemap, generated >= MassOfPages && generated * 2 >= pages.Count ? 45 : 0, null, new Phrase(
            $"{generated} of {pages.Count} pages in the sitemap have generated names.",
            $"{generated} dari {pages.Count} halaman pada peta situs bernama acak."));
        return sheet.Reasons;
    }

    /// <summary>The signs in robots.txt.</summary>
    public static IReadOnlyList<IntegrityReason> Judge(Uri address, RobotsRules robots, HostJudge hosts)
    {
        var sheet = new ReasonSheet(address, ViewKind.Robots);
        foreach (var sitemap in robots.Sitemaps.Select(text => Uri.TryCreate(address, text, out var uri) ? uri : null).OfType<Uri>().Take(50))
        {
            var isForeign = sitemap.Host.Length > 0 && hosts.IsUnknown(sitemap);
            sheet.Add(
                IntegritySign.SpamRobots, hosts.HasSpamPath(sitemap) || (isForeign && hosts.IsSpam(sitemap)) ? 65 : isForeign ? 50 : 0,
                Sample.Of(sitemap),
                new Phrase(
                    $"robots.txt names a sitemap that is not the site's own: {sitemap.IdnHost}.",
                    $"robots.txt menyebut peta situs yang bukan milik situs ini: {sitemap.IdnHost}."));
        }
        var paths = robots.Paths.Where(path => Uri.TryCreate(address, path.Replace("*", ""), out var uri) && hosts.HasSpamPath(uri)).ToList();
        sheet.Add(IntegritySign.SpamRobots, paths.Count == 0 ? 0 : 45, paths.Count == 0 ? null : Sample.Of(paths[0]), new Phrase(
            $"robots.txt names {paths.Count} paths of spam.", $"robots.txt menyebut {paths.Count} jalur spam."));
        return sheet.Reasons;
    }

    private static bool IsGenerated(Uri page)
    {
        try
        {
            return Generated.IsMatch(page.PathAndQuery);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
