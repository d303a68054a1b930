using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Problems;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Shows problem records: situations that came back.</summary>
[Cmdlet(VerbsCommon.Get, "SopProblem")]
[OutputType(typeof(SopProblem))]
public sealed class GetSopProblemCommand : RegisterCommandBase
{
    /// <summary>The record's number, or that of one of its reports; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProblemNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Number { get; set; }

    /// <summary>Only of this site.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    public string? Site { get; set; }

    /// <summary>Only those whose cause is still there.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (Number is { } number) WriteObject(Workplace.Problems.Get(number));
        else WriteObject(Workplace.Problems.Find(Site, Open), enumerateCollection: true);
    }
}
