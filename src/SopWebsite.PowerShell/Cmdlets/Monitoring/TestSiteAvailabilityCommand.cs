using System.Management.Automation;
using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Checks whether sites answer as they should.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SiteAvailability", DefaultParameterSetName = NameSet)]
[OutputType(typeof(SiteAvailability))]
public sealed class TestSiteAvailabilityCommand : SiteCheckCommandBase
{
    private const string Activity = "Test-SiteAvailability";

    private readonly List<AvailabilityTarget> _targets = [];
    private readonly HashSet<AvailabilityTarget> _registered = [];

    /// <summary>The statuses that count as an answer; 200 to 299 without. A redirect status given here is not followed.</summary>
    [Parameter]
    [ValidateRange(100, 599)]
    public int[] ExpectStatus { get; set; } = [];

    /// <summary>A text that the page must contain within its first 2 MB, whatever its case.</summary>
    [Parameter]
    public string? ExpectText { get; set; }

    /// <summary>How many addresses are checked at a time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var uri in Uri) _targets.Add(AvailabilityTarget.Of(uri));
        foreach (var name in Name) Guard(() => Collect(name));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Guard(() =>
    {
        var options = new AvailabilityOptions
        {
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            ExpectStatus = ExpectStatus,
            ExpectText = ExpectText,
        };
        var check = new AvailabilityCheck(SystemClock.Instance, new InterfaceProbe());
        var checks = _registered.Count > 0 ? OpenedRegister.Checks : null;
        Pump(async (writer, cancellation) =>
        {
            var progress = new SlowProgress(writer, Activity);
            var done = 0;
            await check.CheckAllAsync(_targets, options, ThrottleLimit, Take, cancellation).ConfigureAwait(false);
            progress.Complete();

            Task Take(SiteAvailability result)
            {
                if (_registered.Contains(new AvailabilityTarget(result.Name, result.Uri))) checks?.Add(result);
                writer.WriteObject(result);
                progress.Show(stage: null, ++done * 100 / _targets.Count, () => result.Name);
                return Task.CompletedTask;
            }
        });
    });

    private void Collect(string name)
    {
        if (name.Contains("://"))
        {
            foreach (var uri in (Uri[])new WebAddressTransformationAttribute().Transform(null!, name)) _targets.Add(AvailabilityTarget.Of(uri));
            return;
        }
        foreach (var target in SitesToCheck(name).SelectMany(AvailabilityTarget.Of))
        {
            _targets.Add(target);
            _registered.Add(target);
        }
    }
}
