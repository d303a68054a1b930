using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Cmdlets about the rhythm of one activity of a site.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ScheduleCommandBase : ProcedureCommandBase
{
    /// <summary>The site.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Site { get; set; } = "";

    /// <summary>The activity's number.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 999)]
    public int Activity { get; set; }

    /// <summary>The procedure's code; the site's own without.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProcedureCodeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Procedure { get; set; }
}
