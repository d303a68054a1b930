using System.Text;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Files;
using SopWebsite.Languages;
using SopWebsite.Networks;
using SopWebsite.Sites;
using SopWebsite.Visitors.Allowing;

namespace SopWebsite.Visitors.Blocking;

/// <summary>
/// Keeps visitors away: makes lists for the programs that do it, and remembers who is on them and until when. It writes files and nothing else; a
/// list takes effect when an administrator puts it to use.
/// </summary>
public sealed class VisitorBlocks(
    IVisitorBlockStore store, IVisitorStore findings, AllowedVisitors allowed, ISiteStore sites, IBlockListChecker checker, IEscalationLog log,
    IUnitOfWork unit, IClock clock)
{
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(3660);

    /// <summary>Finds the addresses of this computer and of the sites' servers.</summary>
    public OwnAddresses Own { get; init; } = new();

    /// <summary>Decides who would be on a list. Nothing is written.</summary>
    /// <exception cref="SopException">
    /// <c>SopBlockTimeInvalid</c>: the time is none, or more than ten years; <c>SopBlockListWithoutSource</c>: neither visitors nor a site.
    /// </exception>
    public BlockListPlan Plan(BlockListOptions options)
    {
        if (options.Time < TimeSpan.FromMinutes(1) || options.Time > LongestTime)
            throw new SopException(
                "SopBlockTimeInvalid", SopErrorKind.InvalidArgument,
                new Phrase("An address can be kept away for a minute at least and ten years at most.",
                    "Alamat dapat diblokir paling singkat satu menit dan paling lama sepuluh tahun."),
                options.Time);
        var now = clock.UtcNow.ToUniversalTime();
        var own = Own.Find(sites.All().SelectMany(SiteHosts.Of), out var unknown);
        var protection = new BlockProtection(allowed.Find().Where(entry => entry.Concerns(options.Site?.Name)).ToList(), own);
        var visitors = options.Visitors ?? Found(options, now);
        var known = options.Site is { } site ? store.All(site.Name) : [];
        var plan = new BlockListPlanner(options, protection, now)
            .Plan(visitors, known, entries => BlockListText.Of(options, now, entries));
        return unknown.Count == 0 ? plan : plan with { Warnings = [.. plan.Warnings, .. unknown.Select(Unknown)] };
    }

    /// <summary>How the program itself takes a planned list.</summary>
    /// <exception cref="SopException"><c>SopBlockListInvalid</c>: it refuses it.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public BlockListCheck Check(BlockListPlan plan, CancellationToken cancellation)
    {
        var check = checker.Check(plan.Options.Format, plan.Text, cancellation);
        return check.State != BlockListCheckState.Failed ? check : throw new SopException(
            "SopBlockListInvalid", SopErrorKind.InvalidData,
            new Phrase($"{check.Tool} refuses the list, so it was not written: {check.Remark?.English}",
                $"{check.Tool} menolak daftar ini, jadi tidak ditulis: {check.Remark?.Indonesian}"),
            plan.Options.Format);
    }

    /// <summary>Refuses a file that is not a block list of ours: a site's own .htaccess must not be lost to a list.</summary>
    /// <exception cref="SopException"><c>SopBlockListForeign</c>.</exception>
    public static void CheckTarget(string path)
    {
        if (BlockListText.IsOurs(path)) return;
        throw new SopException(
            "SopBlockListForeign", SopErrorKind.AlreadyExists,
            new Phrase(
                $"'{path}' is there already and is not a block list of this module. Write the list to a file of its own; "
                + "-Force does not replace this one either.",
                $"'{path}' sudah ada dan bukan daftar blokir modul ini. Tulis daftar ke berkas tersendiri; -Force pun tidak menggantinya."),
            path);
    }

    /// <summary>Writes a planned and checked list, and remembers who is on it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="check">What came of the check.</param>
    /// <param name="path">The file; a list of ours there is replaced.</param>
    /// <param name="by">Who writes it, for the log.</param>
    /// <exception cref="SopException"><c>SopBlockListForeign</c>.</exception>
    /// <exception cref="IOException">It cannot be written; what was there stays.</exception>
    public VisitorBlockList Write(BlockListPlan plan, BlockListCheck check, string path, string? by = null)
    {
        CheckTarget(path);
        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(plan.Text);
        AtomicFile.Write(path, stream => stream.Write(bytes, 0, bytes.Length));
        var digest = Sha256Hex.OfBytes(bytes);
        if (plan.Options.Site is { } site)
            unit.Transact(() =>
            {
                foreach (var block in plan.Changes) store.Put(block);
                log.Append(new EscalationDraft
                {
                    At = clock.UtcNow, Event = EscalationEvent.Note, Site = site.Name, From = by,
                    FollowUp = $"Daftar blokir pengunjung ditulis ({plan.Options.Format}): {plan.Entries.Length} entri, {plan.Added} baru",
                    Evidence = $"{Path.GetFileName(path)} SHA-256 {digest}",
                });
            });
        return Result(plan, check, path) with { IsWritten = true, Sha256 = digest };
    }

    /// <summary>What a plan comes to, as far as it is known before anything is written.</summary>
    public static VisitorBlockList Result(BlockListPlan plan, BlockListCheck check, string path) => new()
    {
        Format = plan.Options.Format,
        Site = plan.Options.Site?.Name,
        Path = path,
        CreatedAt = plan.CreatedAt,
        Entries = plan.Entries,
        Added = plan.Added,
        LeftOut = plan.LeftOut,
        Check = check,
        Apply = BlockListText.ApplyOf(plan.Options.Format, path),
    };

    /// <summary>The blocks that are remembered, in the order of sites and addresses.</summary>
    /// <param name="site">Only those of this site; null for all.</param>
    /// <param name="all">Those too that have ended or were lifted.</param>
    public IReadOnlyList<VisitorBlock> Find(string? site = null, bool all = false)
    {
        var now = clock.UtcNow;
        return
        [
            .. store.All(site).Select(block => block with { IsActive = block.HoldsAt(now) }).Where(block => all || block.IsActive)
                .OrderBy(block => block.Site, StringComparer.OrdinalIgnoreCase).ThenBy(NumberOf),
        ];
    }

    /// <summary>Takes an address off the lists to come. It comes back when it is seen attacking after this.</summary>
    /// <param name="site">The site.</param>
    /// <param name="network">The address.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who lifts it.</param>
    /// <exception cref="SopException"><c>SopVisitorBlockNotFound</c>: nothing holds for that address.</exception>
    public VisitorBlock Lift(string site, string network, string? reason = null, string? by = null)
    {
        var block = Get(site, network);
        var now = clock.UtcNow.ToUniversalTime();
        var lifted = block with { LiftedAt = now, LiftedBy = by, LiftReason = reason, IsActive = false };
        unit.Transact(() =>
        {
            store.Put(lifted);
            log.Append(new EscalationDraft
            {
                At = now, Event = EscalationEvent.Note, Site = block.Site, From = by,
                FollowUp = $"Blokir pengunjung dicabut: {block.Network}{(reason is null ? "" : " (" + reason + ")")}",
            });
        });
        return lifted;
    }

    /// <summary>A block that holds.</summary>
    /// <exception cref="SopException"><c>SopVisitorBlockNotFound</c>: nothing holds for that address.</exception>
    public VisitorBlock Get(string site, string network)
    {
        var name = NetworkAddress.TryParse(network.Trim(), out var address) ? address.ToString() : network;
        return Find(site).FirstOrDefault(block => block.Network == name) ?? throw new SopException(
            "SopVisitorBlockNotFound", SopErrorKind.NotFound,
            new Phrase($"'{network}' is not blocked for {site}. Get-VisitorBlock shows who is.",
                $"'{network}' tidak sedang diblokir untuk {site}. Get-VisitorBlock menampilkan daftarnya."),
            network);
    }

    /// <summary>As numbers, .9 stands before .10.</summary>
    private static NetworkAddress NumberOf(VisitorBlock block) => NetworkAddress.TryParse(block.Network, out var address) ? address : default;

    private IReadOnlyList<SuspiciousVisitor> Found(BlockListOptions options, DateTimeOffset now)
    {
        var site = options.Site ?? throw new SopException(
            "SopBlockListWithoutSource", SopErrorKind.InvalidArgument,
            new Phrase("Say whom to block: pipe from Get-SuspiciousVisitor, or name a site with -Site.",
                "Sebutkan siapa yang diblokir: salurkan dari Get-SuspiciousVisitor, atau sebut situs dengan -Site."));
        return [.. findings.Since(site.Name, now - options.Time).SelectMany(found => found.Visitors)];
    }

    private static Phrase Unknown(string host) => new(
        $"The address of {host} could not be found, so it is not protected from being blocked.",
        $"Alamat {host} tidak dapat ditemukan, sehingga tidak terlindung dari pemblokiran.");
}
