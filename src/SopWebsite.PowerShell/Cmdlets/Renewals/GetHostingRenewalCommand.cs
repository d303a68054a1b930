using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Renewals;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Lists what lapses unless it is renewed.</summary>
[Cmdlet(VerbsCommon.Get, "HostingRenewal")]
[OutputType(typeof(HostingRenewal))]
public sealed class GetHostingRenewalCommand : RegisterCommandBase
{
    /// <summary>Only of these sites, wildcards allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Site { get; set; } = ["*"];

    /// <summary>Only these kinds.</summary>
    [Parameter]
    public RenewalKind[] Kind { get; set; } = [];

    /// <summary>Only what lapses within this many days (a number, or a span of time), has lapsed, or has no known expiry.</summary>
    [Parameter]
    [DaysTransformation]
    public TimeSpan? DueWithin { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var patterns = Site.Select(NamePattern.Of).ToList();
        foreach (var renewal in Workplace.Renewals.All(DueWithin))
        {
            if (patterns.Exists(pattern => pattern.IsMatch(renewal.Site)) && (Kind.Length == 0 || Kind.Contains(renewal.Kind)))
                WriteObject(renewal);
        }
    }
}
