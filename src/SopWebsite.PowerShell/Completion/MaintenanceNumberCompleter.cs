using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the numbers of maintenance windows, the newest first.</summary>
public sealed class MaintenanceNumberCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => register.Watch.Maintenance().Reverse().Select(window => window.Number);
}
