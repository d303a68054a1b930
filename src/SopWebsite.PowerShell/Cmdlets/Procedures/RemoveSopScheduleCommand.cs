using System.Globalization;
using System.Management.Automation;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Removes the court's own rhythm for an activity; the document's holds again.</summary>
[Cmdlet(VerbsCommon.Remove, "SopSchedule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSopScheduleCommand : ScheduleCommandBase
{
    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var code = Procedure ?? SiteOf(Site).Procedure;
        if (ShouldProcess(string.Format(CultureInfo.InvariantCulture, "{0}, {1} {2}", Site, code, Activity), "Remove-SopSchedule"))
            Workplace.Schedules.Remove(Site, code, Activity);
    }
}
