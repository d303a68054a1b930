using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>
/// Finds a domain's RDAP server (RFC 9224): in IANA's bootstrap file, kept for a week, fetched anew when it is older or when it is asked for.
/// Where it cannot be fetched an older copy does, at last the one that the module brings.
/// </summary>
/// <param name="bundled">The module's own copy.</param>
/// <param name="memory">Keeps what was fetched.</param>
/// <param name="fetching">How it is fetched.</param>
internal sealed class RdapDirectory(RdapBootstrap bundled, SourceMemory memory, FetchOptions fetching)
{
    /// <summary>The environment variable that names another bootstrap file; <c>none</c> to use the copies alone.</summary>
    public const string Variable = "SOPWEBSITE_RDAP_BOOTSTRAP";

    private const int FileLimit = 4 * 1024 * 1024;
    private static readonly Uri Iana = new("https://data.iana.org/rdap/dns.json");
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Another bootstrap file than IANA's; null for what <see cref="Variable"/> names, else IANA's.</summary>
    public Uri? Address { get; init; }

    /// <summary>The servers, and what is to be said of where they are known from.</summary>
    public async Task<(RdapBootstrap Servers, Phrase? Remark)> ServersAsync(bool isRefreshed, DateTimeOffset now, CancellationToken cancellation)
    {
        var kept = memory.Bootstrap(now);
        if (!isRefreshed && kept is { } fresh && fresh.Age < SourceMemory.Shelf && fresh.Age > -SourceMemory.Shelf) return (fresh.Servers, null);
        var best = kept is { } old && old.Servers.Publication >= bundled.Publication ? old.Servers : bundled;
        if (SourceOf() is not { } source || (!isRefreshed && memory.BootstrapWait(now) is not null)) return (best, null);
        var fetched = await PageFetcher.FetchAsync(
            source, fetching with { BodyLimit = FileLimit, KeepLimit = FileLimit, KeepsHttps = true, Accept = "application/json" },
            cancellation).ConfigureAwait(false);
        if (fetched is { IsSuccess: true, Answer: { IsCut: false } answer } && RdapBootstrap.Read(answer.Body) is { } read)
        {
            memory.Take(answer.Body);
            return (read, null);
        }
        memory.WaitForBootstrap(now + Patience);
        return (best, new Phrase(
            $"the list of RDAP servers could not be fetched from {source.IdnHost}; the copy of {best} was used",
            $"daftar server RDAP tidak dapat diambil dari {source.IdnHost}; dipakai salinan {best}"));
    }

    private Uri? SourceOf()
    {
        if (Address is not null) return Address;
        var named = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(named)) return Iana;
        return Uri.TryCreate(named, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : null;
    }
}
