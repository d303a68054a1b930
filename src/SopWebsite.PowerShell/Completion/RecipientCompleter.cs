using SopWebsite.Register;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes whom a report may go to: the codes of the roles, then the names of registered officers.</summary>
public sealed class RecipientCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register)
    {
        var officers = register.Sites.Officers();
        return SopRoles.Codes.Concat(officers.Select(officer => officer.Role)).Concat(officers.Select(officer => officer.Name))
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }
}
