using SopWebsite.Backups;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Renewals;
using SopWebsite.Sites;
using SopWebsite.Situations.Facts;

namespace SopWebsite.Situations.Ways;

/// <summary>The ways out that a report proposes, and the one that it recommends.</summary>
/// <param name="Alternatives">The ways out, numbered.</param>
/// <param name="Recommendation">The number of the recommended one.</param>
/// <param name="Reason">Why that one.</param>
internal sealed record WayProposal(SituationAlternative[] Alternatives, int Recommendation, Phrase Reason);

/// <summary>
/// Chooses ways out by the causes, says which facts speak against each, and recommends one. A lapsed renewal beats everything; a restore is
/// recommended only with a verified backup that holds all that was published since.
/// </summary>
internal static class WayFinder
{
    private const int First = 30, Later = 10, OtherCause = 5, Lapsed = 100, Fits = 60, NoBackup = -100, WouldLose = -40, NotKnown = -20,
        NotLapsed = -25, NoParty = -5;

    /// <summary>The ways out of the first cause, and the best of each further one.</summary>
    public static WayProposal For(SituationEvidence known, IReadOnlyList<SituationDiagnosis> causes, IReadOnlyList<SopThirdParty> parties)
    {
        var found = new List<Candidate>();
        foreach (var cause in causes)
        {
            var ways = WayTable.Of(cause.Cause).Where(way => way.Kind != WayKind.RenewLapsed || LapsedOf(way, known) is not null).ToList();
            foreach (var way in found.Count == 0 ? ways : ways.Take(1))
                found.Add(Weigh(way, known, cause, parties, found.Count == 0 ? First : cause == causes[0] ? Later : OtherCause));
        }
        var best = found.OrderByDescending(candidate => candidate.Weight).First();
        return new WayProposal(
            [.. found.Select((candidate, index) => candidate.ToAlternative(index + 1, PartyOf(candidate.Way, known, parties)))],
            found.IndexOf(best) + 1, best.Reason);
    }

    private static Candidate Weigh(
        Way way, SituationEvidence known, SituationDiagnosis cause, IReadOnlyList<SopThirdParty> parties, int weight)
    {
        var candidate = new Candidate(way, weight, new(
            $"It answers to the best founded cause: {cause.Explanation.English}",
            $"Sesuai dengan penyebab paling berdasar: {cause.Explanation.Indonesian}"));
        if (way.Kind is WayKind.Renew or WayKind.RenewLapsed) Renewing(candidate, known);
        if (way.Kind == WayKind.NameServers && Valid(RenewalKind.Domain, known) is { } domain
            && known.Failed.Any(check => check.Failure == AvailabilityFailure.Dns))
            candidate.For(Fits, new(
                $"The domain {domain.Subject} has not lapsed: its name servers or zone are the likelier fault.",
                $"Masa domain {domain.Subject} belum habis: name server atau zonanya lebih mungkin menjadi penyebab."));
        if (way.Kind == WayKind.Restore) Restoring(candidate, known);
        if (way.Party is { } party && parties.All(one => one.Kind != party))
            candidate.Against(NoParty, new(
                $"No third party of the kind {party} is registered (Register-SopThirdParty).",
                $"Belum ada pihak ketiga terdaftar untuk {Indonesian(party)} (Register-SopThirdParty)."));
        return candidate;
    }

    private static string Indonesian(ThirdPartyKind party) => party switch
    {
        ThirdPartyKind.Connection => "koneksi",
        ThirdPartyKind.Domain => "domain",
        ThirdPartyKind.Hosting => "hosting",
        _ => "urusan ini",
    };

    private static void Renewing(Candidate candidate, SituationEvidence known)
    {
        if (LapsedOf(candidate.Way, known) is { } lapsed)
        {
            var day = IndonesianZone.DayOf(lapsed.ExpiresAt!.Value, known.Site.Zone);
            candidate.For(Lapsed, new(
                $"{RenewalNames.Of(lapsed).English} lapsed on {day}: nothing else helps before it is renewed.",
                $"{RenewalNames.Of(lapsed).Indonesian} habis pada {day}: cara lain tidak membantu sebelum diperpanjang."));
        }
        else if (Valid(RenewalKind.Domain, known) is { } valid && candidate.Way.Cause == DiagnosisCause.Domain)
        {
            var day = IndonesianZone.DayOf(valid.ExpiresAt!.Value, known.Site.Zone);
            candidate.Against(NotLapsed, new($"It has not lapsed: valid until {day}.", $"Masa berlakunya belum habis: berlaku sampai {day}."));
        }
    }

    private static void Restoring(Candidate candidate, SituationEvidence known)
    {
        if (known.SoundBackup is not { } backup)
        {
            candidate.Against(NoBackup, new(
                "There is no verified backup: what was never checked may not come back.",
                "Tidak ada backup terverifikasi: yang belum diperiksa mungkin tidak dapat dipulihkan."));
            return;
        }
        if ((known.NewestContent ?? known.Content) is not { NewestDate: { } newest })
        {
            candidate.Against(NotKnown, new(
                $"Whether content changed since {backup.Name} is not known.", $"Tidak diketahui apakah konten berubah sejak {backup.Name}."));
        }
        else if (newest > backup.CreatedAt)
        {
            var day = IndonesianZone.DayOf(newest, known.Site.Zone);
            candidate.Against(WouldLose, new(
                $"Content of {day} is newer than {backup.Name} and would be lost.",
                $"Konten tanggal {day} lebih baru daripada {backup.Name} dan akan hilang."));
        }
        else if (known.Intruded || known.Altered || known.Failed.Any(check => check.Failure == AvailabilityFailure.Content))
        {
            candidate.For(Fits, new(
                $"What the site shows was altered, and the verified backup {backup.Name} holds all that was published.",
                $"Isi situs telah diubah, dan backup terverifikasi {backup.Name} memuat semua yang telah diterbitkan."));
        }
    }

    private static HostingRenewal? LapsedOf(Way way, SituationEvidence known) =>
        known.Lapsed.FirstOrDefault(renewal => (renewal.Kind, way.Cause) is (RenewalKind.Domain, DiagnosisCause.Domain)
            or (RenewalKind.Hosting, DiagnosisCause.Hosting) or (RenewalKind.Connection, DiagnosisCause.Connection));

    /// <summary>Who does it: the provider of what lapsed where it is registered, else the first of the kind.</summary>
    private static string? PartyOf(Way way, SituationEvidence known, IReadOnlyList<SopThirdParty> parties)
    {
        if (way.Party is not { } kind) return null;
        var provider = way.Kind is WayKind.Renew or WayKind.RenewLapsed ? LapsedOf(way, known)?.Provider : null;
        var named = provider is null
            ? null
            : parties.FirstOrDefault(party => string.Equals(party.Name, provider, StringComparison.OrdinalIgnoreCase));
        return (named ?? parties.FirstOrDefault(party => party.Kind == kind))?.Name;
    }

    private static HostingRenewal? Valid(RenewalKind kind, SituationEvidence known) =>
        known.Renewals.Any(renewal => renewal.Kind == kind && renewal.State == RenewalState.Expired)
        ? null
        : known.Renewals.FirstOrDefault(renewal => renewal.Kind == kind && renewal.ExpiresAt is not null);

    private sealed class Candidate(Way way, int weight, Phrase reason)
    {
        private readonly List<Phrase> _against = [];

        public Way Way { get; } = way;

        public int Weight { get; private set; } = weight;

        public Phrase Reason { get; private set; } = reason;

        public void For(int more, Phrase reason) => (Weight, Reason) = (Weight + more, reason);

        public void Against(int less, Phrase fact)
        {
            Weight += less;
            _against.Add(fact);
        }

        public SituationAlternative ToAlternative(int number, string? party) => new()
        {
            Number = number,
            Action = Way.Action,
            ThirdParty = Way.Party,
            ThirdPartyName = party,
            Cost = Way.Cost,
            CostNote = WayTable.NoteOf(Way.Cost),
            WorkingTime = Way.Time,
            Risk = Way.Risk,
            Against = [.. _against],
        };
    }
}
