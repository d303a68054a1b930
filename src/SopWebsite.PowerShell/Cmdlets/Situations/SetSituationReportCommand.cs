using System.Management.Automation;
using SopWebsite.Monitoring;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Procedures;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Ways;
using SopWebsite.Situations.Work;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Changes what a situation report says: symptom, cause, grade, alternatives, recommendation. What is not given stays.</summary>
[Cmdlet(VerbsCommon.Set, "SituationReport", SupportsShouldProcess = true, DefaultParameterSetName = ReportSet)]
[OutputType(typeof(SituationReport))]
public sealed class SetSituationReportCommand : SituationCommandBase
{
    private const string ReportSet = "Report";
    private const string AddSet = "AddAlternative";
    private const string ChangeSet = "ChangeAlternative";

    /// <summary>What was noticed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Symptom { get; set; }

    /// <summary>The probable cause, where people know better than the checks.</summary>
    [Parameter]
    public DiagnosisCause? Cause { get; set; }

    /// <summary>How much is hit: Small, Part, Whole or Court.</summary>
    [Parameter]
    public SituationImpact? Impact { get; set; }

    /// <summary>How little time there is: CanWait, Deadline, Worsening or Now.</summary>
    [Parameter]
    public SituationUrgency? Urgency { get; set; }

    /// <summary>The number of the alternative to recommend; one that is added with the same command has the next number.</summary>
    [Parameter]
    [ValidateRange(1, 99)]
    public int? Recommendation { get; set; }

    /// <summary>Why: stands beside the cause, the grade or the recommendation.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>An alternative to add: what would be done.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AddSet)]
    [ValidateNotNullOrEmpty]
    public string? AddAlternative { get; set; }

    /// <summary>The number of an alternative to change; only while no officer has read the report.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ChangeSet)]
    [ValidateRange(1, 99)]
    public int? Alternative { get; set; }

    /// <summary>What the changed alternative would do.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Action { get; set; }

    /// <summary>What speaks against the alternative.</summary>
    [Parameter(ParameterSetName = AddSet)]
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Risk { get; set; }

    /// <summary>What the alternative costs, roughly: None, Low, Budgeted or Unknown.</summary>
    [Parameter(ParameterSetName = AddSet)]
    [Parameter(ParameterSetName = ChangeSet)]
    public SituationCost? Cost { get; set; }

    /// <summary>What the alternative costs, in words: an offer, an invoice.</summary>
    [Parameter(ParameterSetName = AddSet)]
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? CostNote { get; set; }

    /// <summary>The working time of the court's own people, such as '2 jam' or '1 hari 30 menit'.</summary>
    [Parameter(ParameterSetName = AddSet)]
    [Parameter(ParameterSetName = ChangeSet)]
    [TimeAmountTransformation]
    public TimeAmount? WorkingTime { get; set; }

    /// <summary>The kind of third party that the alternative needs.</summary>
    [Parameter(ParameterSetName = AddSet)]
    [Parameter(ParameterSetName = ChangeSet)]
    public ThirdPartyKind? ThirdParty { get; set; }

    /// <inheritdoc/>
    protected override SituationReport Move(SituationReports reports) => Workplace.SituationWork.Change(Number, new SituationChange
    {
        Symptom = Symptom,
        Cause = Cause,
        Impact = Impact,
        Urgency = Urgency,
        Recommendation = Recommendation,
        Reason = Reason,
        By = By,
        Alternative = ParameterSetName == ReportSet ? null : new AlternativeChange
        {
            Number = Alternative,
            Action = AddAlternative ?? Action,
            Risk = Risk,
            Cost = Cost,
            CostNote = CostNote,
            WorkingTime = WorkingTime,
            ThirdParty = ThirdParty,
        },
    });
}
