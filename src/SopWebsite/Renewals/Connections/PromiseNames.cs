using SopWebsite.Languages;

namespace SopWebsite.Renewals.Connections;

/// <summary>What officials call how a provider's promise was kept.</summary>
public static class PromiseNames
{
    /// <summary>The name of a verdict.</summary>
    public static Phrase Of(PromiseVerdict verdict) => verdict switch
    {
        PromiseVerdict.Met => new("met", "terpenuhi"),
        PromiseVerdict.Missed => new("MISSED", "TIDAK TERPENUHI"),
        _ => new("cannot be told", "tidak dapat dipastikan"),
    };
}
