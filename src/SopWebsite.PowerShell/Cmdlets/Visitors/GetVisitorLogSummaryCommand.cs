using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Visitors;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Tells what is in access logs: their format, their lines, what of them could not be read, and their period.</summary>
[Cmdlet(VerbsCommon.Get, "VisitorLogSummary", DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(LogFileCount))]
public sealed class GetVisitorLogSummaryCommand : LogCommandBase
{
    /// <inheritdoc/>
    protected override bool WarnsOfUnparsed => false;

    /// <inheritdoc/>
    protected override VisitorScanSummary Read(
        IReadOnlyList<LogSource> logs, VisitorScanOptions options, PipelineWriter writer, ICollection<SopException> faults,
        CancellationToken cancellation)
    {
        var summary = new VisitorLogReader(options).Read(logs, out var found, cancellation);
        foreach (var fault in found) faults.Add(fault);
        foreach (var file in summary.Files) writer.WriteObject(file);
        return summary;
    }
}
