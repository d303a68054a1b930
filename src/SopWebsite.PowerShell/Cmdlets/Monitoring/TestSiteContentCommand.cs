using System.Management.Automation;
using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Checks whether the content of a site and of its registered pages is kept up to date.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SiteContent", DefaultParameterSetName = NameSet)]
[OutputType(typeof(SiteContent))]
public sealed class TestSiteContentCommand : SiteCheckCommandBase
{
    /// <summary>After how many working days without new content a page counts as stale; without, what is registered of it, else 7.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int FreshnessLimit { get; set; }

    /// <summary>Only these pages, by name, wildcards allowed: beranda is the front page. Without, the front page and all registered pages.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(SitePageNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Page { get; set; } = ["*"];

    /// <summary>The working calendar for addresses that are not registered.</summary>
    [Parameter(ParameterSetName = UriSet)]
    [ValidateNotNullOrEmpty]
    public string Calendar { get; set; } = new SopSite { Name = "" }.Calendar;

    /// <summary>The time zone for addresses that are not registered: WIB, WITA or WIT.</summary>
    [Parameter(ParameterSetName = UriSet)]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string Zone { get; set; } = new SopSite { Name = "" }.Zone;

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var uri in Uri)
        {
            var target = new ContentTarget(uri.Host, uri, new SopSite { Name = "" }.FreshnessLimit);
            Guard(() => Check(NewCheck(), target, Calendar, Zone, isRegistered: false));
        }
        foreach (var name in Name)
        {
            Guard(() =>
            {
                foreach (var site in SitesToCheck(name)) Guard(() => CheckSite(site, isNamed: !WildcardPattern.ContainsWildcardCharacters(name)));
            });
        }
    }

    private static ContentCheck NewCheck() => new(SystemClock.Instance, AdapterSet.Pages);

    private void CheckSite(SopSite site, bool isNamed)
    {
        var targets = Workplace.SitePages.TargetsOf(site);
        if (targets.Count == 0) throw WithoutAddress(site);
        // Of many sites those are meant that have such a page.
        var chosen = Page.SelectMany(page => NamePattern.Choose(
                page, name => targets.FirstOrDefault(target => string.Equals(target.Page, name, StringComparison.OrdinalIgnoreCase)),
                () => targets, target => target!.Page!))
            .OfType<ContentTarget>().Distinct().ToList();
        // Says which page is missing.
        if (chosen.Count == 0 && isNamed && !Page.Any(WildcardPattern.ContainsWildcardCharacters)) Workplace.SitePages.Get(site.Name, Page[0]);
        var check = NewCheck();
        foreach (var target in chosen) Guard(() => Check(check, target, site.Calendar, site.Zone, isRegistered: true));
    }

    private void Check(ContentCheck check, ContentTarget target, string calendarName, string zone, bool isRegistered)
    {
        var calendar = AdapterSet.Calendars.Get(calendarName, zone);
        if (FreshnessLimit > 0) target = target with { FreshnessLimit = FreshnessLimit };
        ContentReading? reading = null;
        Pump(async (_, cancellation) =>
            reading = await check.ReadAsync(target, calendar, TimeSpan.FromSeconds(TimeoutSec), cancellation).ConfigureAwait(false));
        WriteObject(isRegistered ? Workplace.ContentWatch.Enter(reading!) : reading!.Conclude());
    }
}
