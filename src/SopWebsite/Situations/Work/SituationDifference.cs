namespace SopWebsite.Situations.Work;

/// <summary>What was changed about a report, for the log.</summary>
internal static class SituationDifference
{
    public static string Of(SituationReport before, SituationReport after) => string.Join("; ", Parts(before, after));

    private static IEnumerable<string> Parts(SituationReport before, SituationReport after)
    {
        if (before.Symptom != after.Symptom) yield return $"Gejala: {after.Symptom.Indonesian}";
        if (before.Diagnosis.Cause != after.Diagnosis.Cause) yield return $"Penyebab: {before.Diagnosis.Cause} -> {after.Diagnosis.Cause}";
        foreach (var way in after.Alternatives.Skip(before.Alternatives.Length))
            yield return $"Alternatif ditambah: {way.Number}. {way.Action.Indonesian}";
        foreach (var (old, now) in before.Alternatives.Zip(after.Alternatives, (old, now) => (old, now)))
            if (old != now) yield return $"Alternatif diubah: {now.Number}. {now.Action.Indonesian}";
        if (before.Recommendation != after.Recommendation || before.RecommendationReason != after.RecommendationReason)
            yield return $"Rekomendasi: {before.Recommendation} -> {after.Recommendation} ({after.RecommendationReason?.Indonesian})";
        if (before.Grade != after.Grade)
            yield return FormattableString.Invariant($"Penilaian: {before.Grade} -> {after.Grade}");
    }
}
