using SopWebsite.Backups;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Renewals;
using SopWebsite.Situations.Problems;
using SopWebsite.Visitors;

namespace SopWebsite.Situations.Facts;

/// <summary>The facts of a report, in the order of the SOP's steps. What the register does not know it says.</summary>
internal static class FactSheet
{
    private static readonly Phrase NeverChecked = new("not known: never checked", "tidak diketahui: belum pernah diperiksa");

    /// <summary>The facts.</summary>
    /// <param name="known">What the register knows.</param>
    /// <param name="cause">The probable cause, for the earlier reports alike.</param>
    /// <param name="symptom">The symptom, for the same.</param>
    public static IReadOnlyList<SituationFact> Of(SituationEvidence known, DiagnosisCause cause, string symptom) =>
    [
        .. known.Checks.Select(Availability),
        .. known.Checks.Count == 0 ? [Fact(new("Availability", "Ketersediaan akses"), NeverChecked, null)] : Array.Empty<SituationFact>(),
        OwnLine(known),
        Content(known),
        .. Integrity(known),
        Backup(known),
        Verification(known),
        .. Files(known),
        .. Visitors(known),
        .. Renewals(known),
        .. ChangeFacts.Of(known),
        Alike(known, Likeness.Of(cause, symptom)),
    ];

    /// <summary>One fact.</summary>
    public static SituationFact Fact(Phrase topic, Phrase finding, DateTimeOffset? at) => new() { Topic = topic, Finding = finding, At = at };

    /// <summary>An instant in the site's zone, with the zone.</summary>
    public static string At(DateTimeOffset at, SituationEvidence known) => $"{IndonesianZone.MinuteOf(at, known.Site.Zone)} {known.Site.Zone}";

    private static SituationFact Availability(SiteAvailability check) => Fact(
        new($"Availability of {check.Uri}", $"Ketersediaan akses {check.Uri}"), check.Reason, check.CheckedAt);

    /// <summary>A check that found the office's own line down says so; one that got as far as any other result found it up.</summary>
    private static SituationFact OwnLine(SituationEvidence known)
    {
        var topic = new Phrase("The office's own line (ISP)", "Koneksi kantor sendiri (ISP)");
        if (known.Checks.OrderByDescending(check => check.CheckedAt).FirstOrDefault() is not { } last) return Fact(topic, NeverChecked, null);
        return Fact(
            topic,
            last.Failure == AvailabilityFailure.LocalNetwork
                ? new("down at the last check", "terputus pada pengecekan terakhir")
                : new("up at the last check", "tersambung pada pengecekan terakhir"),
            last.CheckedAt);
    }

    private static SituationFact Content(SituationEvidence known)
    {
        var topic = new Phrase("Content", "Pembaruan konten");
        return known.Content is { } content ? Fact(topic, content.Reason, content.CheckedAt) : Fact(topic, NeverChecked, null);
    }

    /// <summary>What was found put in, and the files that show it.</summary>
    private static IEnumerable<SituationFact> Integrity(SituationEvidence known)
    {
        var topic = new Phrase("Integrity of the content", "Keutuhan konten");
        if (known.Integrity is not { } check)
        {
            yield return Fact(topic, NeverChecked, null);
            yield break;
        }
        yield return Fact(topic, check.Reason, check.CheckedAt);
        foreach (
            var view in check.Views.Where(view => view.Evidence is not null).GroupBy(view => view.Evidence!.Sha256).Take(5)
                .Select(same => same.First()))
            yield return Fact(
                new($"Evidence: {view.Uri} as {view.Kind}", $"Eviden: {view.Uri} sebagai {view.Kind}"),
                new($"{view.Evidence!.Path}, {view.Evidence.Size} bytes, SHA-256 {view.Evidence.Sha256}",
                    $"{view.Evidence.Path}, {view.Evidence.Size} bita, SHA-256 {view.Evidence.Sha256}"),
                check.CheckedAt);
    }

    private static SituationFact Backup(SituationEvidence known)
    {
        var topic = new Phrase("Last backup", "Backup terakhir");
        if (known.Backups.Count == 0) return Fact(topic, new("none has been made", "belum pernah dibuat"), null);
        var set = known.Backups[0];
        var sound = set.Verified switch
        {
            true => new Phrase("verified", "terverifikasi"),
            false => new Phrase("DAMAGED", "RUSAK"),
            null => new Phrase("not verified", "belum diverifikasi"),
        };
        var at = set.CreatedAt is { } made ? At(made, known) : "?";
        return Fact(topic, new($"{set.Name}, {at}, {sound.English}", $"{set.Name}, {at}, {sound.Indonesian}"), set.CreatedAt);
    }

    private static SituationFact Verification(SituationEvidence known)
    {
        var topic = new Phrase("Last verified backup", "Backup terverifikasi terakhir");
        return known.SoundBackup is { } set
            ? Fact(topic, new($"{set.Name}, verified {Verified(set)}", $"{set.Name}, diverifikasi {Verified(set)}"), set.VerifiedAt)
            : Fact(topic, new("none: nothing is known to be fit for a restore", "tidak ada: belum ada yang diketahui layak dipulihkan"), null);

        string Verified(WebsiteBackup backup) => backup.VerifiedAt is { } at ? At(at, known) : "?";
    }

    /// <summary>Nothing where the site has no baseline: most sites' files cannot be reached as a folder.</summary>
    private static IEnumerable<SituationFact> Files(SituationEvidence known)
    {
        if (known.Files is not { } look) yield break;
        var gravest = look.Findings.Length == 0 ? "" : $" ({string.Join(", ", look.Findings.Take(3).Select(found => found.Path))})";
        yield return Fact(
            new("The site's files", "Berkas situs"), new(look.Reason.English + gravest, look.Reason.Indonesian + gravest), look.ComparedAt);
    }

    /// <summary>The newest reading, its gravest visitors, and the lines that show what they did.</summary>
    private static IEnumerable<SituationFact> Visitors(SituationEvidence known)
    {
        var topic = new Phrase("Visitors' log", "Log pengunjung");
        if (known.Visitors is not { Summary: var sum } scan)
        {
            yield return Fact(topic, new("not known: never read", "tidak diketahui: belum pernah dibaca"), null);
            yield break;
        }
        yield return Fact(
            topic,
            new($"{sum.Requests} requests; hostile {sum.Hostile}, suspicious {sum.Suspicious}; attacks answered 2xx: {sum.Succeeded}",
                $"{sum.Requests} permintaan; berbahaya {sum.Hostile}, mencurigakan {sum.Suspicious}; serangan dijawab 2xx: {sum.Succeeded}"),
            scan.ScannedAt);
        if (scan.Evidence is not { } kept) yield break;
        foreach (var visitor in scan.Visitors.Where(one => one is { Verdict: VisitorVerdict.Hostile, Succeeded: > 0 }).Take(3))
        {
            var kinds = visitor.Reasons.Select(reason => VisitorCategories.NameOf(reason.Category)).Distinct().Take(4).ToList();
            yield return Fact(
                new($"Visitor {visitor.Address}", $"Pengunjung {visitor.Address}"),
                new($"score {visitor.Score}; {string.Join(", ", kinds.Select(kind => kind.English))}; answered with success: {visitor.Succeeded}",
                    $"skor {visitor.Score}; {string.Join(", ", kinds.Select(kind => kind.Indonesian))}; dijawab berhasil: {visitor.Succeeded}"),
                visitor.LastSeen);
        }
        yield return Fact(
            new("Evidence: their log lines", "Eviden: baris log mereka"),
            new($"{kept.Path}, {kept.Size} bytes, SHA-256 {kept.Sha256}", $"{kept.Path}, {kept.Size} bita, SHA-256 {kept.Sha256}"),
            scan.ScannedAt);
    }

    private static IEnumerable<SituationFact> Renewals(SituationEvidence known)
    {
        if (known.Renewals.Count == 0)
            yield return Fact(
                new("Domain, hosting, connection", "Domain, hosting, koneksi"),
                new("not known: nothing registered", "tidak diketahui: belum didaftarkan"), null);
        foreach (var renewal in known.Renewals)
        {
            var until = renewal.ExpiresAt is { } end ? IndonesianZone.DayOf(end, known.Site.Zone) : null;
            yield return Fact(
                RenewalNames.Of(renewal),
                until is null ? new("expiry not known", "masa berlaku tidak diketahui") : new($"valid until {until}", $"berlaku sampai {until}"),
                renewal.CheckedAt);
        }
    }

    private static SituationFact Alike(SituationEvidence known, string likeness)
    {
        var alike = known.AlikeTo(likeness).ToList();
        return Fact(
            new($"Reports alike, last {SituationEvidence.Days} days", $"Laporan serupa, {SituationEvidence.Days} hari terakhir"),
            alike.Count == 0
                ? new("none", "tidak ada")
                : new($"{alike.Count}: {SituationEvidence.Numbers(alike)}", $"{alike.Count}: {SituationEvidence.Numbers(alike)}"),
            alike.Count == 0 ? null : alike[alike.Count - 1].OpenedAt);
    }
}
