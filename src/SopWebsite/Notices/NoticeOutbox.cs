using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Files;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Notices;

/// <summary>
/// Sends what is due. A message is held before it is sent and settled after, so two senders at once never send the same one, and one who
/// is killed in between has it sent again: at least once, under the same key.
/// </summary>
internal sealed class NoticeOutbox(
    INoticeStore store, INoticeSender sender, ISiteStore sites, IEscalationLog log, IUnitOfWork unit, ICalendarCatalog calendars, IClock clock)
{
    private readonly NoticeHours _hours = new(sites, calendars);

    /// <summary>Sends what is due and hands over each message as it stands after.</summary>
    /// <param name="storm">With more than so many waiting for one recipient, they become a digest.</param>
    /// <param name="tell">Takes each message that was tried.</param>
    /// <param name="stop">Ends the pass between two messages, or cuts an attempt short.</param>
    public async Task DeliverAsync(int storm, Action<SopNotice> tell, CancellationToken stop)
    {
        var channels = store.Channels().ToDictionary(channel => channel.Name, StringComparer.OrdinalIgnoreCase);
        unit.Transact(() => Gather(storm));
        var down = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var due in Due().OrderByDescending(notice => notice.Severity).ThenBy(notice => notice.Number))
        {
            stop.ThrowIfCancellationRequested();
            if (down.Contains(due.Channel)) continue;
            if (Hold(due) is not { } held) continue;
            var outcome = channels.TryGetValue(due.Channel, out var channel)
                ? await AttemptAsync(channel, held, stop).ConfigureAwait(false)
                : NoticeOutcome.Refused(new Phrase($"The channel '{due.Channel}' was removed.", $"Saluran '{due.Channel}' telah dihapus."));
            if (outcome.ChannelDown) down.Add(due.Channel);
            if (Settle(held, outcome) is { } settled) tell(settled);
        }
    }

    /// <summary>The messages that may go out now.</summary>
    public IEnumerable<SopNotice> Due()
    {
        var now = clock.UtcNow;
        return store.Find(NoticeState.Pending).Where(notice => notice.NextAt <= now && IsFree(notice, now) && _hours.Earliest(notice, now) <= now);
    }

    private static bool IsFree(SopNotice notice, DateTimeOffset now) => !(notice.HeldUntil > now);

    /// <summary>
    /// Makes one message of many. Those that were tried before and wait for their turn count too: when a channel was down for a day,
    /// a day's messages wait. One that is still held, or was when its sender was killed, may have arrived: it goes again by itself, under the
    /// key that its receiver may know.
    /// </summary>
    private void Gather(int storm)
    {
        var now = clock.UtcNow;
        var due = new HashSet<long>(Due().Select(notice => notice.Number));
        var groups = store.Find(NoticeState.Pending)
            .Where(notice => notice.Severity < SopSeverity.Critical && notice.Gathered == 0 && notice.Entry is not null && notice.HeldUntil is null)
            .Where(notice => due.Contains(notice.Number) || notice.Attempts > 0)
            .GroupBy(notice => (Channel: notice.Channel.ToUpperInvariant(), notice.Address, notice.Language, notice.AnyHour, notice.Rhythm));
        foreach (var group in groups)
        {
            var many = group.ToList();
            if (many.Count <= (group.Key.Rhythm == NoticeRhythm.Digest ? 1 : storm) || !many.Exists(notice => due.Contains(notice.Number))) continue;
            var (subject, text) = NoticeComposer.OfMany(many, notice => _hours.ZoneOf(notice.Site), group.Key.Language);
            var digest = store.Add(many[0] with
            {
                Number = 0,
                Key = Sha256Hex.OfText("digest|" + string.Join("|", many.Select(notice => notice.Key))),
                Rule = null,
                Severity = many.Max(notice => notice.Severity),
                Entry = null,
                Event = null,
                Site = One(many.Select(notice => notice.Site)),
                Report = One(many.Select(notice => notice.Report)),
                Due = null,
                Subject = subject,
                Text = text,
                At = many.Max(notice => notice.At),
                CreatedAt = now,
                NextAt = now,
                Attempts = 0,
                HeldUntil = null,
                Reason = null,
                Gathered = many.Count,
            });
            if (digest is null) continue;
            foreach (var notice in many)
                store.Replace(notice with { State = NoticeState.Digested, NextAt = null, Digest = digest.Number }, notice.Attempts);
        }
    }

    private static string? One(IEnumerable<string?> values)
    {
        var distinct = values.Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToList();
        return distinct.Count == 1 ? distinct[0] : null;
    }

    /// <summary>Counts the attempt and keeps others away from the message; null when one was quicker.</summary>
    private SopNotice? Hold(SopNotice due)
    {
        var until = clock.UtcNow + NoticeRetries.Hold;
        var held = due with { Attempts = due.Attempts + 1, HeldUntil = until, NextAt = until };
        return store.Replace(held, due.Attempts) ? held : null;
    }

    private async Task<NoticeOutcome> AttemptAsync(SopNoticeChannel channel, SopNotice held, CancellationToken stop)
    {
        try
        {
            return await sender.SendAsync(channel, held, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Whether it went out is not known: it is tried again soon.
            Settle(held, NoticeOutcome.TryAgain(new Phrase("The attempt was cut short.", "Percobaan dihentikan.")));
            throw;
        }
    }

    private SopNotice? Settle(SopNotice held, NoticeOutcome outcome)
    {
        var now = clock.UtcNow.ToUniversalTime();
        var settled = held with { HeldUntil = null, Reason = outcome.Reason };
        var isOver = outcome.Verdict == NoticeVerdict.Refused || held.Attempts >= NoticeRetries.Most;
        if (outcome.Verdict == NoticeVerdict.Delivered)
        {
            settled = settled with { State = NoticeState.Sent, SentAt = now, NextAt = null };
        }
        else if (isOver)
        {
            settled = settled with { State = NoticeState.Failed, NextAt = null };
        }
        else
        {
            var wait = NoticeRetries.After(held.Attempts);
            if (outcome.Wait > wait) wait = outcome.Wait.Value;
            settled = settled with { NextAt = _hours.Earliest(settled, now + wait) };
        }
        var isOurs = false;
        unit.Transact(() =>
        {
            isOurs = store.Replace(settled, held.Attempts);
            // What tells of a failure, and fails itself, ends there: no failure is told of for ever.
            if (isOurs && settled.State == NoticeState.Failed && settled.Event != EscalationEvent.NoticeFailed) LogFailure(settled, now);
        });
        return isOurs ? settled : null;
    }

    private void LogFailure(SopNotice notice, DateTimeOffset now)
    {
        var entry = log.Append(new EscalationDraft
        {
            At = now,
            Event = EscalationEvent.NoticeFailed,
            Site = notice.Site,
            Report = notice.Report,
            From = SopRoles.Routine,
            To = notice.To,
            FollowUp = NoticeText.Line($"{notice.Subject} - {notice.Reason?.Indonesian}", 600),
        });
        store.NoteFailure(notice.Number, entry.Number);
    }
}
