using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// Holds what other visitors got against what a browser got. The browser asks twice: what differs between those two is the page's own
/// change (rotating news, counters), and no sign.
/// </summary>
internal sealed class ViewComparison
{
    private readonly ServedPage _browser;
    private readonly ServedPage _again;
    private readonly HostJudge _hosts;
    private readonly double _own;
    private readonly HashSet<string> _knownHosts;

    public ViewComparison(ServedPage browser, ServedPage again, HostJudge hosts)
    {
        (_browser, _again, _hosts) = (browser, again, hosts);
        _own = browser.IsPage && again.IsPage ? TextLikeness.Of(browser.Profile!.VisibleText, again.Profile!.VisibleText) : 1;
        _knownHosts = new HashSet<string>(UnknownHosts(browser).Concat(UnknownHosts(again)), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How alike a view's text is to the browser's; null without both.</summary>
    public double? LikenessOf(ServedPage view) =>
        _browser.IsPage && view.IsPage && view.IsSuccess ? TextLikeness.Of(_browser.Profile!.VisibleText, view.Profile!.VisibleText) : null;

    /// <summary>The signs in the differences of a view.</summary>
    /// <param name="view">What another visitor got.</param>
    /// <param name="hasSpam">True when spam was found in it, and none in what the browser got.</param>
    public IReadOnlyList<IntegrityReason> Compare(ServedPage view, bool hasSpam)
    {
        var sheet = new ReasonSheet(view.Asked, view.Kind);
        Redirected(sheet, view);
        sheet.Add(IntegritySign.Cloaking, hasSpam ? 60 : 0, view.Profile is { } spam ? Sample.Of(spam.Title) : null, new Phrase(
            $"Only {view.Kind} is served the spam; a browser is not.", $"Hanya {view.Kind} yang menerima spam; peramban biasa tidak."));
        if (!view.IsSuccess || view.Profile is not { } page) return sheet.Reasons;
        if (!_browser.IsSuccess || _browser.Profile is not { } seen)
        {
            sheet.Add(IntegritySign.Cloaking, _browser.Fetched.Answer is { StatusCode: 404 or 410 } ? 40 : 10, Sample.Of(page.Title), new Phrase(
                $"{view.Kind} is served a page where a browser gets none.", $"{view.Kind} menerima halaman, sedangkan peramban biasa tidak."));
            return sheet.Reasons;
        }
        Texts(sheet, view, page, seen);
        Hosts(sheet, view);
        return sheet.Reasons;
    }

    private void Redirected(ReasonSheet sheet, ServedPage view)
    {
        if (_hosts.IsOwn(view.Fetched.Uri) || !_hosts.IsOwn(_browser.Fetched.Uri)) return;
        var weight = _hosts.IsSpam(view.Fetched.Uri) ? 90 : _hosts.IsTrusted(view.Fetched.Uri) ? 15 : 70;
        sheet.Add(IntegritySign.ForeignRedirect, weight, Sample.Of(view.Fetched.Uri), new Phrase(
            $"{view.Kind} is sent to {view.Fetched.Uri.IdnHost}; a browser is not.",
            $"{view.Kind} dialihkan ke {view.Fetched.Uri.IdnHost}; peramban biasa tidak."));
    }

    private void Texts(ReasonSheet sheet, ServedPage view, PageProfile page, PageProfile seen)
    {
        var alike = TextLikeness.Of(seen.VisibleText, page.VisibleText);
        var isOtherTitle = TextLikeness.OfTitles(seen.Title, page.Title) < 0.3
            && (_again.Profile is not { } again || TextLikeness.OfTitles(seen.Title, again.Title) > 0.6);
        var isOtherText = _own > 0.5 && alike < 0.5 * _own;
        var isStrange = _own > 0.3 && alike < 0.12 * _own;
        var isOtherLang = page.Lang.Length > 1 && seen.Lang.Length > 1
            && !string.Equals(page.Lang.Substring(0, 2), seen.Lang.Substring(0, 2), StringComparison.OrdinalIgnoreCase);
        var weight = isOtherTitle && isStrange ? 55 : isOtherTitle ? 35 : isStrange ? 30 : isOtherText ? 20 : 0;
        if (isOtherLang) weight += 15;
        // A page made for phones may well be another page, under the same title.
        if (view.Kind is ViewKind.Mobile or ViewKind.GooglebotSmartphone && !isOtherTitle) weight /= 2;
        var percent = (int)Math.Round(100 * alike);
        sheet.Add(IntegritySign.Cloaking, weight, Sample.Of(page.Title), new Phrase(
            $"{view.Kind} is served another page: {percent} % of the text is the browser's{(isOtherTitle ? ", under another title" : "")}.",
            $"{view.Kind} menerima halaman lain: {percent} % teksnya sama dengan peramban{(isOtherTitle ? ", dengan judul lain" : "")}."));
    }

    private void Hosts(ReasonSheet sheet, ServedPage view)
    {
        var fresh = UnknownHosts(view).Where(host => !_knownHosts.Contains(host)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        sheet.Add(
            IntegritySign.Cloaking, fresh.Count switch { 0 => 0, 1 => 15, 2 => 25, _ => 40 }, fresh.Count == 0 ? null : Sample.Of(fresh[0]),
            new Phrase(
                $"{fresh.Count} unknown hosts are linked only for {view.Kind}.",
                $"{fresh.Count} host tak dikenal hanya ditautkan untuk {view.Kind}."));
    }

    private IEnumerable<string> UnknownHosts(ServedPage view) =>
        view.Profile is not { } page ? [] : page.Links.Select(link => link.Uri).Where(_hosts.IsUnknown).Select(uri => uri.IdnHost);
}
