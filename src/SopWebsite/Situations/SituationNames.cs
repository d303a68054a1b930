using SopWebsite.Languages;

namespace SopWebsite.Situations;

/// <summary>What an official reads for a report's state.</summary>
public static class SituationNames
{
    /// <summary>The name of a report's state; of a merged one, where it went.</summary>
    public static Phrase Of(SituationReport report) => report.MergedInto is { } into
        ? new($"merged into {into}", $"digabungkan ke {into}")
        : Of(report.State);

    /// <summary>The name of a state.</summary>
    public static Phrase Of(SituationState state) => state switch
    {
        SituationState.Open => new("open", "dibuka"),
        SituationState.Submitted => new("submitted", "diajukan"),
        SituationState.Approved => new("decided", "diputuskan"),
        SituationState.Resolved => new("solved, backup to follow", "terselesaikan, menunggu backup"),
        _ => new("closed", "ditutup"),
    };

    /// <summary>That reports alike are open already: the same trouble is one report's business.</summary>
    public static Phrase AlikeWarning(SituationReport report)
    {
        var others = string.Join(", ", report.OpenAlike);
        return new(
            $"{others} is open and alike. If it is the same trouble: Merge-SituationReport {report.OpenAlike[0]} -From {report.Number}.",
            $"{others} serupa dan masih terbuka. Bila gangguannya sama: Merge-SituationReport {report.OpenAlike[0]} -From {report.Number}.");
    }
}
