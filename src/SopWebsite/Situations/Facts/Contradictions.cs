using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Renewals;
using SopWebsite.Situations.Problems;

namespace SopWebsite.Situations.Facts;

/// <summary>What the facts say against a probable cause, and the earlier reports that speak for it.</summary>
internal static class Contradictions
{
    private const int Answers = -20, Valid = -5, Again = 10;

    public static void Add(CauseWeight cause, SituationEvidence known)
    {
        Answering(cause, known);
        Renewed(cause, known);
        var alike = known.AlikeTo(Likeness.Of(cause.Cause, "")).ToList();
        if (cause.Cause != DiagnosisCause.None && alike.Count > 0)
            cause.Add(Again, new(
                $"The same cause was reported in the last {SituationEvidence.Days} days: {SituationEvidence.Numbers(alike)}.",
                $"Penyebab yang sama dilaporkan dalam {SituationEvidence.Days} hari terakhir: {SituationEvidence.Numbers(alike)}."));
    }

    private static void Answering(CauseWeight cause, SituationEvidence known)
    {
        if (cause.Cause is DiagnosisCause.None or DiagnosisCause.Website) return;
        foreach (var up in known.Checks.Where(check => check.IsAvailable))
        {
            // Another host may lie on another server: only the same host contradicts.
            if (known.Failed.Any() && !known.Failed.Any(check => check.Uri.Host == up.Uri.Host)) continue;
            var at = $"{IndonesianZone.MinuteOf(up.CheckedAt, known.Site.Zone)} {known.Site.Zone}";
            cause.Weaken(Answers, new($"{up.Uri} answered, {at}.", $"{up.Uri} menjawab, {at}."));
            return;
        }
    }

    private static void Renewed(CauseWeight cause, SituationEvidence known)
    {
        if (KindOf(cause.Cause) is not { } kind) return;
        var registered = known.Renewals.Where(renewal => renewal.Kind == kind).ToList();
        if (registered.Exists(renewal => renewal.State == RenewalState.Expired)) return;
        if (registered.Find(renewal => renewal.ExpiresAt is not null) is { } valid)
        {
            var until = IndonesianZone.DayOf(valid.ExpiresAt!.Value, known.Site.Zone);
            cause.Weaken(Valid, new(
                $"It has not lapsed: {RenewalNames.Of(valid).English} is valid until {until}.",
                $"Bukan karena habis masa: {RenewalNames.Of(valid).Indonesian} berlaku sampai {until}."));
        }
        else
        {
            cause.Weaken(
                0, new(
                    $"Whether {RenewalNames.Of(kind).English} has lapsed is not known to the register.",
                    $"Masa berlaku {RenewalNames.Of(kind).Indonesian} tidak diketahui register."));
        }
    }

    private static RenewalKind? KindOf(DiagnosisCause cause) => cause switch
    {
        DiagnosisCause.Domain => RenewalKind.Domain,
        DiagnosisCause.Hosting => RenewalKind.Hosting,
        DiagnosisCause.Connection => RenewalKind.Connection,
        DiagnosisCause.Certificate => RenewalKind.Certificate,
        _ => null,
    };
}
