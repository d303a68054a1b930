using SopWebsite.Languages;

namespace SopWebsite.Notices;

/// <summary>Delivers a message over a channel. The one implementation stands behind this port.</summary>
public interface INoticeSender
{
    /// <summary>
    /// Tries once. What goes wrong on the way is the outcome, not an exception; no outcome's reason holds a secret.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    Task<NoticeOutcome> SendAsync(SopNoticeChannel channel, SopNotice notice, CancellationToken stop);
}

/// <summary>How an attempt ended.</summary>
public enum NoticeVerdict
{
    /// <summary>The other side has taken the message.</summary>
    Delivered,

    /// <summary>Not now; to be tried again.</summary>
    TryAgain,

    /// <summary>This message will never be taken there.</summary>
    Refused,
}

/// <summary>The outcome of an attempt.</summary>
public sealed record NoticeOutcome
{
    /// <summary>The message was taken.</summary>
    public static NoticeOutcome Delivered { get; } = new() { Verdict = NoticeVerdict.Delivered };

    /// <summary>How it ended.</summary>
    public required NoticeVerdict Verdict { get; init; }

    /// <summary>Why it was not taken; null when it was.</summary>
    public Phrase? Reason { get; init; }

    /// <summary>How long the other side asks to wait; null where it does not.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>True when the channel is at fault and not the message: the others need not be tried in this pass.</summary>
    public bool ChannelDown { get; init; }

    /// <summary>Not now, because of this message or its recipient.</summary>
    public static NoticeOutcome TryAgain(Phrase reason, TimeSpan? wait = null) =>
        new() { Verdict = NoticeVerdict.TryAgain, Reason = reason, Wait = wait };

    /// <summary>Not now, because of the channel.</summary>
    public static NoticeOutcome Down(Phrase reason, TimeSpan? wait = null) =>
        new() { Verdict = NoticeVerdict.TryAgain, Reason = reason, Wait = wait, ChannelDown = true };

    /// <summary>Never.</summary>
    public static NoticeOutcome Refused(Phrase reason) => new() { Verdict = NoticeVerdict.Refused, Reason = reason };
}
