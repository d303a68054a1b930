using SopWebsite.Languages;

namespace SopWebsite.Monitoring;

/// <summary>What about an answer needs attention soon.</summary>
internal static class Concerns
{
    /// <summary>Up without a concern, degraded with one.</summary>
    /// <param name="check">The check so far.</param>
    /// <param name="answered">That it answered, without a full stop.</param>
    /// <param name="concerns">Parts of a sentence.</param>
    public static SiteAvailability Weigh(SiteAvailability check, Phrase answered, IReadOnlyList<Phrase> concerns) => concerns.Count == 0
        ? check with { State = AvailabilityState.Up, Reason = new Phrase(answered.English + ".", answered.Indonesian + ".") }
        : check with
        {
            State = AvailabilityState.Degraded,
            Reason = new Phrase(
                answered.English + ", but " + string.Join("; ", concerns.Select(concern => concern.English)) + ".",
                answered.Indonesian + ", tetapi " + string.Join("; ", concerns.Select(concern => concern.Indonesian)) + "."),
        };
}
