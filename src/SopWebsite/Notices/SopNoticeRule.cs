using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Notices;

/// <summary>When the messages of a rule go out.</summary>
public enum NoticeRhythm
{
    /// <summary>Each as it comes; only a storm of them becomes a digest.</summary>
    Immediate,

    /// <summary>Together, when the next working day begins. What is critical still goes at once.</summary>
    Digest,
}

/// <summary>Who hears of what, over which channel.</summary>
public sealed record SopNoticeRule
{
    /// <summary>In <see cref="To"/>: whoever the entry of the log went to.</summary>
    public const string Recipient = "penerima";

    /// <summary>The rule's name.</summary>
    public required string Name { get; init; }

    /// <summary>A role's code, an officer's name, an address of the channel's kind, or <see cref="Recipient"/>.</summary>
    public required string To { get; init; }

    /// <summary>The channel's name.</summary>
    public required string Channel { get; init; }

    /// <summary>Only these events; empty for all.</summary>
    public EscalationEvent[] Event { get; init; } = [];

    /// <summary>Only these sites; empty for all, and for what is about none.</summary>
    public string[] Site { get; init; } = [];

    /// <summary>Only from this gravity on.</summary>
    public SopSeverity MinimumSeverity { get; init; } = SopSeverity.Medium;

    /// <summary>The language of the messages.</summary>
    public Language Language { get; init; } = Language.Indonesian;

    /// <summary>When they go out.</summary>
    public NoticeRhythm Rhythm { get; init; }

    /// <summary>True when they go out at any hour; else they wait for the court's working time, unless critical.</summary>
    public bool AnyHour { get; init; }

    /// <summary>The last entry of the log when the rule was made: it tells of nothing before.</summary>
    public long After { get; init; }
}
