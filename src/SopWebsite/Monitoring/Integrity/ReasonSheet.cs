using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Collects the signs of one page in one view.</summary>
internal sealed class ReasonSheet(Uri page, ViewKind view)
{
    private readonly List<IntegrityReason> _reasons = [];

    public IReadOnlyList<IntegrityReason> Reasons => _reasons;

    /// <summary>Adds a sign; nothing when it weighs nothing.</summary>
    public void Add(IntegritySign sign, int weight, string? sample, Phrase note)
    {
        if (weight <= 0) return;
        _reasons.Add(new IntegrityReason { Sign = sign, Weight = Math.Min(95, weight), Note = note, Sample = sample, View = view, Uri = page });
    }

    /// <summary>
    /// All signs together, 0 to 100: the doubt that is left when each sign takes its share away. The same kind of sign counts once, at its
    /// heaviest, however many views and pages show it.
    /// </summary>
    public static int Score(IEnumerable<IntegrityReason> reasons)
    {
        var doubt = reasons.GroupBy(reason => reason.Sign).Select(group => group.Max(reason => reason.Weight))
            .Aggregate(1.0, (left, weight) => left * (1 - (weight / 100.0)));
        return (int)Math.Round(100 * (1 - doubt), MidpointRounding.AwayFromZero);
    }
}
