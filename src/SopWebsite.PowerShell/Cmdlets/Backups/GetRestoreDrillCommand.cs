using System.Management.Automation;
using SopWebsite.Backups.Drills;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Shows the restore drills that were held.</summary>
[Cmdlet(VerbsCommon.Get, "RestoreDrill", DefaultParameterSetName = SiteSet)]
[OutputType(typeof(RestoreDrill))]
public sealed class GetRestoreDrillCommand : RegisterCommandBase
{
    private const string SiteSet = "Site";
    private const string NumberSet = "Number";

    /// <summary>The registered sites, wildcards allowed; all drills without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = SiteSet)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The numbers of drills, such as UR-2026-0001.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NumberSet)]
    [ArgumentCompleter(typeof(RestoreDrillNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Number { get; set; } = [];

    /// <summary>Only drills that ended so.</summary>
    [Parameter(ParameterSetName = SiteSet)]
    public RestoreDrillState[] State { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var drills = Workplace.Drills;
        foreach (var number in Number) Guard(() => WriteObject(drills.Get(number)));
        if (ParameterSetName == NumberSet) return;
        if (Name.Length == 0) Write(drills.Of());
        foreach (var name in Name) Guard(() =>
        {
            foreach (var site in SitesOf(name)) Write(drills.Of(site.Name));
        });
    }

    private void Write(IEnumerable<RestoreDrill> found)
    {
        foreach (var drill in found)
            if (State.Length == 0 || State.Contains(drill.State)) WriteObject(drill);
    }
}
