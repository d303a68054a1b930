using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Errors;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Following;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>A cmdlet that can read logs as they grow: from where the last pass ended, and as long as it is not stopped.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FollowingLogCommandBase : LogCommandBase
{
    /// <summary>Only what is new in the site's logs since the last pass; how far it was read is kept in the register.</summary>
    [Parameter(ParameterSetName = SiteSet)]
    public SwitchParameter Incremental { get; set; }

    /// <summary>Waits for new lines and writes a visitor when its verdict first rises, and when it grows worse, until Ctrl+C.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Reads logs that are followed without a register.</summary>
    protected abstract VisitorTail Tail(Func<ICollection<SopException>, IReadOnlyList<string>> paths, VisitorScanOptions options);

    /// <summary>Looks a result through once more; off the pipeline thread.</summary>
    protected abstract VisitorScanResult Review(VisitorScanResult result, CancellationToken cancellation);

    /// <summary>The visitors of a result that are asked for.</summary>
    protected abstract IEnumerable<SuspiciousVisitor> AskedOf(VisitorScanResult result);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!Incremental && !Wait) base.EndProcessing();
        else Guard(Follow);
    }

    private void Follow()
    {
        if (Incremental && (Since is not null || Until is not null)) throw new SopException(
            "SopFollowingHasNoPeriod", SopErrorKind.InvalidArgument,
            new Phrase("-Incremental reads every line once, so it takes no -Since and -Until: what they left out would never be read.",
                "-Incremental membaca setiap baris satu kali sehingga tidak menerima -Since dan -Until: baris yang dilewati tidak akan "
                + "pernah dibaca."),
            Since ?? Until);
        var paths = Asked();
        if (paths.Count == 0) return;
        Func<CancellationToken, VisitorScanResult> pass;
        if (Incremental)
        {
            // Off the pipeline thread the register must be open already.
            var following = Workplace.SiteFollowing;
            var site = LogFormat is null ? NamedSite! : NamedSite! with { LogFormat = LogFormat };
            pass = stop => following.Pass(site, watch: null, stop);
        }
        else
        {
            var tail = Tail(faults => LogFiles.ExpandAll(Asked(), faults), Options());
            pass = tail.Pass;
        }
        Pump((writer, stop) => Wait ? WaitAsync(paths, pass, writer, stop) : Task.Run(() => Once(pass, writer, stop), stop));
    }

    private void Once(Func<CancellationToken, VisitorScanResult> pass, PipelineWriter writer, CancellationToken stop)
    {
        var result = Review(pass(stop), stop);
        foreach (var visitor in AskedOf(result)) writer.WriteObject(visitor);
        Remark(result, writer);
    }

    private Task WaitAsync(
        IReadOnlyCollection<string> paths, Func<CancellationToken, VisitorScanResult> pass, PipelineWriter writer, CancellationToken stop) =>
        new VisitorWatch(pause: Incremental ? TimeSpan.FromSeconds(1) : null).RunAsync(
            paths,
            token =>
            {
                var result = Review(pass(token), token);
                return result with { Visitors = AskedOf(result).ToList() };
            },
            writer.WriteObject,
            result => Remark(result, writer),
            stop);

    private void Remark(VisitorScanResult result, PipelineWriter writer)
    {
        foreach (var fault in result.Faults) writer.WriteError(fault.ToErrorRecord());
        foreach (var gap in result.Gaps) writer.WriteWarning(gap.Reason.ToString());
        Account(result.Summary, writer);
    }
}
