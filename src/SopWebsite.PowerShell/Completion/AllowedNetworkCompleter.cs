using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the addresses of allowed visitors.</summary>
public sealed class AllowedNetworkCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) =>
        register.AllowedVisitors.All().Select(allowed => allowed.Network).Distinct(StringComparer.Ordinal);
}
