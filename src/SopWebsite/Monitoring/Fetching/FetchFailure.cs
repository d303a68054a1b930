using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>Ends a fetch: where it failed and why. It never leaves this folder.</summary>
internal sealed class FetchFailure(AvailabilityFailure failure, Phrase reason, Exception? inner = null) : Exception(reason.English, inner)
{
    public AvailabilityFailure Failure { get; } = failure;

    public Phrase Reason { get; } = reason;
}
