using System.Management.Automation;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Starts a run of a procedure for a site.</summary>
[Cmdlet(VerbsLifecycle.Start, "SopRun", SupportsShouldProcess = true)]
[OutputType(typeof(SopRun))]
public sealed class StartSopRunCommand : ProcedureCommandBase
{
    /// <summary>The site; its calendar and zone hold for the run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Site { get; set; } = "";

    /// <summary>The procedure's code; the site's own without.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(ProcedureCodeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Procedure { get; set; }

    /// <summary>The activity that the run begins with.</summary>
    [Parameter]
    [ValidateRange(1, 999)]
    public int FirstActivity { get; set; } = 1;

    /// <summary>The activity that the run ends with; the procedure's last without.</summary>
    [Parameter]
    [ValidateRange(1, 999)]
    public int? LastActivity { get; set; }

    /// <summary>The requirements (kelengkapan) of the first activity that are met, by their names. Those not named count as missing.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RequirementCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Requirement { get; set; } = [];

    /// <summary>All requirements of the first activity are met.</summary>
    [Parameter]
    public SwitchParameter AllRequirements { get; set; }

    /// <summary>Who starts it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var site = SiteOf(Site);
        var procedure = Catalog.Get(Procedure ?? site.Procedure);
        if (!ShouldProcess(site.Name, $"Start-SopRun {procedure.Code}")) return;
        var run = Runs.Start(site, procedure.Code, FirstActivity, LastActivity, By, AllRequirements ? SopRequirements.All : Requirement);
        WarnOf(run.ActiveStep);
        WriteObject(run);
    }
}
