using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the numbers of restore drills, the newest first.</summary>
public sealed class RestoreDrillNumberCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => register.Drills.Of().Select(drill => drill.Number).Reverse();
}
