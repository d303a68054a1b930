using SopWebsite.Languages;
using SopWebsite.Probing;

namespace SopWebsite.Monitoring;

/// <summary>
/// What came of all conditions of an address. One about time or the certificate that is not met leaves the site up but needs attention;
/// any other means that it does not answer as it should.
/// </summary>
internal sealed record ConditionVerdict
{
    public ConditionResult[] Results { get; private init; } = [];

    /// <summary>Why the site counts as down; null for no reason.</summary>
    public Phrase? Broken { get; private init; }

    public AvailabilityFailure Failure { get; private init; }

    public IReadOnlyList<Phrase> Concerns { get; private init; } = [];

    public static ConditionVerdict Of(SiteCondition[] conditions, ConditionFacts facts)
    {
        if (conditions.Length == 0) return new();
        var judged = conditions.Select(condition => (Condition: condition, Result: condition.Judge(facts))).ToList();
        var missed = judged.Where(one => one.Result.IsMet != true).ToList();
        var grave = missed.FindAll(one => one.Condition.Subject is not (ConditionSubject.Time or ConditionSubject.Certificate));
        return new()
        {
            Results = [.. judged.Select(one => one.Result)],
            Failure = grave.Count == 0 ? AvailabilityFailure.None : grave[0].Condition.Subject switch
            {
                ConditionSubject.Status or ConditionSubject.Header or ConditionSubject.Redirects => AvailabilityFailure.Http,
                ConditionSubject.Answer or ConditionSubject.Address => AvailabilityFailure.Service,
                _ => AvailabilityFailure.Content,
            },
            Broken = grave.Count == 0 ? null : new Phrase(
                "Not as it should be: " + string.Join("; ", grave.Select(one => Said(one.Result).English)) + ".",
                "Tidak sesuai syarat: " + string.Join("; ", grave.Select(one => Said(one.Result).Indonesian)) + "."),
            Concerns = [.. missed.Except(grave).Select(one => Said(one.Result))],
        };
    }

    private static Phrase Said(ConditionResult result) => result.Actual is null
        ? new Phrase($"'{result.Condition}' is not met", $"'{result.Condition}' tidak terpenuhi")
        : new Phrase($"'{result.Condition}' is not met ({result.Actual})", $"'{result.Condition}' tidak terpenuhi ({result.Actual})");
}
