using SopWebsite.Languages;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>What a source says cannot be used, and why. It never leaves this folder.</summary>
internal sealed class RdapFault(Phrase reason, Exception? inner = null) : Exception(reason.English, inner)
{
    public Phrase Reason { get; } = reason;
}
