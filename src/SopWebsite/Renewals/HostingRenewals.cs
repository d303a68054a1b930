using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Renewals.Sources;
using SopWebsite.Renewals.Sources.Names;
using SopWebsite.Sites;

namespace SopWebsite.Renewals;

/// <summary>The ledger of renewals. Each new expiry is in the ledger and in the escalation log, or in neither.</summary>
/// <param name="store">Keeps the renewals.</param>
/// <param name="sites">The sites they belong to.</param>
/// <param name="log">Hears of new expiries.</param>
/// <param name="work">Keeps ledger and log together.</param>
/// <param name="clock">The time.</param>
public sealed class HostingRenewals(IRenewalStore store, ISiteStore sites, IEscalationLog log, IUnitOfWork work, IClock clock)
{
    /// <summary>What lapses within a span, or all; what nobody knows the expiry of is never left out of it.</summary>
    /// <param name="dueWithin">Only what lapses within this span from now, or has lapsed; null for all.</param>
    public IReadOnlyList<HostingRenewal> All(TimeSpan? dueWithin = null)
    {
        var now = clock.UtcNow;
        return store.All(now).Where(renewal => dueWithin is not { } span || renewal.ExpiresAt is not { } end || end - now <= span).ToList();
    }

    /// <summary>One renewal; the subject may be left out where the site has one of the kind only.</summary>
    /// <exception cref="SopException"><c>SopRenewalNotFound</c>: there is none, or the subject must be named.</exception>
    public HostingRenewal Get(string site, RenewalKind kind, string? subject = null)
    {
        var found = store.ForSite(site, clock.UtcNow)
            .Where(renewal => renewal.Kind == kind
                && (subject is null || string.Equals(renewal.Subject, subject, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        return found.Count == 1 ? found[0] : throw NotFound(site, kind, subject, found.Count);
    }

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
        var named = subject ?? (RenewalInquiry.CanAsk(kind) ? HostOf(owner, kind) : null) ?? throw SubjectMissing(kind);
        if (kind == RenewalKind.Domain) named = RegistrableName.Of(named);
        var now = clock.UtcNow;
        if (store.Find(owner.Name, kind, named, now) is not null) throw Exists(owner.Name, kind, named);
        return new HostingRenewal { Site = owner.Name, Kind = kind, Subject = named, CheckedAt = now };
    }

    /// <summary>Writes a renewal, and to the escalation log when it is new or its expiry has changed.</summary>
    /// <param name="renewal">As it is to be.</param>
    /// <param name="actor">Who entered it, if known.</param>
    public HostingRenewal Save(HostingRenewal renewal, string? actor = null)
    {
        var now = clock.UtcNow;
        work.Transact(() =>
        {
            var before = store.Find(renewal.Site, renewal.Kind, renewal.Subject, now);
            store.Put(renewal);
            if (before is not null && before.ExpiresAt == renewal.ExpiresAt && before.Payments.Length == renewal.Payments.Length) return;
            log.Append(new EscalationDraft
            {
                At = now,
                Event = EscalationEvent.RenewalRecorded,
                Site = renewal.Site,
                From = actor,
                To = renewal.Provider,
                FollowUp = Account(before, renewal),
                Evidence = renewal.ProofOfPayment?.ToString(),
            });
        });
        return renewal.AsOf(now);
    }

    /// <summary>The log is for officials, so in Indonesian.</summary>
    private string Account(HostingRenewal? before, HostingRenewal renewal)
    {
        var zone = sites.Find(renewal.Site)?.Zone ?? IndonesianZone.Names[0];
        var was = before is null ? "entri baru" : "semula " + Day(before.ExpiresAt, zone);
        var source = renewal.Source switch
        {
            RenewalSource.Rdap => "registri (RDAP)",
            RenewalSource.Whois => "registri (WHOIS)",
            RenewalSource.LiveCertificate => "sertifikat situs",
            _ => renewal.Invoice is { } invoice ? "faktur " + invoice : "catatan kantor",
        };
        return $"{RenewalNames.Of(renewal).Indonesian}: berlaku sampai {Day(renewal.ExpiresAt, zone)} ({was}); sumber: {source}";
    }

    private static string Day(DateTimeOffset? at, string zone) =>
        at is { } known ? IndonesianZone.DayOf(known, zone) : "tidak diketahui";

    private static string? HostOf(SopSite site, RenewalKind kind)
    {
        var address = site.Uri.FirstOrDefault();
        if (address is null) return null;
        return kind == RenewalKind.Certificate && !address.IsDefaultPort ? address.IdnHost + ":" + address.Port : address.IdnHost;
    }

    private static SopException SubjectMissing(RenewalKind kind) => new(
        "SopRenewalSubjectMissing", SopErrorKind.InvalidArgument,
        new Phrase($"Which {kind} it is must be said: give -Subject, such as the package or the line's number.",
            $"{kind} yang mana harus disebutkan: isi -Subject, misalnya nama paket atau nomor sambungan."),
        kind);

    private static SopException Exists(string site, RenewalKind kind, string subject) => new(
        "SopRenewalExists", SopErrorKind.AlreadyExists,
        new Phrase($"{kind} '{subject}' of '{site}' is registered already. Update-HostingRenewal changes it.",
            $"{kind} '{subject}' milik '{site}' sudah terdaftar. Update-HostingRenewal mengubahnya."),
        subject);

    private static SopException NotFound(string site, RenewalKind kind, string? subject, int found) => new(
        "SopRenewalNotFound", SopErrorKind.NotFound,
        found > 1
            ? new Phrase($"'{site}' has {found} entries of kind {kind}. Name the one with -Subject; Get-HostingRenewal lists them.",
                $"'{site}' memiliki {found} entri jenis {kind}. Sebutkan dengan -Subject; Get-HostingRenewal menampilkannya.")
            : new Phrase($"No {kind} {subject} of '{site}' is registered. Register-HostingRenewal adds one.",
                $"Tidak ada {kind} {subject} milik '{site}' yang terdaftar. Register-HostingRenewal menambahkannya."),
        subject ?? site);
}
