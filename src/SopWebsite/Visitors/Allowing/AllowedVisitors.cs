using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Sites;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Allowing;

/// <summary>The list of allowed visitors. Each change of it is in the log: it changes what the reading of logs shows.</summary>
public sealed class AllowedVisitors(IAllowedVisitorStore store, ISiteStore sites, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>Wider blocks are a slip of the pen: they would let whole countries pass.</summary>
    private const int WidestV4 = 8, WidestV6 = 7;

    private const string UsualZone = "WIB";

    /// <summary>Enters addresses, or changes the reason and the end of those that are there.</summary>
    /// <param name="network">One address, or a block in CIDR notation.</param>
    /// <param name="reason">Why.</param>
    /// <param name="site">The site; null for all sites.</param>
    /// <param name="until">When it ends; null for no end.</param>
    /// <param name="by">Who enters it.</param>
    /// <exception cref="SopException">
    /// <c>SopAddressBlockInvalid</c>; <c>SopAllowedVisitorInvalid</c>: the block is too wide, the reason is missing, or the end has passed;
    /// <c>SopSiteNotFound</c>.
    /// </exception>
    public AllowedVisitor Register(string network, string reason, string? site = null, DateTimeOffset? until = null, string? by = null)
    {
        var block = AddressBlock.Parse(network);
        var registered = site is null ? null : new SopSites(sites).Get(site);
        var now = clock.UtcNow.ToUniversalTime();
        if (block.Prefix < (block.First.IsV4 ? WidestV4 : WidestV6))
            throw Invalid(network, $"{block} is wider than /{(block.First.IsV4 ? WidestV4 : WidestV6)}", $"{block} terlalu luas");
        if (string.IsNullOrWhiteSpace(reason)) throw Invalid(network, "say why", "tulis alasannya");
        if (until <= now) throw Invalid(network, "its end has passed already", "batas waktunya sudah lewat");
        var allowed = new AllowedVisitor
        {
            Network = block.ToString(),
            Site = registered?.Name,
            Reason = reason.Trim(),
            Until = until?.ToUniversalTime(),
            By = by,
            RecordedAt = now,
            Zone = (registered ?? sites.All().FirstOrDefault())?.Zone ?? UsualZone,
        };
        unit.Transact(() =>
        {
            store.Put(allowed);
            Tell(allowed, by, "Pengunjung diizinkan: ", now);
        });
        return allowed;
    }

    /// <summary>Takes addresses off the list.</summary>
    /// <param name="network">The addresses, as they were entered.</param>
    /// <param name="site">The site; null for the entry of all sites.</param>
    /// <param name="by">Who takes them off.</param>
    /// <exception cref="SopException"><c>SopAddressBlockInvalid</c>; <c>SopAllowedVisitorNotFound</c>.</exception>
    public AllowedVisitor Remove(string network, string? site = null, string? by = null)
    {
        var found = Get(network, site);
        unit.Transact(() =>
        {
            store.Remove(found.Network, found.Site);
            Tell(found, by, "Izin pengunjung dicabut: ", clock.UtcNow.ToUniversalTime());
        });
        return found;
    }

    /// <summary>One entry.</summary>
    /// <exception cref="SopException"><c>SopAddressBlockInvalid</c>; <c>SopAllowedVisitorNotFound</c>.</exception>
    public AllowedVisitor Get(string network, string? site = null)
    {
        var name = AddressBlock.Parse(network).ToString();
        return Find().FirstOrDefault(one => one.Network == name && string.Equals(one.Site, site, StringComparison.OrdinalIgnoreCase))
            ?? throw new SopException(
                "SopAllowedVisitorNotFound", SopErrorKind.NotFound,
                new Phrase($"{name} is not on the list of allowed visitors for {site ?? "all sites"}. Get-AllowedVisitor shows the list.",
                    $"{name} tidak ada dalam daftar izin untuk {site ?? "semua situs"}. Get-AllowedVisitor menampilkan daftarnya."),
                network);
    }

    /// <summary>The entries, those that have ended among them.</summary>
    /// <param name="site">Only those for a site's logs, those of all sites among them; null for every one.</param>
    /// <param name="address">Only those that allow this address or block; null for every one.</param>
    /// <exception cref="SopException"><c>SopAddressBlockInvalid</c>.</exception>
    public IReadOnlyList<AllowedVisitor> Find(string? site = null, string? address = null)
    {
        var now = clock.UtcNow;
        AddressBlock? asked = address is null ? null : AddressBlock.Parse(address);
        return
        [
            .. store.All().Where(one => (site is null || one.Concerns(site)) && (asked is not { } block || Holds(one, block)))
                .Select(one => one with { IsExpired = one.Until <= now }),
        ];
    }

    /// <summary>The list to ask while a log is read.</summary>
    /// <param name="site">The site of the log; null for logs of no registered one: then only what is allowed for all sites holds.</param>
    public AllowanceBook BookFor(string? site) => new(store.All().Where(one => one.Concerns(site)));

    private static bool Holds(AllowedVisitor allowed, AddressBlock asked) =>
        AddressBlock.TryParse(allowed.Network, out var block) && block.Contains(asked);

    private void Tell(AllowedVisitor allowed, string? by, string what, DateTimeOffset now) => log.Append(new EscalationDraft
    {
        At = now, Event = EscalationEvent.Note, Site = allowed.Site, From = by ?? allowed.By,
        FollowUp = $"{what}{allowed.Network}, {allowed.Site ?? "semua situs"}: {allowed.Reason}"
            + (allowed.Until is { } end ? $" (sampai {IndonesianZone.MinuteOf(end, allowed.Zone)} {allowed.Zone})" : ""),
    });

    private static SopException Invalid(string network, string english, string indonesian) => new(
        "SopAllowedVisitorInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"{network} cannot be allowed: {english}.", $"{network} tidak dapat diizinkan: {indonesian}."), network);
}
