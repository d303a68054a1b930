using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Cycles;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Lists what lapses unless it is renewed, the most urgent first.</summary>
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

    /// <summary>Only what stands at these stages of its cycle.</summary>
    [Parameter]
    public RenewalStage[] Stage { get; set; } = [];

    /// <summary>
    /// Only what must be acted on within this many days (a number, or a span of time), by its end, an invoice or the budget year; and what
    /// has lapsed,
    /// or has no known expiry.
    /// </summary>
    [Parameter]
    [DaysTransformation]
    public TimeSpan? DueWithin { get; set; }

    /// <summary>Only what has findings: what does not fit between the ledger and what the source said.</summary>
    [Parameter]
    public SwitchParameter Finding { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var patterns = Site.Select(NamePattern.Of).ToList();
        foreach (var renewal in Workplace.Renewals.All(DueWithin))
        {
            if (patterns.Exists(pattern => pattern.IsMatch(renewal.Site)) && (Kind.Length == 0 || Kind.Contains(renewal.Kind))
                && (Stage.Length == 0 || Stage.Contains(renewal.Stage)) && (!Finding || renewal.Findings.Length > 0))
                WriteObject(renewal);
        }
    }
}
