using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Visitors;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Finds the visitors in access logs that attack, probe or flood the site.</summary>
[Cmdlet(VerbsCommon.Get, "SuspiciousVisitor", DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(SuspiciousVisitor))]
public sealed class GetSuspiciousVisitorCommand : LogCommandBase
{
    /// <summary>Only this verdict and the graver ones: Watch (all), Suspicious or Hostile.</summary>
    [Parameter]
    public VisitorVerdict Verdict { get; set; }

    // The court's own rules are in the register, whose opening may warn: on this thread, not on the one that reads.
    /// <inheritdoc/>
    protected override void BeginProcessing() => _ = OpenedRegister;

    /// <inheritdoc/>
    protected override VisitorScanSummary Read(
        IReadOnlyList<LogSource> logs, VisitorScanOptions options, PipelineWriter writer, ICollection<SopException> faults, CancellationToken cancellation)
    {
        var result = new VisitorScanner(Workplace.VisitorRules.Effective, options).Scan(logs, cancellation);
        foreach (var fault in result.Faults) faults.Add(fault);
        // A whole reading of a site's own logs is what its reports and the routine go by; a part of it is not.
        if (NamedSite is { } site && options is { Since: null, Until: null })
            Workplace.SiteVisitors.Keep(site, result);
        foreach (var visitor in result.Visitors)
            if (visitor.Verdict >= Verdict) writer.WriteObject(visitor);
        return result.Summary;
    }
}
