using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Renewals.Findings;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Renewals.Sources;
using SopWebsite.Renewals.Sources.Names;
using SopWebsite.Sites;

namespace SopWebsite.Renewals;

/// <summary>The ledger of renewals. Each change is in the ledger and in the escalation log, or in neither.</summary>
/// <param name="store">Keeps the renewals.</param>
/// <param name="sites">The sites they belong to.</param>
/// <param name="log">Hears of changes.</param>
/// <param name="work">Keeps ledger and log together.</param>
/// <param name="clock">The time.</param>
public sealed class HostingRenewals(IRenewalStore store, ISiteStore sites, IEscalationLog log, IUnitOfWork work, IClock clock)
{
    /// <summary>The invoices that stages are read from; null where only ends count.</summary>
    public IRenewalInvoiceStore? Invoices { get; init; }

    /// <summary>The SOP's clock of invoices; null where it does not matter.</summary>
    public InvoiceClock? InvoiceClock { get; init; }

    /// <summary>What becomes of things after their end.</summary>
    public RenewalRules Rules { get; init; } = RenewalRules.None;

    /// <summary>What is known of registries: tells which part of a host's name is registered. Null for nothing.</summary>
    public IRegistryData? Registries { get; init; }

    /// <summary>
    /// The most urgent first: by what must be done next, an open invoice, the budget year's end, or the end itself. What nobody knows the end of
    /// comes before all, and is never left out.
    /// </summary>
    /// <param name="dueWithin">Only what something must be done about within this span from now, or has lapsed; null for all.</param>
    public IReadOnlyList<HostingRenewal> All(TimeSpan? dueWithin = null)
    {
        var now = clock.UtcNow;
        return LookAt(store.All(now), now)
            .Where(renewal => dueWithin is not { } span || renewal.ExpiresAt is null || renewal.Cycle?.ActBy is not { } act || act - now <= span)
            .ToList();
    }

    /// <summary>The renewals of a site, in the same order.</summary>
    public IReadOnlyList<HostingRenewal> ForSite(string site)
    {
        var now = clock.UtcNow;
        return LookAt(store.ForSite(site, now), now);
    }

    /// <summary>One renewal with its stage and findings; the subject may be left out where the site has one of the kind only.</summary>
    /// <exception cref="SopException"><c>SopRenewalNotFound</c>: there is none, or the subject must be named.</exception>
    public HostingRenewal Get(string site, RenewalKind kind, string? subject = null)
    {
        var found = store.ForSite(site, clock.UtcNow)
            .Where(renewal => renewal.Kind == kind
                && (subject is null || string.Equals(renewal.Subject, subject, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        return found.Count == 1 ? Look(found[0]) : throw RenewalFaults.NotFound(site, kind, subject, found.Count);
    }

    /// <summary>A renewal with its stage and findings as of now.</summary>
    public HostingRenewal Look(HostingRenewal renewal)
    {
        var now = clock.UtcNow;
        var open = Invoices?.Of(renewal.Site, renewal.Kind, renewal.Subject).Where(invoice => invoice.IsOpen).ToList() ?? [];
        return Look(renewal.AsOf(now), open, sites.Find(renewal.Site), now);
    }

    /// <summary>The zone of a site; the first of the three for one that is gone.</summary>
    public string ZoneOf(string site) => sites.Find(site)?.Zone ?? IndonesianZone.Names[0];

    /// <summary>Whether a provider is a registered third party (Register-SopThirdParty).</summary>
    public bool IsThirdParty(string provider) =>
        sites.ThirdParties().Any(party => string.Equals(party.Name, provider, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Checks a new entry and completes it: a domain becomes its registrable name; without a subject, domain and certificate get the host
    /// of the site's front page.
    /// </summary>
    /// <param name="site">The site's name.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="subject">Which one; null where the site's address tells.</param>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>; <c>SopRenewalSubjectMissing</c>; <c>SopDomainInvalid</c>;
    /// <c>SopRenewalExists</c>.</exception>
    public HostingRenewal Draft(string site, RenewalKind kind, string? subject)
    {
        var owner = new SopSites(sites).Get(site);
        var named = subject ?? (RenewalInquiry.CanAsk(kind) ? HostOf(owner, kind) : null) ?? throw RenewalFaults.SubjectMissing(kind);
        if (kind == RenewalKind.Domain) named = (Registries?.Suffixes ?? PublicSuffixes.None).RegistrableNameOf(named);
        var now = clock.UtcNow;
        if (store.Find(owner.Name, kind, named, now) is not null) throw RenewalFaults.Exists(owner.Name, kind, named);
        return new HostingRenewal { Site = owner.Name, Kind = kind, Subject = named, CheckedAt = now };
    }

    /// <summary>Adds a renewal that was drafted; the log hears of it.</summary>
    /// <exception cref="SopException"><c>SopRenewalExists</c>: somebody added it meanwhile.</exception>
    public HostingRenewal Add(HostingRenewal draft, string? actor = null)
    {
        work.Transact(() =>
        {
            if (store.Find(draft.Site, draft.Kind, draft.Subject, clock.UtcNow) is not null)
                throw RenewalFaults.Exists(draft.Site, draft.Kind, draft.Subject);
            Write(before: null, draft, actor);
        });
        return Look(draft);
    }

    /// <summary>Writes a renewal as it is given, and to the escalation log when it is new or its expiry has changed.</summary>
    /// <param name="renewal">As it is to be.</param>
    /// <param name="actor">Who entered it, if known.</param>
    public HostingRenewal Save(HostingRenewal renewal, string? actor = null)
    {
        work.Transact(() => Write(store.Find(renewal.Site, renewal.Kind, renewal.Subject, clock.UtcNow), renewal, actor));
        return Look(renewal);
    }

    /// <summary>
    /// Takes over what a source answered, and nothing else: what was entered while it was asked stays. Gone meanwhile, it stays gone. Where the
    /// source tells no end, the court's own papers count.
    /// </summary>
    /// <param name="answered">The renewal as the source knows it.</param>
    /// <param name="actor">Who asked, if known.</param>
    public HostingRenewal Learn(HostingRenewal answered, string? actor = null)
    {
        var learned = answered;
        work.Transact(() =>
        {
            if (store.Find(answered.Site, answered.Kind, answered.Subject, clock.UtcNow) is not { } known) return;
            // A payment that was entered while the source was asked is newer than its answer's end.
            var isNewer = known.CheckedAt > answered.CheckedAt;
            var isSilent = answered.ExpiresAt is null && known.LedgerEndsAt is not null;
            learned = isNewer ? known with { Answer = answered.Answer } : known with
            {
                BeginsAt = answered.BeginsAt,
                ExpiresAt = isSilent ? known.LedgerEndsAt : answered.ExpiresAt,
                Source = isSilent ? RenewalSource.Ledger : answered.Source,
                CheckedAt = answered.CheckedAt,
                Answer = answered.Answer,
            };
            Write(known, learned, actor);
        });
        return Look(learned);
    }

    /// <summary>Notes that the source could not be asked, so that it is not asked again at once.</summary>
    public void NoteAttempt(HostingRenewal renewal) => work.Transact(() =>
    {
        if (store.Find(renewal.Site, renewal.Kind, renewal.Subject, clock.UtcNow) is { } known)
            store.Put(known with { SourceTriedAt = clock.UtcNow });
    });

    /// <summary>Corrects the details of a renewal; the log says what changed.</summary>
    /// <exception cref="SopException"><c>SopRenewalNotFound</c>; <c>SopRenewalBeginsAfterEnd</c>.</exception>
    public HostingRenewal Correct(HostingRenewal renewal, RenewalDetails details, string? actor = null)
    {
        HostingRenewal? corrected = null;
        work.Transact(() =>
        {
            var before = Get(renewal.Site, renewal.Kind, renewal.Subject);
            corrected = details.Apply(before);
            var differences = RenewalDetails.Differences(before, corrected);
            if (differences.Count == 0) return;
            store.Put(corrected);
            log.Append(RenewalAccount.Entry(EscalationEvent.Note, corrected, clock.UtcNow, actor) with
            {
                FollowUp = $"{RenewalNames.Of(corrected).Indonesian}: data diperbaiki: {string.Join("; ", differences)}",
            });
        });
        return Look(corrected!);
    }

    /// <summary>Takes a renewal out of the ledger, with its invoices that wait; what was paid stays, and the log keeps that it was there.</summary>
    /// <exception cref="SopException"><c>SopRenewalNotFound</c>.</exception>
    public void Unregister(HostingRenewal renewal, RenewalInvoices invoices, string? reason = null, string? actor = null) => work.Transact(() =>
    {
        var known = Get(renewal.Site, renewal.Kind, renewal.Subject);
        var because = string.IsNullOrWhiteSpace(reason) ? "layanannya dihapus dari buku perpanjangan" : reason!.Trim();
        invoices.WithdrawOpen(known, because, actor);
        store.Remove(known.Site, known.Kind, known.Subject);
        log.Append(RenewalAccount.Entry(EscalationEvent.Note, known, clock.UtcNow, actor) with
        {
            FollowUp = $"{RenewalNames.Of(known).Indonesian}: dihapus dari buku perpanjangan, berlaku sampai "
                + RenewalAccount.Day(known.ExpiresAt, ZoneOf(known.Site)) + (string.IsNullOrWhiteSpace(reason) ? "" : "; alasan: " + because),
        });
    });

    private void Write(HostingRenewal? before, HostingRenewal renewal, string? actor)
    {
        store.Put(renewal);
        if (before is not null && before.ExpiresAt == renewal.ExpiresAt && before.Payments.Length == renewal.Payments.Length) return;
        log.Append(RenewalAccount.Entry(EscalationEvent.RenewalRecorded, renewal, clock.UtcNow, actor) with
        {
            FollowUp = RenewalAccount.Of(before, renewal, ZoneOf(renewal.Site)),
            Evidence = renewal.ProofOfPayment?.ToString(),
        });
    }

    private List<HostingRenewal> LookAt(IReadOnlyList<HostingRenewal> renewals, DateTimeOffset now)
    {
        var known = sites.All().ToDictionary(site => site.Name, StringComparer.OrdinalIgnoreCase);
        var open = (Invoices?.Open() ?? []).ToLookup(invoice => (invoice.Site, invoice.Kind, invoice.Subject), RenewalKey.Comparer);
        return renewals
            .Select(renewal => Look(
                renewal, [.. open[(renewal.Site, renewal.Kind, renewal.Subject)]], known.TryGetValue(renewal.Site, out var site) ? site : null, now))
            .OrderBy(renewal => renewal.Cycle?.ActBy ?? DateTimeOffset.MinValue)
            .ToList();
    }

    private HostingRenewal Look(HostingRenewal renewal, List<RenewalInvoice> open, SopSite? site, DateTimeOffset now)
    {
        var zone = site?.Zone ?? IndonesianZone.Names[0];
        var standing = InvoiceClock is null ? open : open.ConvertAll(invoice => InvoiceClock.AsOf(invoice, site, now));
        var cycle = RenewalCycles.Of(renewal, standing, Rules, zone, now);
        return renewal with { Zone = zone, Cycle = cycle, Findings = [.. RenewalFindings.Of(renewal, cycle, standing, zone, now)] };
    }

    private static string? HostOf(SopSite site, RenewalKind kind)
    {
        var address = site.Uri.FirstOrDefault();
        if (address is null) return null;
        return kind == RenewalKind.Certificate && !address.IsDefaultPort ? address.IdnHost + ":" + address.Port : address.IdnHost;
    }
}
