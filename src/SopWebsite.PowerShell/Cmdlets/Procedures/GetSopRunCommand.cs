using System.Management.Automation;
using SopWebsite.PowerShell.Completion;
using SopWebsite.PowerShell.Errors;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Shows runs as they stand now.</summary>
[Cmdlet(VerbsCommon.Get, "SopRun", DefaultParameterSetName = FilterSet)]
[OutputType(typeof(SopRun))]
public sealed class GetSopRunCommand : ProcedureCommandBase
{
    private const string FilterSet = "Filter";
    private const string RunSet = "Run";

    /// <summary>Ids of runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RunSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Run { get; set; } = [];

    /// <summary>Only runs of this site.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    public string? Site { get; set; }

    /// <summary>Only runs of this procedure.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ArgumentCompleter(typeof(ProcedureCodeCompleter))]
    public string? Procedure { get; set; }

    /// <summary>Only runs of this situation report.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    public string? Report { get; set; }

    /// <summary>Only runs that have not ended.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    public SwitchParameter Open { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var ids = ParameterSetName == FilterSet ? Runs.Ids(Site, Procedure, Open, Report) : Run;
        foreach (var id in ids) Guard(() => WriteObject(Runs.Look(id, fault => WriteError(fault.ToErrorRecord()))));
    }
}
