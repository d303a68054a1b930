using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Masking;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Counts the activity in access logs: the SOP's log aktivitas pengunjung.</summary>
[Cmdlet(VerbsCommon.Get, "VisitorActivity", DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(VisitorActivity), typeof(VisitorActivitySummary))]
public sealed class GetVisitorActivityCommand : LogCommandBase
{
    /// <summary>
    /// One object for each day, hour, status, page, referrer, family of user agents or address. Without it, one summary that holds them all.
    /// </summary>
    [Parameter]
    public VisitorActivityKind By { get; set; }

    /// <summary>
    /// Whose requests are counted: All, Human (browsers) or Bot (programs that name themselves, and visitors without a user agent).
    /// </summary>
    [Parameter]
    public VisitorAudience Audience { get; set; }

    /// <summary>
    /// How addresses are masked, also within pages and referrers: None, Light (203.0.113.0/24, the first 48 bits of IPv6), Medium
    /// (203.0.0.0/16, the first 32 bits) or Full (a pseudonym that is another at the next reading).
    /// </summary>
    [Parameter]
    public AddressMasking Mask { get; set; }

    /// <summary>The time zone in which days begin: WIB, WITA or WIT. Without it, the zone of the site; WIB for logs given by path.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Zone { get; set; }

    /// <inheritdoc/>
    protected override VisitorScanSummary Read(
        IReadOnlyList<LogSource> logs, VisitorScanOptions options, PipelineWriter writer, ICollection<SopException> faults,
        CancellationToken cancellation)
    {
        var summary = new VisitorActivityReader(new VisitorActivityOptions
        {
            Site = NamedSite?.Name,
            Zone = Zone ?? NamedSite?.Zone ?? "WIB",
            Agents = AdapterSet.Agents,
            OwnHosts = NamedSite is { } site ? SiteHosts.Of(site) : [],
            Audience = Audience,
            Masking = Mask,
            Scan = options,
        }).Read(logs, out var found, cancellation);
        foreach (var fault in found) faults.Add(fault);
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(By))) writer.WriteObject(summary);
        else foreach (var activity in summary.Of(By)) writer.WriteObject(activity);
        return summary.Log;
    }
}
