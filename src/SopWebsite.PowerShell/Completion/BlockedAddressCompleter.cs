using System.Collections;
using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the addresses on a site's block list, or on all.</summary>
public sealed class BlockedAddressCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => Names(register, new Hashtable());

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register, IDictionary given) => register.VisitorBlocks.All(given["Site"] as string)
        .Where(block => block.HoldsAt(Calendars.SystemClock.Instance.UtcNow)).Select(block => block.Network).Distinct();
}
