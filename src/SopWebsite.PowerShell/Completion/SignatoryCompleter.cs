using SopWebsite.Register;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes who can sign a letter: the registered officers, and the roles.</summary>
public sealed class SignatoryCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) =>
        register.Sites.Officers().Select(officer => officer.Name).Concat(SopRoles.Codes);
}
