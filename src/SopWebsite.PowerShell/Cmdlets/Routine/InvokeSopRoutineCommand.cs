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

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var sites = new List<SopSite>();
        foreach (var site in OpenedRegister.Sites.All())
            if (Array.Exists(Site, name => NamePattern.Of(name).IsMatch(site.Name))
                && ShouldProcess(site.Name, "Invoke-SopRoutine"))
                sites.Add(site);
        if (IsWhatIf) return;
        var routine = new SopRoutine(Workplace, new RoutineOptions { Force = Force });
        Pump((writer, stop) => routine.RunAsync(sites, writer.WriteObject, stop));
    }
}
