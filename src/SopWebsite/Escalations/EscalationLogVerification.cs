namespace SopWebsite.Escalations;

/// <summary>What can be wrong with a log.</summary>
public enum EscalationLogFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>An entry is missing before this one.</summary>
    Missing,

    /// <summary>The entry does not carry the hash of the one before it.</summary>
    Unlinked,

    /// <summary>The entry's fields do not give its hash.</summary>
    Altered,

    /// <summary>The log ends before an entry that was known, or does not hold the hash that was known.</summary>
    Cut,

    /// <summary>The entry was known with another hash: the log was written anew from there or before.</summary>
    Rewritten,

    /// <summary>What stands there is no entry that can be read.</summary>
    Unreadable,
}

/// <summary>The result of checking the escalation log.</summary>
public record EscalationLogVerification
{
    /// <summary>How many entries, from the first on, are sound.</summary>
    public required long Entries { get; init; }

    /// <summary>The position of the first entry that was checked; 1 for a whole log.</summary>
    public long FirstEntry { get; init; } = 1;

    /// <summary>True when every entry is sound.</summary>
    public virtual bool IsValid => Fault == EscalationLogFault.None;

    /// <summary>What is wrong with the first bad entry.</summary>
    public EscalationLogFault Fault { get; init; }

    /// <summary>The position of the first bad entry; null when all are sound.</summary>
    public long? FirstBadEntry { get; init; }

    /// <summary>The hash of the last sound entry: write it down, and a log cut at its end is found too.</summary>
    public required string LastHash { get; init; }
}

/// <summary>The end of a log as it was written down, in a monthly report for example.</summary>
/// <param name="Entries">How many entries it had; null when only the hash is known.</param>
/// <param name="Hash">The hash of its last entry then; null when only the number is known.</param>
public sealed record EscalationLogHead(long? Entries, string? Hash);
