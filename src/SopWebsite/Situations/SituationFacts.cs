using SopWebsite.Backups;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Renewals;
using SopWebsite.Sites;
using SopWebsite.Visitors;

namespace SopWebsite.Situations;

/// <summary>What the register knows of a site, gathered for a report. What it does not know it says.</summary>
/// <param name="checks">The history of checks.</param>
/// <param name="backups">The backup sets.</param>
/// <param name="visitors">The scans of the visitors' log.</param>
/// <param name="renewals">The renewals.</param>
public sealed class SituationFacts(ICheckStore checks, IBackupStore backups, IVisitorStore visitors, IRenewalStore renewals)
{
    private static readonly Phrase NeverChecked = new("not known: never checked", "tidak diketahui: belum pernah diperiksa");

    /// <summary>The facts, in the order of the SOP's steps.</summary>
    public IReadOnlyList<SituationFact> Of(SopSite site, DateTimeOffset now)
    {
        var facts = new List<SituationFact>();
        var latest = checks.LatestOfEach(site.Name);
        foreach (var check in latest) facts.Add(Availability(check));
        if (latest.Count == 0) facts.Add(Fact(new("Availability", "Ketersediaan akses"), NeverChecked, null));
        facts.Add(Content(site));
        facts.Add(Backup(site));
        facts.Add(Visitors(site));
        facts.AddRange(Renewals(site, now));
        return facts;
    }

    /// <summary>The probable cause: the first failing address, else a lapsed renewal, else hostile visitors, else stale content.</summary>
    public Diagnosis Diagnose(SopSite site, DateTimeOffset now)
    {
        if (checks.LatestOfEach(site.Name).FirstOrDefault(check => !check.IsAvailable) is { } failed) return Diagnosis.Of(failed);
        if (renewals.ForSite(site.Name, now).FirstOrDefault(renewal => renewal.State == RenewalState.Expired) is { } lapsed) return Lapsed(lapsed);
        if (visitors.Latest(site.Name) is { Summary: { Hostile: > 0, Succeeded: > 0 } })
            return Own(new("Attacks were answered as if they had succeeded: examine the application and its files.",
                "Ada serangan yang dijawab seolah berhasil: periksa aplikasi dan berkasnya."));
        if (checks.LatestContent(site.Name) is { State: ContentState.Stale })
            return Own(new("The site answers, but its content is older than the limit.", "Situs menjawab, tetapi kontennya melewati batas pembaruan."));
        return new Diagnosis
        {
            Cause = DiagnosisCause.None,
            Explanation = new("No check of the register shows the fault: it must be examined by hand.",
                "Tidak ada pengecekan pada register yang menunjukkan gangguan: perlu diperiksa langsung."),
        };
    }

    private static Diagnosis Own(Phrase explanation) => new() { Cause = DiagnosisCause.Website, Explanation = explanation };

    private static Diagnosis Lapsed(HostingRenewal renewal)
    {
        var (cause, party) = renewal.Kind switch
        {
            RenewalKind.Domain => (DiagnosisCause.Domain, ThirdPartyKind.Domain),
            RenewalKind.Connection => (DiagnosisCause.Connection, ThirdPartyKind.Connection),
            RenewalKind.Certificate => (DiagnosisCause.Certificate, ThirdPartyKind.Hosting),
            _ => (DiagnosisCause.Hosting, ThirdPartyKind.Hosting),
        };
        return new Diagnosis
        {
            Cause = cause,
            ThirdParty = party,
            Explanation = new($"{renewal.Kind} {renewal.Subject} has lapsed.", $"{renewal.Kind} {renewal.Subject} telah habis masa berlakunya."),
        };
    }

    private static SituationFact Availability(SiteAvailability check) => Fact(
        new($"Availability of {check.Uri}", $"Ketersediaan akses {check.Uri}"), check.Reason, check.CheckedAt);

    private SituationFact Content(SopSite site)
    {
        var topic = new Phrase("Content", "Pembaruan konten");
        return checks.LatestContent(site.Name) is { } content ? Fact(topic, content.Reason, content.CheckedAt) : Fact(topic, NeverChecked, null);
    }

    private SituationFact Backup(SopSite site)
    {
        var topic = new Phrase("Last backup", "Backup terakhir");
        if (backups.Latest(site.Name) is not { } set)
            return Fact(topic, new("none has been made", "belum pernah dibuat"), null);
        var sound = set.Verified switch
        {
            true => new Phrase("verified", "terverifikasi"),
            false => new Phrase("DAMAGED", "RUSAK"),
            null => new Phrase("not verified", "belum diverifikasi"),
        };
        var at = set.CreatedAt is { } made ? IndonesianZone.MinuteOf(made, site.Zone) : "?";
        return Fact(topic, new($"{set.Name}, {at} {site.Zone}, {sound.English}", $"{set.Name}, {at} {site.Zone}, {sound.Indonesian}"), set.CreatedAt);
    }

    private SituationFact Visitors(SopSite site)
    {
        var topic = new Phrase("Visitors' log", "Log pengunjung");
        return visitors.Latest(site.Name) is not { } scan
            ? Fact(topic, new("not known: never read", "tidak diketahui: belum pernah dibaca"), null)
            : Fact(
                topic,
                new($"{scan.Summary.Requests} requests; hostile {scan.Summary.Hostile}, suspicious {scan.Summary.Suspicious}; attacks answered 2xx: {scan.Summary.Succeeded}",
                    $"{scan.Summary.Requests} permintaan; berbahaya {scan.Summary.Hostile}, mencurigakan {scan.Summary.Suspicious}; serangan dijawab 2xx: {scan.Summary.Succeeded}"),
                scan.ScannedAt);
    }

    private IEnumerable<SituationFact> Renewals(SopSite site, DateTimeOffset now)
    {
        var known = renewals.ForSite(site.Name, now);
        if (known.Count == 0)
            yield return Fact(
                new("Domain, hosting, connection", "Domain, hosting, koneksi"), new("not known: nothing registered", "tidak diketahui: belum didaftarkan"), null);
        foreach (var renewal in known)
        {
            var topic = new Phrase($"{renewal.Kind} {renewal.Subject}", $"{renewal.Kind} {renewal.Subject}");
            var until = renewal.ExpiresAt is { } end ? IndonesianZone.DayOf(end, site.Zone) : null;
            yield return Fact(
                topic,
                until is null ? new("expiry not known", "masa berlaku tidak diketahui") : new($"valid until {until}", $"berlaku sampai {until}"),
                renewal.CheckedAt);
        }
    }

    private static SituationFact Fact(Phrase topic, Phrase finding, DateTimeOffset? at) => new() { Topic = topic, Finding = finding, At = at };
}
