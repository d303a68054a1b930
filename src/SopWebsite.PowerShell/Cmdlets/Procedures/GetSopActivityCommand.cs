using System.Management.Automation;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Lists the activities of procedures.</summary>
[Cmdlet(VerbsCommon.Get, "SopActivity")]
[OutputType(typeof(SopActivity))]
public sealed class GetSopActivityCommand : ProcedureCommandBase
{
    /// <summary>Codes of procedures, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Code")]
    [ArgumentCompleter(typeof(ProcedureCodeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Procedure { get; set; } = ["*"];

    /// <summary>Only these numbers.</summary>
    [Parameter(Position = 1)]
    [ValidateRange(1, 999)]
    public int[] Number { get; set; } = [];

    /// <summary>Only this duty.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DutyCompleter))]
    public string? Duty { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var code in Procedure)
            Guard(() =>
            {
                foreach (var activity in ProceduresOf(code).SelectMany(procedure => procedure.Activities))
                    if (IsAsked(activity)) WriteObject(activity);
            });
    }

    private bool IsAsked(SopActivity activity) =>
        (Number.Length == 0 || Array.IndexOf(Number, activity.Number) >= 0)
        && (Duty is null || string.Equals(Duty, activity.Duty, StringComparison.OrdinalIgnoreCase));
}
