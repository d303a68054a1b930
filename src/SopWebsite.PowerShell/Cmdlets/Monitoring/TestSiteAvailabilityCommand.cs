using System.Diagnostics;
using System.Management.Automation;
using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Register;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Checks whether sites answer as they should.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SiteAvailability", DefaultParameterSetName = NameSet)]
[OutputType(typeof(SiteAvailability))]
public sealed class TestSiteAvailabilityCommand : AsyncSopCommandBase
{
    private const string NameSet = "Name";
    private const string UriSet = "Uri";
    private const string Activity = "Test-SiteAvailability";

    private readonly List<AvailabilityTarget> _targets = [];
    private readonly HashSet<AvailabilityTarget> _registered = [];
    private readonly Stopwatch _watch = new();
    private int _done;
    private int _shownPercent = -1;

    /// <summary>Registered sites, wildcards allowed: every address of theirs is checked and the result kept. An address with :// is taken as such.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Addresses that need not be registered; nothing is kept of their results.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = UriSet)]
    [WebAddressTransformation]
    public Uri[] Uri { get; set; } = [];

    /// <summary>Seconds for each address, redirects included.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 15;

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
        using var register = _registered.Count > 0 ? OpenRegister() : null;
        _watch.Start();
        try
        {
            Pump((writer, cancellation) => check.CheckAllAsync(
                _targets, options, ThrottleLimit, result => TakeAsync(result, register, writer), cancellation));
        }
        finally
        {
            if (_shownPercent >= 0) WriteProgress(new ProgressRecord(0, Activity, " ") { RecordType = ProgressRecordType.Completed });
        }
    });

    private void Collect(string name)
    {
        if (name.Contains("://"))
        {
            foreach (var uri in (Uri[])new WebAddressTransformationAttribute().Transform(null!, name)) _targets.Add(AvailabilityTarget.Of(uri));
            return;
        }
        foreach (var site in SiteChoice.Of(OpenedRegister.Sites, name))
        {
            if (site.Uri.Length == 0) throw SiteChoice.NoAddress(site);
            foreach (var target in AvailabilityTarget.Of(site))
            {
                _targets.Add(target);
                _registered.Add(target);
            }
        }
    }

    private Task TakeAsync(SiteAvailability result, IRegister? register, PipelineWriter writer)
    {
        if (_registered.Contains(new AvailabilityTarget(result.Name, result.Uri))) register?.Checks.Add(result);
        writer.WriteObject(result);
        ShowProgress(result.Name, writer);
        return Task.CompletedTask;
    }

    /// <summary>After a second, and only when the percentage changes.</summary>
    private void ShowProgress(string name, PipelineWriter writer)
    {
        var percent = ++_done * 100 / _targets.Count;
        if (_watch.ElapsedMilliseconds < 1000 || percent == _shownPercent) return;
        _shownPercent = percent;
        writer.WriteProgress(new ProgressRecord(0, Activity, name) { PercentComplete = percent });
    }
}
