using System.Management.Automation;
using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Checks whether a site's content is kept up to date.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SiteContent", DefaultParameterSetName = NameSet)]
[OutputType(typeof(SiteContent))]
public sealed class TestSiteContentCommand : SiteCheckCommandBase
{
    /// <summary>After how many working days without new content a site counts as stale; without, what is registered of the site, else 7.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int FreshnessLimit { get; set; }

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
            Guard(() => Check(new ContentTarget(uri.Host, uri, new SopSite { Name = "" }.FreshnessLimit), Calendar, Zone, isRegistered: false));
        foreach (var name in Name)
        {
            Guard(() =>
            {
                foreach (var site in SitesToCheck(name))
                    Guard(() => Check(ContentTarget.Of(site) ?? throw WithoutAddress(site), site.Calendar, site.Zone, isRegistered: true));
            });
        }
    }

    private void Check(ContentTarget target, string calendarName, string zone, bool isRegistered)
    {
        var calendar = AdapterSet.Calendars.Get(calendarName, zone);
        if (FreshnessLimit > 0) target = target with { FreshnessLimit = FreshnessLimit };
        var check = new ContentCheck(SystemClock.Instance, AdapterSet.Pages);
        SiteContent? result = null;
        Pump(async (_, cancellation) =>
            result = await check.CheckAsync(target, calendar, TimeSpan.FromSeconds(TimeoutSec), cancellation).ConfigureAwait(false));
        if (isRegistered) OpenedRegister.Checks.Add(result!);
        WriteObject(result);
    }
}
