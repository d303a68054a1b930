using System.Management.Automation;
using SopWebsite.Calendars;
using SopWebsite.Monitoring.History;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Reporting;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Shows the uptime and the outages of sites over a period, one object for each address.</summary>
[Cmdlet(VerbsCommon.Get, "SiteHistory", DefaultParameterSetName = PeriodSet)]
[OutputType(typeof(SiteHistory))]
public sealed class GetSiteHistoryCommand : RegisterCommandBase
{
    private const string PeriodSet = "Period";
    private const string MonthSet = "Month";

    private static readonly TimeSpan UsualPeriod = TimeSpan.FromDays(30);

    /// <summary>Registered sites, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The beginning of the period, such as 2026-11-01 or 2026-11-01T08:00+07:00; 30 days before its end without.</summary>
    [Parameter(Position = 1, ParameterSetName = PeriodSet)]
    [InstantTransformation]
    public DateTimeOffset? From { get; set; }

    /// <summary>The end of the period; now without. What is later than now is left out.</summary>
    [Parameter(Position = 2, ParameterSetName = PeriodSet)]
    [Alias("Until")]
    [InstantTransformation]
    public DateTimeOffset? To { get; set; }

    /// <summary>A month, as yyyy-MM; it begins and ends by the wall clock of each site.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MonthSet)]
    [MonthTransformation]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public ReportMonth Month { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var name in Name)
        {
            Guard(() =>
            {
                foreach (var site in SitesOf(name)) Guard(() => WriteObject(HistoryOf(site), enumerateCollection: true));
            });
        }
    }

    private IReadOnlyList<SiteHistory> HistoryOf(SopSite site)
    {
        if (ParameterSetName == MonthSet) return Workplace.Histories.Of(site, Month.StartIn(site.Zone), Month.EndIn(site.Zone));
        var until = To ?? SystemClock.Instance.UtcNow;
        return Workplace.Histories.Of(site, From ?? until - UsualPeriod, until);
    }
}
