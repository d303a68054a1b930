using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Sites;

/// <summary>Shows the court in whose name letters and reports go out.</summary>
[Cmdlet(VerbsCommon.Get, "SopCourt")]
[OutputType(typeof(SopCourt))]
public sealed class GetSopCourtCommand : RegisterCommandBase
{
    /// <summary>The court that heads this site's papers; all that are entered without.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (Site is null) WriteObject(Workplace.Courts.All(), enumerateCollection: true);
        else WriteObject(Workplace.Courts.HeadOf(SiteOf(Site).Name) ?? throw SopCourts.NotFound(Site));
    }
}
