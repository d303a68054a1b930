using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the numbers of situation reports that are not closed.</summary>
public sealed class SituationNumberCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) =>
        register.Situations.Find(site: null, openOnly: true).Select(report => report.Number);
}
