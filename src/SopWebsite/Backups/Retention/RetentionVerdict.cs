using SopWebsite.Languages;

namespace SopWebsite.Backups.Retention;

/// <summary>What becomes of a set.</summary>
public enum RetentionAction
{
    /// <summary>It stays.</summary>
    Keep,

    /// <summary>It is deleted.</summary>
    Remove,

    /// <summary>The register forgets it; where it lies it stays.</summary>
    Forget,
}

/// <summary>Why a set stays or goes.</summary>
public enum RetentionRule
{
    /// <summary>One of the newest.</summary>
    Last,

    /// <summary>The newest of its day.</summary>
    Daily,

    /// <summary>The newest of its week.</summary>
    Weekly,

    /// <summary>The newest of its month.</summary>
    Monthly,

    /// <summary>The newest of its year.</summary>
    Yearly,

    /// <summary>The newest that is whole: it stays whatever the rules say.</summary>
    LastGood,

    /// <summary>A set that stays builds on it.</summary>
    Base,

    /// <summary>No rule keeps it.</summary>
    Superseded,

    /// <summary>It is damaged, or lacks the set it builds on.</summary>
    Damaged,

    /// <summary>It lies outside of the site's backup folder.</summary>
    Elsewhere,

    /// <summary>The register knows it, but its folder is not there.</summary>
    Gone,

    /// <summary>An interrupted run left it.</summary>
    Leftover,

    /// <summary>A run is, or was until lately, at work on it.</summary>
    Busy,

    /// <summary>The user said no.</summary>
    Declined,

    /// <summary>It was being deleted when that was interrupted: what is left of it goes.</summary>
    Unfinished,
}

/// <summary>One reason for what becomes of a set.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Text">It in words.</param>
public sealed record RetentionReason(RetentionRule Rule, Phrase Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text.ToString();
}

/// <summary>What becomes of a set, and why.</summary>
public sealed record RetentionVerdict
{
    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>The set's name.</summary>
    public required string Name { get; init; }

    /// <summary>The set's folder.</summary>
    public required string Path { get; init; }

    /// <summary>When it was begun, UTC; null where unknown.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The zone of the site, in whose days, weeks, months and years is counted.</summary>
    public required string Zone { get; init; }

    /// <summary>How it stands.</summary>
    public required BackupState State { get; init; }

    /// <summary>Bytes of its archive and dump; null where unknown.</summary>
    public long? Bytes { get; init; }

    /// <summary>What becomes of it.</summary>
    public required RetentionAction Action { get; init; }

    /// <summary>Every reason, at least one.</summary>
    public required RetentionReason[] Reasons { get; init; }
}

/// <summary>What a removal is going to do with a site's sets; making it changes nothing.</summary>
public sealed record RetentionPlan
{
    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>The rules.</summary>
    public required BackupRetention Retention { get; init; }

    /// <summary>A verdict on each set, the newest first: what builds on a set comes before it.</summary>
    public required IReadOnlyList<RetentionVerdict> Verdicts { get; init; }

    /// <summary>The newest whole set, which stays; null when there is none.</summary>
    public string? Anchor { get; init; }
}

/// <summary>What beside the rules of retention is to be cleaned.</summary>
public sealed record RetentionOptions
{
    /// <summary>The rules; null for those registered for the site.</summary>
    public BackupRetention? Retention { get; init; }

    /// <summary>Also what interrupted runs left more than a day ago.</summary>
    public bool Partial { get; init; }

    /// <summary>Also sets that are damaged.</summary>
    public bool Damaged { get; init; }

    /// <summary>The register forgets sets that are not in the site's backup folder.</summary>
    public bool Forget { get; init; }
}
