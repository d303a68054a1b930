using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the names of registered sites.</summary>
public sealed class SiteNameCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => register.Sites.All().Select(site => site.Name);
}
