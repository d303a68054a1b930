using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Problems;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Closes a problem record with the cause that was found and what was done so that it does not come back.</summary>
[Cmdlet(VerbsLifecycle.Complete, "SopProblem", SupportsShouldProcess = true)]
[OutputType(typeof(SopProblem))]
public sealed class CompleteSopProblemCommand : RegisterCommandBase
{
    /// <summary>The record's number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProblemNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>The cause that was found.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string RootCause { get; set; } = "";

    /// <summary>What was done so that it does not come back.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    public string Measure { get; set; } = "";

    /// <summary>Who closes it; an officer's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var problem = Workplace.Problems.Get(Number);
        if (ShouldProcess(problem.Number, "Complete-SopProblem")) WriteObject(Workplace.Problems.Complete(problem.Number, RootCause, Measure, By));
    }
}
