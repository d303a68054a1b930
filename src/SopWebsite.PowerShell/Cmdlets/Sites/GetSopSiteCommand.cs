using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Sites;

/// <summary>Lists the registered sites.</summary>
[Cmdlet(VerbsCommon.Get, "SopSite")]
[OutputType(typeof(SopSite))]
public sealed class GetSopSiteCommand : RegisterCommandBase
{
    /// <summary>Names, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only this kind.</summary>
    [Parameter]
    public SiteKind Kind { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var anyKind = !MyInvocation.BoundParameters.ContainsKey(nameof(Kind));
        foreach (var name in Name) Guard(() => Write(name, anyKind));
    }

    private void Write(string name, bool anyKind)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
        {
            var site = SiteOf(name);
            if (anyKind || site.Kind == Kind) WriteObject(site);
            return;
        }
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        foreach (var site in OpenedRegister.Sites.All())
            if (pattern.IsMatch(site.Name) && (anyKind || site.Kind == Kind)) WriteObject(site);
    }
}
