using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>What speaks for an intruder, gathered; each reason once.</summary>
internal sealed class ReasonList
{
    /// <summary>From here on a file is suspicious.</summary>
    public const int Suspicious = 50;

    private readonly Dictionary<string, (int Weight, Phrase Reason)> _reasons = new(StringComparer.Ordinal);

    public int Weight => Math.Min(100, _reasons.Values.Sum(reason => reason.Weight));

    public bool IsSuspicious => Weight >= Suspicious;

    public Phrase[] Reasons => [.. _reasons.Values.OrderByDescending(reason => reason.Weight).Select(reason => reason.Reason)];

    public bool Has(string id) => _reasons.ContainsKey(id);

    public void Add(string id, int weight, Phrase reason)
    {
        if (!_reasons.ContainsKey(id)) _reasons.Add(id, (weight, reason));
    }

    public void Add(ReasonList others)
    {
        foreach (var (id, (weight, reason)) in others._reasons.Select(pair => (pair.Key, pair.Value))) Add(id, weight, reason);
    }

    public static SopSeverity SeverityOf(int weight) => weight switch
    {
        >= 90 => SopSeverity.Critical,
        >= 70 => SopSeverity.High,
        >= Suspicious => SopSeverity.Medium,
        _ => SopSeverity.Low,
    };
}
