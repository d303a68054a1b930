using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Procedures.Schedules;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Shows the periodic activities of sites as they stand now, or each of their periods.</summary>
[Cmdlet(VerbsCommon.Get, "SopSchedule")]
[OutputType(typeof(SopSchedule), typeof(SopSchedulePeriod))]
public sealed class GetSopScheduleCommand : ProcedureCommandBase
{
    /// <summary>Sites, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Site { get; set; } = ["*"];

    /// <summary>Only procedures of this code, wildcards allowed.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(ProcedureCodeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Procedure { get; set; } = "*";

    /// <summary>Only activities of these numbers.</summary>
    [Parameter]
    [ValidateRange(1, 999)]
    public int[] Activity { get; set; } = [];

    /// <summary>Every period from the first on, with how it ended, in place of where each activity stands.</summary>
    [Parameter]
    public SwitchParameter Period { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var name in Site)
            Guard(() =>
            {
                foreach (var site in SitesOf(name))
                    Guard(() =>
                    {
                        foreach (var schedule in Workplace.Schedules.Of(site).Where(IsAsked))
                            WriteObject(Period ? schedule.Periods : schedule, enumerateCollection: Period);
                    });
            });
    }

    private bool IsAsked(SopSchedule schedule) =>
        NamePattern.Of(Procedure).IsMatch(schedule.Procedure) && (Activity.Length == 0 || Array.IndexOf(Activity, schedule.Activity) >= 0);
}
