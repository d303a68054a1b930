using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the names of registered third parties.</summary>
public sealed class ThirdPartyNameCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => register.Sites.ThirdParties().Select(party => party.Name);
}
