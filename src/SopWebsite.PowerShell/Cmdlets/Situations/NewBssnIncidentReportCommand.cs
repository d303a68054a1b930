using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Incidents;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Drafts an incident report with the four items that BSSN asks for. Nothing is sent and nothing is written.</summary>
[Cmdlet(VerbsCommon.New, "BssnIncidentReport", SupportsShouldProcess = true)]
[OutputType(typeof(BssnIncidentReport))]
public sealed class NewBssnIncidentReportCommand : RegisterCommandBase
{
    /// <summary>The situation report's number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SituationNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (ShouldProcess(Number, "New-BssnIncidentReport")) WriteObject(Workplace.Incidents.Of(Number));
    }
}
