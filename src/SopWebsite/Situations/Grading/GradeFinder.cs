using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Renewals;
using SopWebsite.Sites;
using SopWebsite.Situations.Facts;

namespace SopWebsite.Situations.Grading;

/// <summary>Impact and urgency as the facts have them, each with the fact it rests on. People may say otherwise.</summary>
internal static class GradeFinder
{
    public static SituationGrade Of(SituationEvidence known)
    {
        var (impact, impactReason) = ImpactOf(known);
        var (urgency, urgencyReason) = UrgencyOf(known);
        return new SituationGrade { Impact = impact, ImpactReason = impactReason, Urgency = urgency, UrgencyReason = urgencyReason };
    }

    private static (SituationImpact Impact, Phrase Reason) ImpactOf(SituationEvidence known)
    {
        var down = known.Checks.Where(check => check.State == AvailabilityState.Down).ToList();
        if (known.Altered || down.Exists(check => check.Failure == AvailabilityFailure.Content))
            return (
                SituationImpact.Court,
                new("What the site shows is not what the court put there.", "Yang ditampilkan situs bukan yang dipasang pengadilan."));
        if (known.Intruded)
            return (SituationImpact.Court, new(
                "Attacks were answered as if they had succeeded: content and data cannot be relied on until examined.",
                "Ada serangan yang dijawab seolah berhasil: konten dan data belum dapat dipercaya sebelum diperiksa."));
        var whole = down.Count > 0 && down.Count == known.Checks.Count;
        if (whole && known.Site.Kind == SiteKind.Sipp)
            return (
                SituationImpact.Court,
                new("SIPP is out: the court's own case work stands still.", "SIPP tidak dapat dipakai: pekerjaan perkara di pengadilan terhenti."));
        if (whole)
            return (
                SituationImpact.Whole, new("No address of the site that was checked answers.", "Tidak ada alamat situs yang diperiksa menjawab."));
        if (known.Lapsed.FirstOrDefault() is { } lapsed && lapsed.Kind != RenewalKind.Connection)
            return (SituationImpact.Whole, new(
                $"{RenewalNames.Of(lapsed).English} has lapsed: the whole site hangs on it.",
                $"{RenewalNames.Of(lapsed).Indonesian} habis masa berlakunya: seluruh situs bergantung padanya."));
        if (down.Count > 0)
            return (SituationImpact.Part, new(
                $"{down.Count} of {known.Checks.Count} addresses do not answer as they should.",
                $"{down.Count} dari {known.Checks.Count} alamat tidak menjawab semestinya."));
        if (known.Checks.Any(check => check.State == AvailabilityState.Unknown))
            return (
                SituationImpact.Part,
                new("Only the office's own line is known to be down.", "Yang diketahui terputus hanya koneksi kantor sendiri."));
        if (known.Content is { State: ContentState.Stale })
            return (SituationImpact.Small, new("The site answers; only its content is old.", "Situs menjawab; hanya kontennya yang lama."));
        return (SituationImpact.Part, new(
            "How much is hit is not known: no check shows the fault. Counted as a part.",
            "Luas dampak tidak diketahui: tidak ada pengecekan yang menunjukkan gangguan. Dihitung sebagian."));
    }

    private static (SituationUrgency Urgency, Phrase Reason) UrgencyOf(SituationEvidence known)
    {
        if (known.Checks.FirstOrDefault(check => check.State == AvailabilityState.Down) is { } down)
        {
            var at = IndonesianZone.MinuteOf(down.CheckedAt, known.Site.Zone);
            return (
                SituationUrgency.Now,
                new($"Down at the last check ({at} {known.Site.Zone}).", $"Terganggu pada pengecekan terakhir ({at} {known.Site.Zone})."));
        }
        if (known.Lapsed.FirstOrDefault() is { } lapsed)
            return (
                SituationUrgency.Now,
                new($"{RenewalNames.Of(lapsed).English} has lapsed.", $"{RenewalNames.Of(lapsed).Indonesian} habis masa berlakunya."));
        if (known.Altered)
            return (SituationUrgency.Now, new(
                "Visitors and search engines are served what was put in.", "Pengunjung dan mesin pencari menerima isi yang disusupkan."));
        if (known.Intruded)
            return (SituationUrgency.Worsening, new("Who got in once comes back.", "Penyerang yang pernah berhasil akan kembali."));
        if (known.Checks.Any(check => check.State is AvailabilityState.Degraded or AvailabilityState.Unknown))
            return (
                SituationUrgency.Worsening,
                new("The last check found it weakened, or could not tell.", "Pengecekan terakhir menemukan penurunan, atau tidak dapat memastikan."));
        if (known.Renewals.FirstOrDefault(renewal => renewal is { State: RenewalState.Due, ExpiresAt: not null }) is { } due)
        {
            var day = IndonesianZone.DayOf(due.ExpiresAt!.Value, known.Site.Zone);
            return (
                SituationUrgency.Deadline,
                new($"{RenewalNames.Of(due).English} lapses on {day}.", $"{RenewalNames.Of(due).Indonesian} habis pada {day}."));
        }
        if (known.Content is { State: ContentState.Stale } && known.Checks.Count > 0)
            return (
                SituationUrgency.CanWait,
                new("The site answers; old content gets no worse by waiting a day.", "Situs menjawab; konten lama tidak memburuk dalam sehari."));
        return (SituationUrgency.Deadline, new(
            "No check shows how urgent it is: within the SOP's standard time.",
            "Tidak ada pengecekan yang menunjukkan urgensinya: dalam waktu baku SOP."));
    }
}
