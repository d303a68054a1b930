using SopWebsite.Monitoring;

namespace SopWebsite.Situations.Problems;

/// <summary>
/// When reports of a site are alike: by their probable cause. Where the cause is not known only the same symptom makes them alike, for
/// two unknown causes need not be one.
/// </summary>
internal static class Likeness
{
    /// <summary>What reports that are alike have in common.</summary>
    public static string Of(DiagnosisCause cause, string symptom) =>
        cause == DiagnosisCause.None
            ? cause + ": " + string.Join(" ", symptom.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant()
            : cause.ToString();

    /// <summary>What reports like this one have in common.</summary>
    public static string Of(SituationReport report) => Of(report.Diagnosis.Cause, report.Symptom.Indonesian);
}
