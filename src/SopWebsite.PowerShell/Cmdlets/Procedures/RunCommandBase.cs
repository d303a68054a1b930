using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Cmdlets that move runs on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RunCommandBase : ProcedureCommandBase
{
    /// <summary>The run's id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(OpenRunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Run { get; set; } = "";

    /// <summary>Who does it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <summary>Moves the run on.</summary>
    protected abstract SopRun Move(SopRuns runs);

    /// <summary>What is about to be done, for -WhatIf and -Confirm.</summary>
    protected virtual string Doing => MyInvocation.MyCommand.Name;

    /// <inheritdoc/>
    protected sealed override void ProcessItem()
    {
        var run = Runs.Get(Run);
        if (ShouldProcess($"{run.Id} ({run.Procedure}, {run.Site})", Doing)) WriteObject(Move(Runs));
    }
}
