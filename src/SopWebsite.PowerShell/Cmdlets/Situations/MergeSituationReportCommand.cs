using System.Management.Automation;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Makes one of several situation reports about the same trouble.</summary>
[Cmdlet(VerbsData.Merge, "SituationReport", SupportsShouldProcess = true)]
[OutputType(typeof(SituationReport))]
public sealed class MergeSituationReportCommand : SituationCommandBase
{
    /// <summary>The numbers of the reports that go into it; they are closed.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(SituationNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] From { get; set; } = [];

    /// <inheritdoc/>
    protected override SituationReport Move(SituationReports reports) => Workplace.SituationMerges.Merge(Number, From, By);
}
