using SopWebsite.Languages;

namespace SopWebsite.Backups.Media;

/// <summary>How the backups of a site stand.</summary>
public enum BackupVerdict
{
    /// <summary>Young enough, and kept as the 3-2-1 rule asks.</summary>
    Met,

    /// <summary>Young enough, but not kept as the 3-2-1 rule asks.</summary>
    Lacking,

    /// <summary>The newest good set is older than it may be.</summary>
    Overdue,

    /// <summary>There is no good set.</summary>
    None,
}

/// <summary>A part of the rule.</summary>
public enum BackupRule
{
    /// <summary>Three copies: the site's own data and two backups of it.</summary>
    Copies,

    /// <summary>Two kinds of media, that of the site's own data among them.</summary>
    Media,

    /// <summary>One backup in another building.</summary>
    OffSite,

    /// <summary>The newest good set is not older than it may be.</summary>
    Age,
}

/// <summary>A part of the rule, whether it is met, and why.</summary>
/// <param name="Rule">The part.</param>
/// <param name="IsMet">Whether it is met.</param>
/// <param name="Reason">Why, or why not.</param>
public sealed record BackupRuleResult(BackupRule Rule, bool IsMet, Phrase Reason)
{
    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => $"{Rule}: {Reason}";
}

/// <summary>A place where a copy of a set lies.</summary>
public sealed record BackupPlace
{
    /// <summary>The medium's name; the folder of a copy on none that is registered.</summary>
    public required string Where { get; init; }

    /// <summary>What kind of medium it is.</summary>
    public required MediumKind Kind { get; init; }

    /// <summary>True when it is kept in another building.</summary>
    public bool OffSite { get; init; }

    /// <summary>When it was last read back, UTC; null for never: then it does not count.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>True when it is a differential set whose full set is not there: it cannot be restored.</summary>
    public bool LacksBase { get; init; }

    /// <summary>True when it was read back and was sound, and can be restored.</summary>
    public bool Counts { get; init; }

    /// <summary>It in one line.</summary>
    public override string ToString() => $"{Where} ({MediumNames.Of(Kind)})";
}

/// <summary>What people call the verdicts.</summary>
public static class BackupVerdictNames
{
    /// <summary>The name of a verdict.</summary>
    public static Phrase Of(BackupVerdict verdict) => verdict switch
    {
        BackupVerdict.Met => new("met", "terpenuhi"),
        BackupVerdict.Lacking => new("lacking", "belum lengkap"),
        BackupVerdict.Overdue => new("overdue", "terlambat"),
        _ => new("no backup", "tidak ada cadangan"),
    };
}
