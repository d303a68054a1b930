using System.Globalization;
using System.Management.Automation;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Procedures.Schedules;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Sets the court's own rhythm for an activity.</summary>
[Cmdlet(VerbsCommon.Set, "SopSchedule", SupportsShouldProcess = true)]
[OutputType(typeof(SopSchedule))]
public sealed class SetSopScheduleCommand : ScheduleCommandBase
{
    /// <summary>How often the activity returns: a count and hari, minggu, bulan or tahun.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ArgumentCompleter(typeof(PeriodCompleter))]
    [ValidateNotNullOrEmpty]
    public string Every { get; set; } = "";

    /// <summary>The day that periods are counted from (ISO 8601); without, calendar weeks from Monday, months and years, from now on.</summary>
    [Parameter]
    [InstantTransformation]
    public DateTimeOffset? From { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var code = Procedure ?? SiteOf(Site).Procedure;
        if (ShouldProcess(string.Format(CultureInfo.InvariantCulture, "{0}, {1} {2}", Site, code, Activity), "Set-SopSchedule " + Every))
            WriteObject(Workplace.Schedules.Set(Site, code, Activity, Every, From?.Date));
    }
}
