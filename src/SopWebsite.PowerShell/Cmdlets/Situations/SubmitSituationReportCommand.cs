using System.Management.Automation;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Hands a situation report up with a disposition sheet, or answers the question with which the sheet came back.</summary>
[Cmdlet(VerbsLifecycle.Submit, "SituationReport", SupportsShouldProcess = true, DefaultParameterSetName = SubmitSet)]
[OutputType(typeof(SituationReport))]
public sealed class SubmitSituationReportCommand : SituationCommandBase
{
    private const string SubmitSet = "Submit";
    private const string AnswerSet = "Answer";

    /// <summary>The role it goes to, such as kasubbag-ptip, or an officer's name.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = SubmitSet)]
    [ArgumentCompleter(typeof(RecipientCompleter))]
    [ValidateNotNullOrEmpty]
    public string To { get; set; } = "";

    /// <summary>What the recipient is asked to do: the content of the sheet (isi).</summary>
    [Parameter(ParameterSetName = SubmitSet)]
    public string? Note { get; set; }

    /// <summary>By when (batas waktu). Without it, the due time of the recipient's own step.</summary>
    [Parameter(ParameterSetName = SubmitSet)]
    [InstantTransformation]
    public DateTimeOffset? Due { get; set; }

    /// <summary>How it is to be handled (sifat): Biasa, Segera, SangatSegera or Rahasia. Without it, what the report's severity asks for.</summary>
    [Parameter(ParameterSetName = SubmitSet)]
    public DispositionNature? Nature { get; set; }

    /// <summary>The answer to the question with which the report's sheet came back.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AnswerSet)]
    [ValidateNotNullOrEmpty]
    public string? Answer { get; set; }

    /// <inheritdoc/>
    protected override SituationReport Move(SituationReports reports)
    {
        if (Answer is not { } answer) return reports.Submit(Number, To, By, Note, Due, Nature);
        Workplace.Dispositions.Answer(Number, answer, By);
        return reports.Get(Number);
    }
}
