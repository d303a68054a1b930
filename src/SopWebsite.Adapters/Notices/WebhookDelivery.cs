using SopWebsite.Languages;
using SopWebsite.Notices;

namespace SopWebsite.Adapters.Notices;

/// <summary>A JSON document posted to the channel's address; any 2xx means that it was taken.</summary>
internal static class WebhookDelivery
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public static async Task<NoticeOutcome> SendAsync(
        SopNoticeChannel channel, ChannelSecrets secrets, SopNotice notice, CertificatePin pin, CancellationToken limit)
    {
        if (!Uri.TryCreate(secrets.Uri, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            return NoticeOutcome.Down(new Phrase("The channel's address is none.", "Alamat saluran tidak dapat dipakai."));
        // An address behind a reference is a secret: it was not there to be looked at when the channel was made.
        if (!ReferenceEquals(secrets.Uri, channel.Uri) && address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            return NoticeOutcome.Down(new Phrase(
                "A secret address must begin with https://. Nothing was sent.", "Alamat rahasia harus diawali https://. Tidak ada yang dikirim."));
        if (secrets.Headers.Any(header => header.Value.Any(char.IsControl)))
            return NoticeOutcome.Down(
                new Phrase("What a header's reference names has more than one line.", "Isi rujukan header lebih dari satu baris."));
        var json = NoticeTemplate.Fill(channel.Template ?? NoticeTemplate.Usual, notice);
        var answer = await HttpPost.SendAsync(
            address, json, [new("Idempotency-Key", notice.Key), .. secrets.Headers], pin, limit).ConfigureAwait(false);
        if (answer.IsFine) return NoticeOutcome.Delivered;
        var status = (int)answer.Status;
        var reason = new Phrase($"{channel.Target} answered HTTP {status}.", $"{channel.Target} menjawab HTTP {status}.");
        var wait = answer.RetryAfter > LongestWait ? LongestWait : answer.RetryAfter;
        return status switch
        {
            // What is wrong with the message itself stays wrong.
            400 or 405 or 406 or 409 or 410 or 411 or 413 or 414 or 415 or 422 => NoticeOutcome.Refused(reason),
            // The rest is the channel's: another address (3xx), a wrong key (401, 403), too much (429), a fault (5xx).
            _ => NoticeOutcome.Down(reason, wait),
        };
    }
}
