using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Notices;

/// <summary>Puts messages that did not arrive back into the queue, because a person asks for it.</summary>
internal sealed class NoticeRepetition(INoticeStore store, NoticeRecipients recipients)
{
    /// <summary>Refuses a message that cannot be sent once more; returns it.</summary>
    public SopNotice Check(long number, Func<string, SopNoticeChannel> channel, DateTimeOffset now)
    {
        var notice = store.Find(number) ?? throw new SopException(
            "SopNoticeNotFound", SopErrorKind.NotFound,
            new Phrase(
                $"The outbox has no message {number}. Get-SopNotice lists them.",
                $"Kotak keluar tidak memuat pesan {number}. Get-SopNotice menampilkannya."),
            number);
        if (notice.State is NoticeState.Sent or NoticeState.Digested) throw Arrived(notice);
        if (notice.HeldUntil > now)
            throw new SopException(
                "SopNoticeUnderWay", SopErrorKind.Busy,
                new Phrase(
                    $"Message {number} is being sent right now. Look again in a few minutes.",
                    $"Pesan {number} sedang dikirim. Periksa lagi beberapa menit lagi."),
                number);
        _ = channel(notice.Channel);
        return notice;
    }

    /// <summary>Queues a message anew, for each who is behind its recipient now. Within the unit of work that has read it.</summary>
    public IReadOnlyList<SopNotice> Queue(SopNotice notice, NoticeChannelKind kind, DateTimeOffset now)
    {
        var queued = new List<SopNotice>();
        foreach (var recipient in recipients.Of(notice.To, kind).DefaultIfEmpty(new NoticeRecipient(notice.To, null, notice.Reason)))
        {
            var again = notice with
            {
                State = recipient.Address is null ? NoticeState.Undeliverable : NoticeState.Pending,
                To = recipient.Name,
                Address = recipient.Address,
                Reason = recipient.Reason,
                NextAt = recipient.Address is null ? null : now,
                Attempts = notice.State == NoticeState.Failed ? 0 : notice.Attempts,
                HeldUntil = null,
                AnyHour = true,
            };
            // The first keeps the key; where more officers have come to hold the role, the others have messages of their own.
            if (queued.Count == 0) store.Put(again);
            else if (store.Add(again with { Key = Sha256Hex.OfText($"{notice.Key}|{recipient.Address ?? recipient.Name}") }) is { } added)
                again = added;
            else continue;
            queued.Add(again);
        }
        return queued;
    }

    private static SopException Arrived(SopNotice notice) => new(
        "SopNoticeArrived", SopErrorKind.InvalidOperation,
        notice.Digest is { } digest
            ? new Phrase($"Message {notice.Number} went into digest {digest}: send that one again if it did not arrive.",
                $"Pesan {notice.Number} masuk rangkuman {digest}: kirim ulang rangkuman itu bila tidak sampai.")
            : new Phrase($"Message {notice.Number} was taken by the other side already.", $"Pesan {notice.Number} sudah diterima pihak tujuan."),
        notice.Number);
}
