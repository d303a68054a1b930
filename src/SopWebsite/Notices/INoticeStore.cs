namespace SopWebsite.Notices;

/// <summary>Keeps channels, rules, the outbox, and how far the log has been told. Names compare without regard to case.</summary>
public interface INoticeStore
{
    /// <summary>All channels by name.</summary>
    IReadOnlyList<SopNoticeChannel> Channels();

    /// <summary>Adds a channel, or replaces the one of its name.</summary>
    void Put(SopNoticeChannel channel);

    /// <summary>Removes a channel.</summary>
    void RemoveChannel(string name);

    /// <summary>All rules by name.</summary>
    IReadOnlyList<SopNoticeRule> Rules();

    /// <summary>Adds a rule, or replaces the one of its name.</summary>
    void Put(SopNoticeRule rule);

    /// <summary>Removes a rule.</summary>
    void RemoveRule(string name);

    /// <summary>The number of the last entry of the log that rules were held against; 0 before the first time.</summary>
    long Cursor { get; set; }

    /// <summary>What the log has behind an entry: its last number, and the earliest instant of what follows (null when nothing does).</summary>
    (long Last, DateTimeOffset? Earliest) LogBehind(long number);

    /// <summary>Adds a message and returns it with its number; null when one of its key is there already.</summary>
    SopNotice? Add(SopNotice notice);

    /// <summary>One message, or null.</summary>
    SopNotice? Find(long number);

    /// <summary>Messages, oldest first.</summary>
    /// <param name="state">Only of this state; null for all.</param>
    IReadOnlyList<SopNotice> Find(NoticeState? state);

    /// <summary>
    /// Replaces a message, if nobody has changed it since it was read: it is still pending and was tried as often.
    /// </summary>
    /// <param name="notice">The message as it is to be.</param>
    /// <param name="attempts">How often it had been tried when it was read.</param>
    /// <returns>False when somebody was quicker; nothing was changed.</returns>
    bool Replace(SopNotice notice, int attempts);

    /// <summary>Replaces a message wherever it stands. Within the unit of work that has read it.</summary>
    void Put(SopNotice notice);

    /// <summary>
    /// Removes what was sent before an instant, and what a digest told that was sent before it. What was not sent stays however old it is,
    /// and so does the last message, so that no number comes again.
    /// </summary>
    /// <returns>How many messages were removed.</returns>
    int RemoveSentBefore(DateTimeOffset instant);

    /// <summary>Notes that an entry of the log tells that a message could not be delivered.</summary>
    void NoteFailure(long notice, long entry);

    /// <summary>The channel of the message that an entry of the log says could not be delivered; null for none.</summary>
    string? ChannelOfFailure(long entry);
}
