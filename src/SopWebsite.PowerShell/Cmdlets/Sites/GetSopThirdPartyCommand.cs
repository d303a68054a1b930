using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Sites;

/// <summary>Lists the third parties.</summary>
[Cmdlet(VerbsCommon.Get, "SopThirdParty")]
[OutputType(typeof(SopThirdParty))]
public sealed class GetSopThirdPartyCommand : RegisterCommandBase
{
    /// <summary>Names, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ThirdPartyNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "*";

    /// <summary>Only this kind.</summary>
    [Parameter]
    public ThirdPartyKind Kind { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var anyKind = !MyInvocation.BoundParameters.ContainsKey(nameof(Kind));
        var pattern = NamePattern.Of(Name);
        foreach (var party in OpenedRegister.Sites.ThirdParties())
            if (pattern.IsMatch(party.Name) && (anyKind || party.Kind == Kind)) WriteObject(party);
    }
}
