using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Shows situation reports with the step under way and its due time.</summary>
[Cmdlet(VerbsCommon.Get, "SituationReport")]
[OutputType(typeof(SituationReport))]
public sealed class GetSituationReportCommand : RegisterCommandBase
{
    /// <summary>The report's number; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SituationNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Number { get; set; }

    /// <summary>Only of this site.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    public string? Site { get; set; }

    /// <summary>Only those that are not closed.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <summary>The most pressing first, by priority and then by age; else the oldest first.</summary>
    [Parameter]
    public SwitchParameter ByPriority { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (Number is { } number)
        {
            WriteObject(Workplace.Situations.Get(number));
            return;
        }
        var found = Workplace.Situations.Find(Site, Open);
        WriteObject(ByPriority ? found.OrderBy(report => report.Priority).ToList() : found, enumerateCollection: true);
    }
}
