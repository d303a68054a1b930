using System.Globalization;
using System.Management.Automation;
using SopWebsite.PowerShell.Binding;
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

    /// <inheritdoc/>
    protected override string Doing => string.Format(CultureInfo.InvariantCulture, "Complete-SopActivity {0}", Activity);

    /// <inheritdoc/>
    protected override SopRun Move(SopRuns runs) =>
        runs.Complete(Run, Activity, new SopCompletion { By = By, Note = Note, Evidence = [.. Evidence.Select(Resolve)] });
}
