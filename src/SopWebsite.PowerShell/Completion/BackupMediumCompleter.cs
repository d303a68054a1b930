using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the names of media in the media register.</summary>
public sealed class BackupMediumCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => register.BackupMedia.Media().Select(medium => medium.Name);
}
