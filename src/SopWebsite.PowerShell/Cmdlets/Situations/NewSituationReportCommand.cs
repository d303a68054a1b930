using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations;
using SopWebsite.Situations.Grading;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Opens a report of situation and condition, filled in with what the register knows of the site.</summary>
[Cmdlet(VerbsCommon.New, "SituationReport", SupportsShouldProcess = true)]
[OutputType(typeof(SituationReport))]
public sealed class NewSituationReportCommand : RegisterCommandBase
{
    /// <summary>The site.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Site { get; set; } = "";

    /// <summary>What was noticed; without it the diagnosis says it.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Symptom { get; set; }

    /// <summary>Who opens it; an officer's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <summary>How much is hit: Small, Part, Whole or Court; without it the facts say it.</summary>
    [Parameter]
    public SituationImpact? Impact { get; set; }

    /// <summary>How little time there is: CanWait, Deadline, Worsening or Now; without it the facts say it.</summary>
    [Parameter]
    public SituationUrgency? Urgency { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var site = SiteOf(Site);
        if (!ShouldProcess(site.Name, "New-SituationReport")) return;
        var report = Workplace.SituationWork.Open(site, Symptom, By, Impact, Urgency);
        if (report.OpenAlike.Length > 0) WriteWarning(SituationNames.AlikeWarning(report).ToString());
        WriteObject(report);
    }
}
