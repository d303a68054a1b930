using System.Globalization;
using System.Management.Automation;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Completes the activity that is under way in a run.</summary>
[Cmdlet(VerbsLifecycle.Complete, "SopActivity", SupportsShouldProcess = true)]
[OutputType(typeof(SopRun))]
public sealed class CompleteSopActivityCommand : RunCommandBase
{
    /// <summary>The activity's number. It must be the one under way: naming it guards against completing the next by mistake.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 999)]
    public int Activity { get; set; }

    /// <summary>What was done.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>Evidence files, their names taken as they are; each is kept by its SHA-256.</summary>
    [Parameter]
    [FileNameTransformation]
    [ValidateNotNullOrEmpty]
    public string[] Evidence { get; set; } = [];

    /// <summary>What came out of it, in words: the number of a letter, where a file lies.</summary>
    [Parameter]
    public string? Output { get; set; }

    /// <summary>
    /// The requirements (kelengkapan) of the activity that begins next which are met, by their names. Those not named count as missing,
    /// unless they are the output of an activity done before in the run.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(RequirementCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Requirement { get; set; } = [];

    /// <summary>All requirements of the activity that begins next are met.</summary>
    [Parameter]
    public SwitchParameter AllRequirements { get; set; }

    /// <inheritdoc/>
    protected override string Doing => string.Format(CultureInfo.InvariantCulture, "Complete-SopActivity {0}", Activity);

    /// <inheritdoc/>
    protected override SopRun Move(SopRuns runs)
    {
        var run = runs.Complete(Run, Activity, new SopCompletion
        {
            By = By,
            Note = Note,
            Evidence = [.. Evidence.Select(Resolve)],
            Output = Output,
            Requirements = AllRequirements ? SopRequirements.All : Requirement,
        });
        var done = run.Steps.First(step => step.Activity == Activity);
        WarnOf(done with { RequirementsMissing = [] });
        WarnOf(run.ActiveStep);
        return run;
    }
}
