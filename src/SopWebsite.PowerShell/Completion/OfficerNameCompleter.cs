using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the names of registered officers.</summary>
public sealed class OfficerNameCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => register.Sites.Officers().Select(officer => officer.Name);
}
