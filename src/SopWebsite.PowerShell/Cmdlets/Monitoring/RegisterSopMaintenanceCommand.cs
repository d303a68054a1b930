using System.Management.Automation;
using SopWebsite.Calendars;
using SopWebsite.Monitoring.History;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Enters a maintenance window: it is left out of the uptime, and a failed check in it is no finding.</summary>
[Cmdlet(VerbsLifecycle.Register, "SopMaintenance", SupportsShouldProcess = true, DefaultParameterSetName = UntilSet)]
[OutputType(typeof(SopMaintenance))]
public sealed class RegisterSopMaintenanceCommand : RegisterCommandBase
{
    private const string UntilSet = "Until";
    private const string DurationSet = "Duration";

    /// <summary>The site; all sites without.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <summary>When it begins, such as 2026-11-21T17:00; now without. What has passed may be entered too.</summary>
    [Parameter]
    [InstantTransformation]
    public DateTimeOffset? From { get; set; }

    /// <summary>When it ends.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UntilSet)]
    [InstantTransformation]
    public DateTimeOffset Until { get; set; }

    /// <summary>How long it lasts by the wall clock, such as '2 jam', '1 jam 30 menit' or 02:00.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DurationSet)]
    [DurationTransformation]
    public TimeSpan Duration { get; set; }

    /// <summary>Why, such as Pembaruan Joomla.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>It comes back each week at the same hours, until Unregister-SopMaintenance ends it.</summary>
    [Parameter]
    public SwitchParameter Weekly { get; set; }

    /// <summary>Who enters it; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var from = From ?? SystemClock.Instance.UtcNow;
        var range = new TimeRange(from, ParameterSetName == DurationSet ? from + Duration : Until);
        if (ShouldProcess($"{Site ?? "*"} {range.From:O} - {range.Until:O}", "Register-SopMaintenance"))
            WriteObject(Workplace.Maintenances.Register(Site, range, Reason, Weekly, By));
    }
}
