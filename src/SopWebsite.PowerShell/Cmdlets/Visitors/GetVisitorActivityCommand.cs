using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Visitors;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Counts the activity in access logs: the SOP's log aktivitas pengunjung.</summary>
[Cmdlet(VerbsCommon.Get, "VisitorActivity", DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(VisitorActivity), typeof(VisitorActivitySummary))]
public sealed class GetVisitorActivityCommand : LogCommandBase
{
    /// <summary>One object for each day, status, page or address. Without it, one summary that holds them all.</summary>
    [Parameter]
    public VisitorActivityKind By { get; set; }

    /// <summary>The time zone in which days begin: WIB, WITA or WIT. Without it, the zone of the site; WIB for logs given by path.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Zone { get; set; }

    /// <inheritdoc/>
    protected override VisitorScanSummary Read(
        IReadOnlyList<LogSource> logs, VisitorScanOptions options, PipelineWriter writer, ICollection<SopException> faults, CancellationToken cancellation)
    {
        var summary = new VisitorActivityReader(Zone ?? NamedSite?.Zone ?? "WIB", options).Read(logs, out var found, cancellation);
        foreach (var fault in found) faults.Add(fault);
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(By))) writer.WriteObject(summary);
        else foreach (var activity in summary.Of(By)) writer.WriteObject(activity);
        return summary.Log;
    }
}
