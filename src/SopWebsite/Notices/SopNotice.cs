using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Notices;

/// <summary>How far a message has come.</summary>
public enum NoticeState
{
    /// <summary>Waiting to be sent, or to be sent again.</summary>
    Pending,

    /// <summary>The other side has taken it.</summary>
    Sent,

    /// <summary>Told in a digest, which has its own way.</summary>
    Digested,

    /// <summary>Given up; the log has it as NoticeFailed.</summary>
    Failed,

    /// <summary>There is nowhere to send it to.</summary>
    Undeliverable,
}

/// <summary>A message of the outbox.</summary>
public sealed record SopNotice
{
    /// <summary>Its number in the outbox, from 1; 0 for one that was only planned.</summary>
    public long Number { get; init; }

    /// <summary>
    /// 64 hex digits that stay the same however often it is sent, so that a receiver can tell a repetition: the left part of a mail's
    /// Message-ID, a webhook's Idempotency-Key.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>How far it has come.</summary>
    public NoticeState State { get; init; }

    /// <summary>The channel's name.</summary>
    public required string Channel { get; init; }

    /// <summary>The rule it comes from; null for one sent by hand and for a digest.</summary>
    public string? Rule { get; init; }

    /// <summary>Whom it is for: an officer's name, or what the rule says.</summary>
    public required string To { get; init; }

    /// <summary>Where it goes: a mail address, a chat id; the same as <see cref="To"/> for a webhook. Null where none is known.</summary>
    public string? Address { get; init; }

    /// <summary>Its language.</summary>
    public Language Language { get; init; }

    /// <summary>How grave what it tells is.</summary>
    public SopSeverity Severity { get; init; }

    /// <summary>The entry of the log that it tells of; null for one sent by hand and for a digest.</summary>
    public long? Entry { get; init; }

    /// <summary>What happened; null for one sent by hand and for a digest.</summary>
    public EscalationEvent? Event { get; init; }

    /// <summary>The site it is about; null for none.</summary>
    public string? Site { get; init; }

    /// <summary>The situation report it is about; null for none.</summary>
    public string? Report { get; init; }

    /// <summary>By when what it asks is due, UTC; null for none.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Its subject, one line.</summary>
    public required string Subject { get; init; }

    /// <summary>Its text, lines ended by a line feed.</summary>
    public required string Text { get; init; }

    /// <summary>When what it tells happened, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it came into the outbox, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Before when it is not tried (again), UTC; null once it has come to its end.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>While one is at sending it: until when it is left alone, UTC.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>When the other side took it, UTC.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Why it could not be sent the last time; null when it was or has not been tried.</summary>
    public Phrase? Reason { get; init; }

    /// <summary>When it goes out.</summary>
    public NoticeRhythm Rhythm { get; init; }

    /// <summary>True when it may go out at any hour.</summary>
    public bool AnyHour { get; init; }

    /// <summary>The number of the digest it was told in; null for none.</summary>
    public long? Digest { get; init; }

    /// <summary>How many messages it gathers; 0 for a single one.</summary>
    public int Gathered { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Subject;
}
