using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Looks for signs in where a page leads: its links, canonical and AMP addresses, refresh and frames.</summary>
internal sealed class LinkJudge(HostJudge hosts, TextJudge texts)
{
    /// <summary>A court's page leads to fewer unknown hosts than this.</summary>
    private const int ManyHosts = 40;

    private const int MostShortened = 200;
    private const int ShortLine = 200;

    /// <summary>Only terms that are hardly on an honest page.</summary>
    private static readonly TextSetting Strong = new() { LeastWeight = 5 };

    public void Judge(ReasonSheet sheet, PageProfile page, PageContext context)
    {
        SpamLinks(sheet, page);
        Shortened(sheet, page);
        Beside(sheet, page);
        Banners(sheet, page);
        HiddenLinks(sheet, page);
        Doorways(sheet, page, context);
        Claims(sheet, page);
        Frames(sheet, page);
    }

    private void SpamLinks(ReasonSheet sheet, PageProfile page)
    {
        var foreign = page.Links.Where(link => !hosts.IsOwn(link.Uri)).ToList();
        var bad = foreign.Where(link => hosts.IsSpam(link.Uri) || hosts.IsSpamBrand(link.Uri, link.Text) || hosts.IsSpamMessage(link.Uri)
            || (hosts.HasSpamPath(link.Uri) && !IsNews(link)) || HasSpamWords(link)).ToList();
        sheet.Add(
            IntegritySign.SpamLink, bad.Count == 0 ? 0 : Math.Min(90, 45 + (10 * (bad.Count - 1))), Sample.First(bad.Select(link => link.Uri)),
            new Phrase(
                $"{bad.Count} links lead to addresses of gambling or other spam.", $"{bad.Count} tautan menuju alamat judi atau spam lain."));
        var named = page.Others.Where(hosts.IsSpam).Distinct().ToList();
        sheet.Add(IntegritySign.SpamLink, named.Count == 0 ? 0 : 40, Sample.First(named), new Phrase(
            $"{named.Count} feeds, forms or pictures are of hosts of gambling or other spam.",
            $"{named.Count} umpan, formulir, atau gambar berasal dari host judi atau spam lain."));
        var unknown = foreign.Where(link => hosts.IsUnknown(link.Uri)).Select(link => link.Uri.IdnHost)
            .Distinct(StringComparer.OrdinalIgnoreCase).Count();
        sheet.Add(IntegritySign.HiddenLinks, unknown >= ManyHosts ? 20 : 0, null, new Phrase(
            $"Links lead to {unknown} different unknown hosts.", $"Tautan menuju {unknown} host tak dikenal yang berbeda."));

        bool IsNews(PageLink link) => hosts.IsTrusted(link.Uri) && !link.Uri.IdnHost.EndsWith(".id", StringComparison.OrdinalIgnoreCase);
        bool HasSpamWords(PageLink link) => hosts.IsUnknown(link.Uri) && texts.Weigh(link.Text).Points >= 3;
    }

    /// <summary>Links that do not say where they lead: a name of spam in them, or words around them that entice.</summary>
    private void Shortened(ReasonSheet sheet, PageProfile page)
    {
        var links = page.Links.Where(link => hosts.IsShortener(link.Uri)).Take(MostShortened).ToList();
        if (links.Count == 0) return;
        var named = links.Where(link => hosts.IsSpamHandle(link.Uri)).ToList();
        var enticing = links.Where(link => texts.Weigh(AroundOf(link, page.VisibleText)).Points >= 2).ToList();
        var weight = named.Count > 0 ? 50 : enticing.Count > 0 ? 35 : 0;
        sheet.Add(IntegritySign.SpamLink, weight, Sample.First(named.Concat(enticing).Select(link => link.Uri)), new Phrase(
            $"{named.Count + enticing.Count} shortened links bear names or stand among words of gambling or other spam.",
            $"{named.Count + enticing.Count} tautan singkat memuat nama atau berada di antara kata-kata judi atau spam lain."));
    }

    /// <summary>Links to unknown hosts within a short line that names spam: <c>Powered by NAME - Slot Online</c>.</summary>
    private void Beside(ReasonSheet sheet, PageProfile page)
    {
        var beside = page.Links.Where(link => link.How == Hiding.None && hosts.IsUnknown(link.Uri)).Take(MostShortened)
            .Where(link => AroundOf(link, page.VisibleText) is { Length: < ShortLine } line && line.Length > link.Text.Length
                && !texts.IsCourtVoice(line) && texts.Weigh(line, Strong).Points >= 5).ToList();
        sheet.Add(IntegritySign.SpamLink, beside.Count == 0 ? 0 : 30, Sample.First(beside.Select(link => link.Uri)), new Phrase(
            $"{beside.Count} links to unknown hosts stand beside words of gambling or other spam.",
            $"{beside.Count} tautan ke host tak dikenal berada di samping kata-kata judi atau spam lain."));
    }

    /// <summary>The line in which a link's words stand.</summary>
    private static string AroundOf(PageLink link, string text)
    {
        if (link.Text.Length < 3 || text.IndexOf(link.Text, StringComparison.Ordinal) is not (>= 0 and var at)) return link.Text;
        var begin = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at);
        return end - begin is > 0 and < 2000 ? text.Substring(begin, end - begin) : link.Text;
    }

    /// <summary>Pictures without words, from elsewhere, that lead elsewhere: advertisements, of which a court has none.</summary>
    private void Banners(ReasonSheet sheet, PageProfile page)
    {
        var banners = page.Links
            .Where(link => link is { Picture: not null, Text.Length: < 3 } && hosts.IsUnknown(link.Uri) && hosts.IsUnknown(link.Picture)
            && !string.Equals(link.Picture.IdnHost, link.Uri.IdnHost, StringComparison.OrdinalIgnoreCase)).ToList();
        // The pictures of a counter or a seal come from where they lead to; advertisers keep theirs with a third.
        var blind = banners.Where(link => hosts.IsShortener(link.Uri) || hosts.HasOddEnding(link.Uri)).ToList();
        sheet.Add(
            IntegritySign.SpamLink, blind.Count > 0 ? 35 : banners.Count switch { 0 => 0, 1 => 15, _ => 25 },
            Sample.First(blind.Concat(banners).Select(link => link.Uri)),
            new Phrase(
                $"{banners.Count} pictures of other hosts lead to hosts that are not known.",
                $"{banners.Count} gambar dari host lain menuju host yang tidak dikenal."));
    }

    private void HiddenLinks(ReasonSheet sheet, PageProfile page)
    {
        var hidden = page.Links.Where(link => link.How is not (Hiding.None or Hiding.Unrendered) && hosts.IsUnknown(link.Uri)).ToList();
        var count = hidden.Select(link => link.Uri.IdnHost).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        // Menus that open on a click are hidden in the same way, so one or two links say little.
        var weight = count switch { 0 => 0, 1 => 15, 2 => 30, 3 => 45, < 6 => 55, _ => 65 };
        // Nothing but spam pushes a link off the screen or gives it no size.
        if (hidden.Exists(link => link.How is Hiding.OffScreen or Hiding.ZeroSize or Hiding.SameColour or Hiding.Clipped or Hiding.Opacity))
            weight += 15;
        sheet.Add(IntegritySign.HiddenLinks, weight, Sample.First(hidden.Select(link => link.Uri)), new Phrase(
            $"{hidden.Count} links to {count} unknown hosts cannot be seen ({(count == 0 ? "" : hidden[0].How.ToString())}).",
            $"{hidden.Count} tautan ke {count} host tak dikenal tidak terlihat ({(count == 0 ? "" : hidden[0].How.ToString())})."));
    }

    private void Doorways(ReasonSheet sheet, PageProfile page, PageContext context)
    {
        // A page about gambling leads to others about it, and so does one that gives back a search.
        var isOwnMatter = context.IsTopic || context.IsEcho;
        var doors = page.Links.Where(link => hosts.IsOwn(link.Uri) && hosts.HasSpamPath(link.Uri) && !texts.IsCourtVoice(link.Text))
            .Select(link => link.Uri).Where(uri => !isOwnMatter || uri.AbsolutePath != page.Address.AbsolutePath).Distinct().ToList();
        // A list of its own pages by a word is made by the site's program from what its news are about.
        var count = doors.Count(uri => !hosts.IsList(uri)) is > 0 and var pages ? pages : doors.Count / 3;
        var weight = count == 0 ? 0 : Math.Min(75, 20 + (12 * count));
        sheet.Add(IntegritySign.DoorwayLink, isOwnMatter ? weight / 2 : weight, Sample.First(doors), new Phrase(
            $"{doors.Count} links lead to pages of the site itself with names of spam.",
            $"{doors.Count} tautan menuju halaman situs ini sendiri dengan nama spam."));
        var taken = page.Links.Select(link => link.Uri).Where(hosts.IsTakenOver).Distinct().ToList();
        sheet.Add(IntegritySign.DoorwayLink, taken.Count == 0 ? 0 : 50, Sample.First(taken), new Phrase(
            $"{taken.Count} links lead to sub-domains of the site with names of spam.",
            $"{taken.Count} tautan menuju subdomain situs ini dengan nama spam."));
        if (isOwnMatter || !hosts.HasSpamPath(page.Address)) return;
        sheet.Add(IntegritySign.DoorwayLink, 35, Sample.Of(page.Address), new Phrase(
            "The page's own address has a name of spam.", "Alamat halaman itu sendiri memuat nama spam."));
    }

    private void Claims(ReasonSheet sheet, PageProfile page)
    {
        var claims = new[] { page.Canonical, page.Amp }.Concat(page.Alternates).OfType<Uri>();
        foreach (var claim in claims.Where(uri => !hosts.IsOwn(uri)).Distinct().Take(5))
        {
            var weight = hosts.IsSpam(claim) || hosts.HasSpamPath(claim) ? 85
                : hosts.IsTrusted(claim) ? 10
                : page.Alternates.Contains(claim) ? 35
                : 60;
            sheet.Add(IntegritySign.ForeignCanonical, weight, Sample.Of(claim), new Phrase(
                $"The page tells search engines that it belongs to {claim.IdnHost}.",
                $"Halaman menyatakan kepada mesin pencari bahwa alamat aslinya adalah {claim.IdnHost}."));
        }
        if (page.Refresh is not { } next || hosts.IsOwn(next)) return;
        var spam = hosts.IsSpam(next) || hosts.HasSpamPath(next);
        sheet.Add(IntegritySign.ForeignRedirect, spam ? 85 : hosts.IsTrusted(next) ? 10 : 55, Sample.Of(next), new Phrase(
            $"The page sends its visitors to {next.IdnHost} by itself.", $"Halaman mengalihkan pengunjung ke {next.IdnHost} dengan sendirinya."));
    }

    private void Frames(ReasonSheet sheet, PageProfile page)
    {
        foreach (var frame in page.Frames.Where(frame => !hosts.IsOwn(frame.Uri)))
        {
            var spam = hosts.IsSpam(frame.Uri) || (!hosts.IsTrusted(frame.Uri) && hosts.HasSpamPath(frame.Uri));
            var weight = spam ? 80 : hosts.IsTrusted(frame.Uri) ? 0 : frame.How != Hiding.None ? 50 : frame.Covers ? 50 : 8;
            sheet.Add(IntegritySign.ForeignFrame, weight, Sample.Of(frame.Uri), new Phrase(
                $"A page of {frame.Uri.IdnHost} is shown within the page{(frame.How == Hiding.None ? "" : ", hidden")}.",
                $"Halaman {frame.Uri.IdnHost} ditampilkan di dalam halaman{(frame.How == Hiding.None ? "" : ", tersembunyi")}."));
        }
    }
}
