using SopWebsite.Register;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Sources;

namespace SopWebsite.Composition;

/// <summary>The sources of renewals, put together over an open register: registries and live sites.</summary>
public static class RenewalSources
{
    /// <summary>What asks the sources. What it learns of registries is written with <see cref="SourceMemory.Save"/>.</summary>
    /// <param name="workplace">The duties over the register.</param>
    /// <param name="server">The server to ask about domains, alone; null for the registry's own.</param>
    /// <param name="timeout">The time for a request; null for the usual one.</param>
    /// <param name="isRefreshed">Whether the list of RDAP servers is fetched anew.</param>
    public static RenewalInquiry Of(Workplace workplace, Uri? server = null, TimeSpan? timeout = null, bool isRefreshed = false) =>
        new(workplace.Clock, workplace.Adapters.Registries)
        {
            Server = server,
            Timeout = timeout ?? RenewalInquiry.UsualTimeout,
            IsRefreshed = isRefreshed,
            Memory = new SourceMemory(EvidenceFolder.Sources(workplace.Register.Location)),
        };

    /// <summary>A renewal as its source knows it now, asked in the usual way; what is learnt of registries is kept.</summary>
    /// <param name="workplace">The duties over the register.</param>
    /// <param name="renewal">The renewal as the ledger has it.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <exception cref="Errors.SopException">As <see cref="RenewalInquiry.AskAsync"/>.</exception>
    public static async Task<HostingRenewal> AskAsync(Workplace workplace, HostingRenewal renewal, CancellationToken cancellation)
    {
        var inquiry = Of(workplace);
        try
        {
            return await inquiry.AskAsync(renewal, cancellation).ConfigureAwait(false);
        }
        finally
        {
            inquiry.Memory.Save(workplace.Clock.UtcNow);
        }
    }
}
