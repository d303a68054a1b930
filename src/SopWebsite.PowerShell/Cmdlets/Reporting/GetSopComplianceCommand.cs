using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.PowerShell.Errors;
using SopWebsite.Procedures.Compliance;
using SopWebsite.Reporting;

namespace SopWebsite.PowerShell.Cmdlets.Reporting;

/// <summary>Counts how the steps of a month stood to their standard times.</summary>
[Cmdlet(VerbsCommon.Get, "SopCompliance")]
[OutputType(typeof(SopCompliance))]
public sealed class GetSopComplianceCommand : RegisterCommandBase
{
    /// <summary>The month, as yyyy-MM; it begins and ends by the wall clock of each site.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [MonthTransformation]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public ReportMonth Month { get; set; }

    /// <summary>Only sites of these names, wildcards allowed.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Site { get; set; } = "*";

    /// <summary>Only procedures of this code, wildcards allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProcedureCodeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Procedure { get; set; } = "*";

    /// <summary>By what steps are counted together: Activity (the default), Procedure, or Performer.</summary>
    [Parameter]
    public SopComplianceGrouping By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var (site, procedure) = (NamePattern.Of(Site), NamePattern.Of(Procedure));
        // A name without wildcards that no site has is a slip, not an empty month.
        if (!WildcardPattern.ContainsWildcardCharacters(Site)) SiteOf(Site);
        WriteObject(
            Workplace.Compliance.Of(
                zone => (Month.StartIn(zone), Month.EndIn(zone)), By, site.IsMatch, procedure.IsMatch, fault => WriteError(fault.ToErrorRecord())),
            enumerateCollection: true);
    }
}
