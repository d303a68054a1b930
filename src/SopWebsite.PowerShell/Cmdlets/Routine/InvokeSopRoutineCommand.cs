using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Routine;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Routine;

/// <summary>One unattended pass over what is due for every site; one result object a step.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SopRoutine", SupportsShouldProcess = true)]
[OutputType(typeof(RoutineResult))]
public sealed class InvokeSopRoutineCommand : AsyncSopCommandBase
{
    /// <summary>Only these sites, wildcards allowed; all without.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Site { get; set; } = ["*"];

    /// <summary>Do every step now, due or not.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Minutes of working time from pass to pass, by which a missed one is told; the usual ones without.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int? Every { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var chosen = new List<SopSite>();
        foreach (var name in Site) Guard(() => chosen.AddRange(SitesOf(name)));
        var sites = chosen.GroupBy(site => site.Name, StringComparer.Ordinal).Select(same => same.First())
            .Where(site => ShouldProcess(site.Name, "Invoke-SopRoutine")).ToList();
        // Whoever declines every site, or names none that is there, wants no pass at all.
        if (IsWhatIf || (sites.Count == 0 && OpenedRegister.Sites.All().Count > 0)) return;
        var routine = new SopRoutine(Workplace, new RoutineOptions
        {
            Force = Force, Every = Every is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        });
        Pump((writer, stop) => routine.RunAsync(sites, writer.WriteObject, stop));
    }
}
