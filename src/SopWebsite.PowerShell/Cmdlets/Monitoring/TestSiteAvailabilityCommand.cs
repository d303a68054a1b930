using System.Management.Automation;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.PowerShell.Errors;
using SopWebsite.Probing;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Checks whether sites answer as they should.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SiteAvailability", DefaultParameterSetName = NameSet)]
[OutputType(typeof(SiteAvailability))]
public sealed class TestSiteAvailabilityCommand : SiteCheckCommandBase
{
    private const string Activity = "Test-SiteAvailability";

    /// <summary>How long the pipeline thread looks for results before it looks for room again.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private SiteCondition[] _conditions = [];
    private TargetQueue? _queue;
    private PipelinePump? _pump;
    private int _asked;
    private volatile bool _isAllAsked;

    /// <summary>Addresses that need not be registered; nothing is kept of their results. Beside pages tcp://, dns://, ping:// and mysql://.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = UriSet)]
    [WebAddressTransformation(Probes = true)]
    public override Uri[] Uri { get; set; } = [];

    /// <summary>The statuses that count as an answer; 200 to 299 without. A redirect status given here is not followed.</summary>
    [Parameter]
    [ValidateRange(100, 599)]
    public int[] ExpectStatus { get; set; } = [];

    /// <summary>A text that the page must contain within its first 2 MB, whatever its case.</summary>
    [Parameter]
    public string? ExpectText { get; set; }

    /// <summary>What answers must meet beside the conditions of the site, such as 'status == 200', 'json $.db == ok' or 'time &lt; 2 s'.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConditionCompleter))]
    public string[] Condition { get; set; } = [];

    /// <summary>Over which internet: Any, IPv4, IPv6, or Both with a result for each. Only results over Any are kept in the register.</summary>
    [Parameter]
    public SiteAddressFamily AddressFamily { get; set; }

    /// <summary>How many addresses are checked at a time.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 8;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            _conditions = [.. Condition.Select(SiteCondition.Parse)];
        }
        catch (SopException failure)
        {
            // No address can be judged by it.
            ThrowTerminatingError(failure.ToErrorRecord());
        }
    }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var uri in Uri) Ask(AvailabilityTarget.Of(uri));
        foreach (var name in Name) Guard(() => Ask(name));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Guard(() =>
    {
        _isAllAsked = true;
        _queue?.Complete();
        _pump?.Finish();
    });

    private void Ask(string name)
    {
        if (name.Contains("://"))
        {
            foreach (var uri in (Uri[])new WebAddressTransformationAttribute { Probes = true }.Transform(null!, name))
                Ask(AvailabilityTarget.Of(uri));
            return;
        }
        foreach (var target in SitesToCheck(name).SelectMany(AvailabilityTarget.Of)) Ask(target);
    }

    /// <summary>Sends an address to be checked and, while all places are taken, writes what has been found.</summary>
    private void Ask(AvailabilityTarget target)
    {
        _queue ??= new TargetQueue(ThrottleLimit);
        _pump ??= StartPump(_queue);
        foreach (var one in target.Over(AddressFamily))
        {
            while (!_queue.TryAdd(one) && !_pump.IsOver) _pump.Write(Glance);
            _asked++;
        }
        while (_pump.Write(TimeSpan.Zero)) { }
    }

    private PipelinePump StartPump(TargetQueue queue)
    {
        var options = new AvailabilityOptions
        {
            Timeout = TimeSpan.FromSeconds(TimeoutSec), ExpectStatus = ExpectStatus, ExpectText = ExpectText, Conditions = _conditions,
        };
        // Addresses need no register; where one is named or sites are asked for, it knows the court's own line and who mends what.
        var check = ParameterSetName == NameSet || Register is not null ? Workplace.Availability() : Unregistered();
        return StartPump(async (writer, cancellation) =>
        {
            var progress = new SlowProgress(writer, Activity);
            var done = 0;
            await check.CheckAllAsync(queue, options, ThrottleLimit, Take, cancellation).ConfigureAwait(false);
            progress.Complete();

            Task Take(AvailabilityTarget target, SiteAvailability result)
            {
                if (target.IsRegistered && target.Family == SiteAddressFamily.Any) writer.WriteObject(result, () => Workplace.Standings.Take(result));
                else writer.WriteObject(result);
                done++;
                progress.Show(stage: null, _isAllAsked ? done * 100 / _asked : SlowProgress.Unknown, () => result.Name);
                return Task.CompletedTask;
            }
        });
    }

    private static AvailabilityCheck Unregistered()
    {
        var network = new InterfaceProbe();
        return new AvailabilityCheck(SystemClock.Instance, network)
        {
            OwnLine = new OwnLineWatch(network, new OwnLineSettings()),
            ParkedPages = AdapterSet.ParkedPages,
        };
    }
}
