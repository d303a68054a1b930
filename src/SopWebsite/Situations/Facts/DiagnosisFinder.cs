using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Integrity;
using SopWebsite.Renewals;
using SopWebsite.Sites;

namespace SopWebsite.Situations.Facts;

/// <summary>
/// Ranks the probable causes of what the facts show. Each fact gives weight to a cause; the weights are an order among the hints and no
/// measure of anything. Facts that contradict a cause take weight away and are said beside it.
/// </summary>
internal static class DiagnosisFinder
{
    private const int Check = 60, Renewal = 50, Fits = 20, Intrusion = 45, Stale = 25, Doubt = -20;

    /// <summary>A check older than this says little of now.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromHours(24);

    /// <summary>The probable causes, the best founded first; never empty.</summary>
    public static IReadOnlyList<SituationDiagnosis> Rank(SituationEvidence known)
    {
        var causes = new List<CauseWeight>();
        foreach (var check in known.Failed) OfCheck(causes, known, check);
        foreach (var lapsed in known.Lapsed) OfRenewal(causes, known, lapsed);
        if (known.Intruded) OfIntrusion(causes, known);
        if (known.Altered)
            For(causes, DiagnosisCause.Website, null, known.Integrity!.Verdict == IntegrityVerdict.Injected ? Check : Intrusion,
                new("Something was put into the site that the court did not put there: find how, remove it, and close the way in.",
                    "Ada isi yang disusupkan ke situs: cari jalan masuknya, hapus, dan tutup celahnya."), known.Integrity.Reason);
        if (known.Content is { State: ContentState.Stale } stale)
            For(causes, DiagnosisCause.Website, null, Stale, new("The site answers, but its content is older than the limit.",
                "Situs menjawab, tetapi kontennya melewati batas pembaruan."), stale.Reason);
        foreach (var cause in causes) Contradictions.Add(cause, known);
        if (causes.Count == 0) return [Unknown(known)];
        return [.. causes.OrderByDescending(cause => cause.Weight).Select(cause => cause.ToDiagnosis())];
    }

    private static void OfCheck(List<CauseWeight> causes, SituationEvidence known, SiteAvailability check)
    {
        var found = Diagnosis.Of(check);
        var at = $"{IndonesianZone.MinuteOf(check.CheckedAt, known.Site.Zone)} {known.Site.Zone}";
        var cause = For(causes, found.Cause, found.ThirdParty, Check, found.Explanation,
            new($"Check of {check.Uri}, {at}: {check.Reason.English}", $"Pengecekan {check.Uri}, {at}: {check.Reason.Indonesian}"));
        if (known.Now - check.CheckedAt > Old)
            cause.Weaken(Doubt, new(
                $"The check of {check.Uri} is {Hours(known.Now - check.CheckedAt)} hours old.",
                $"Pengecekan {check.Uri} sudah {Hours(known.Now - check.CheckedAt)} jam yang lalu."));
    }

    private static void OfRenewal(List<CauseWeight> causes, SituationEvidence known, HostingRenewal lapsed)
    {
        var (cause, party) = CauseOf(lapsed.Kind);
        var since = IndonesianZone.DayOf(lapsed.ExpiresAt!.Value, known.Site.Zone);
        var weight = For(causes, cause, party, Renewal,
            new($"{RenewalNames.Of(lapsed).English} has lapsed.", $"{RenewalNames.Of(lapsed).Indonesian} telah habis masa berlakunya."),
            new($"{RenewalNames.Of(lapsed).English} was valid until {since}.", $"{RenewalNames.Of(lapsed).Indonesian} berlaku sampai {since}."));
        // A lapsed domain leads nowhere, or to the registry's own page, which is up and wrong.
        if (known.Failed.FirstOrDefault(check => Explains(lapsed.Kind, check.Failure)) is { } seen)
            weight.Add(Fits, new($"That is what the check of {seen.Uri} saw.", $"Itulah yang terlihat pada pengecekan {seen.Uri}."));
    }

    private static void OfIntrusion(List<CauseWeight> causes, SituationEvidence known)
    {
        var summary = known.Visitors!.Summary;
        var weight = For(causes, DiagnosisCause.Website, null, Intrusion,
            new("Attacks were answered as if they had succeeded: examine the application and its files.",
                "Ada serangan yang dijawab seolah berhasil: periksa aplikasi dan berkasnya."),
            new($"{summary.Succeeded} attacks were answered with 2xx; {summary.Hostile} hostile visitors.",
                $"{summary.Succeeded} serangan dijawab 2xx; {summary.Hostile} pengunjung berbahaya."));
        if (known.Failed.Any(check => check.Failure == AvailabilityFailure.Content))
            weight.Add(Fits, new("The page was changed while attacks succeeded.", "Halaman berubah selagi ada serangan yang berhasil."));
    }

    private static SituationDiagnosis Unknown(SituationEvidence known) => new()
    {
        Cause = DiagnosisCause.None,
        Explanation = new("No check of the register shows the fault: it must be examined by hand.",
            "Tidak ada pengecekan pada register yang menunjukkan gangguan: perlu diperiksa langsung."),
        Certainty = DiagnosisCertainty.Weak,
        Reasons =
        [
            known.Checks.Count == 0
                ? new("The site was never checked.", "Situs belum pernah diperiksa.")
                : new(
                    $"All {known.Checks.Count} addresses answered at their last check.",
                    $"Semua {known.Checks.Count} alamat menjawab pada pengecekan terakhir."),
        ],
        Against = known.Checks.Where(check => known.Now - check.CheckedAt > Old).Take(1).Select(check => new Phrase(
            $"The last check is {Hours(known.Now - check.CheckedAt)} hours old.",
            $"Pengecekan terakhir sudah {Hours(known.Now - check.CheckedAt)} jam yang lalu.")).ToArray(),
    };

    private static CauseWeight For(
        List<CauseWeight> causes, DiagnosisCause cause, ThirdPartyKind? party, int weight, Phrase explanation, Phrase reason)
    {
        var found = causes.Find(one => one.Cause == cause);
        if (found is null) causes.Add(found = new CauseWeight(cause));
        found.Explain(weight, party, explanation);
        found.Add(weight, reason);
        return found;
    }

    private static (DiagnosisCause Cause, ThirdPartyKind Party) CauseOf(RenewalKind kind) => kind switch
    {
        RenewalKind.Domain => (DiagnosisCause.Domain, ThirdPartyKind.Domain),
        RenewalKind.Connection => (DiagnosisCause.Connection, ThirdPartyKind.Connection),
        RenewalKind.Certificate => (DiagnosisCause.Certificate, ThirdPartyKind.Hosting),
        _ => (DiagnosisCause.Hosting, ThirdPartyKind.Hosting),
    };

    private static bool Explains(RenewalKind kind, AvailabilityFailure failure) => kind switch
    {
        RenewalKind.Domain => failure is AvailabilityFailure.Dns or AvailabilityFailure.Content or AvailabilityFailure.Http,
        RenewalKind.Connection => failure == AvailabilityFailure.LocalNetwork,
        RenewalKind.Certificate => failure == AvailabilityFailure.Tls,
        _ => failure is AvailabilityFailure.Connect or AvailabilityFailure.Timeout or AvailabilityFailure.Http,
    };

    private static long Hours(TimeSpan span) => (long)span.TotalHours;
}
