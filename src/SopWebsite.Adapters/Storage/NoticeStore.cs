using SopWebsite.Notices;

namespace SopWebsite.Adapters.Storage;

internal sealed class NoticeStore(RegisterDatabase database) : INoticeStore
{
    public IReadOnlyList<SopNoticeChannel> Channels() => Bodies<SopNoticeChannel>("SELECT body FROM notice_channel ORDER BY name");

    public void Put(SopNoticeChannel channel) => database.Execute(
        "INSERT INTO notice_channel (name, body) VALUES (@Name, @body) ON CONFLICT (name) DO UPDATE SET name = excluded.name, body = excluded.body",
        new { channel.Name, body = Stored.Body(channel) });

    public void RemoveChannel(string name) => database.Execute("DELETE FROM notice_channel WHERE name = @name", new { name });

    public IReadOnlyList<SopNoticeRule> Rules() => Bodies<SopNoticeRule>("SELECT body FROM notice_rule ORDER BY name");

    public void Put(SopNoticeRule rule) => database.Execute(
        "INSERT INTO notice_rule (name, body) VALUES (@Name, @body) ON CONFLICT (name) DO UPDATE SET name = excluded.name, body = excluded.body",
        new { rule.Name, body = Stored.Body(rule) });

    public void RemoveRule(string name) => database.Execute("DELETE FROM notice_rule WHERE name = @name", new { name });

    public long Cursor
    {
        get => database.First<long?>("SELECT entry FROM notice_cursor WHERE id = 1") ?? 0;
        set => database.Execute(
            "INSERT INTO notice_cursor (id, entry) VALUES (1, @value) ON CONFLICT (id) DO UPDATE SET entry = excluded.entry", new { value });
    }

    public (long Last, DateTimeOffset? Earliest) LogBehind(long number)
    {
        var last = database.First<long?>("SELECT MAX(number) FROM escalation_log") ?? 0;
        var earliest = database.First<string?>("SELECT MIN(at) FROM escalation_log WHERE number > @number", new { number });
        // An instant that someone put out of form hides nothing: then the log is read from its beginning.
        return (last, earliest is null ? null : Stored.TryInstant(earliest) ?? DateTimeOffset.MinValue);
    }

    public SopNotice? Add(SopNotice notice)
    {
        SopNotice? added = null;
        // The write lock is taken before the last number is read, so no two messages get the same one.
        database.Transact(() =>
        {
            var numbered = notice with { Number = (database.First<long?>("SELECT MAX(number) FROM notice") ?? 0) + 1 };
            var written = database.Execute(
                "INSERT INTO notice (number, message_key, state, attempts, channel, body) VALUES (@Number, @Key, @state, @Attempts, @Channel, @body) "
                + "ON CONFLICT (message_key) DO NOTHING",
                new
                {
                    numbered.Number, numbered.Key, state = numbered.State.ToString(), numbered.Attempts, numbered.Channel,
                    body = Stored.Body(numbered),
                });
            if (written == 1) added = numbered;
        });
        return added;
    }

    public SopNotice? Find(long number) =>
        database.First<string>("SELECT body FROM notice WHERE number = @number", new { number }) is { } body ? Stored.Body<SopNotice>(body) : null;

    public IReadOnlyList<SopNotice> Find(NoticeState? state) => state is { } wanted
        ? Bodies<SopNotice>("SELECT body FROM notice WHERE state = @state ORDER BY number", new { state = wanted.ToString() })
        : Bodies<SopNotice>("SELECT body FROM notice ORDER BY number");

    public bool Replace(SopNotice notice, int attempts) => database.Execute(
        "UPDATE notice SET state = @state, attempts = @after, body = @body WHERE number = @Number AND attempts = @before AND state = 'Pending'",
        new { notice.Number, state = notice.State.ToString(), after = notice.Attempts, before = attempts, body = Stored.Body(notice) }) == 1;

    public void Put(SopNotice notice) => database.Execute(
        "UPDATE notice SET state = @state, attempts = @Attempts, body = @body WHERE number = @Number",
        new { notice.Number, state = notice.State.ToString(), notice.Attempts, body = Stored.Body(notice) });

    public int RemoveSentBefore(DateTimeOffset instant)
    {
        var removed = 0;
        database.Transact(() =>
        {
            removed = 0;
            var newest = database.First<long?>("SELECT MAX(number) FROM notice") ?? 0;
            // A digest goes only after all that it told, so that what became of them can be asked as long as they are there.
            foreach (var state in new[] { NoticeState.Digested, NoticeState.Sent })
            {
                foreach (var old in Oldest(state).TakeWhile(notice => notice.CreatedAt < instant))
                {
                    var way = old.Digest is { } digest ? Find(digest) : old;
                    if (old.Number == newest || !(way?.SentAt < instant)) continue;
                    removed += database.Execute("DELETE FROM notice WHERE number = @Number", new { old.Number });
                }
            }
        });
        return removed;
    }

    public void NoteFailure(long notice, long entry) =>
        database.Execute("UPDATE notice SET failure_entry = @entry WHERE number = @notice", new { notice, entry });

    public string? ChannelOfFailure(long entry) => database.First<string>("SELECT channel FROM notice WHERE failure_entry = @entry", new { entry });

    /// <summary>The messages of a state in order, read as they are enumerated: most often the first says that none is old yet.</summary>
    private IEnumerable<SopNotice> Oldest(NoticeState state)
    {
        var after = 0L;
        while (true)
        {
            var page = Bodies<SopNotice>(
                "SELECT body FROM notice WHERE state = @state AND number > @after ORDER BY number LIMIT 100",
                new { state = state.ToString(), after });
            foreach (var notice in page) yield return notice;
            if (page.Count < 100) yield break;
            after = page[page.Count - 1].Number;
        }
    }

    private List<T> Bodies<T>(string sql, object? parameters = null) => database.Query<string>(sql, parameters).Select(Stored.Body<T>).ToList();
}
