using System.Net.Sockets;
using System.Security.Authentication;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Notices;
using SopWebsite.Secrets;

namespace SopWebsite.Adapters.Notices;

/// <summary>Sends over the channel's own means, within a minute, and lets no secret out with the reason of a failure.</summary>
/// <param name="patience">The most that one attempt may take; null for a minute.</param>
internal sealed class NoticeSender(TimeSpan? patience = null) : INoticeSender
{
    private const int LongestReason = 400;
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromMinutes(1);

    public async Task<NoticeOutcome> SendAsync(SopNoticeChannel channel, SopNotice notice, CancellationToken stop)
    {
        ChannelSecrets secrets;
        try
        {
            secrets = ChannelSecrets.Of(channel);
        }
        catch (SopException failure)
        {
            return NoticeOutcome.Down(failure.Phrase);
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_patience);
        var outcome = await TryAsync(channel, secrets, notice, limit.Token, stop).ConfigureAwait(false);
        return outcome.Reason is { } reason ? outcome with { Reason = Fit(reason, secrets.Redactor) } : outcome;
    }

    private static async Task<NoticeOutcome> TryAsync(
        SopNoticeChannel channel, ChannelSecrets secrets, SopNotice notice, CancellationToken limit, CancellationToken stop)
    {
        var pin = new CertificatePin(channel.CertificateSha256);
        try
        {
            return channel.Kind switch
            {
                NoticeChannelKind.Smtp => await SmtpDelivery.SendAsync(channel, secrets, notice, pin, limit).ConfigureAwait(false),
                NoticeChannelKind.Telegram => await TelegramDelivery.SendAsync(channel, secrets, notice, pin, limit).ConfigureAwait(false),
                _ => await WebhookDelivery.SendAsync(channel, secrets, notice, pin, limit).ConfigureAwait(false),
            };
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
        catch (Exception) when (pin.Refusal is not null)
        {
            return NoticeOutcome.Down(pin.Refusal!);
        }
        catch (Exception) when (limit.IsCancellationRequested)
        {
            return NoticeOutcome.Down(new Phrase($"{channel.Target} did not answer in time.", $"{channel.Target} tidak menjawab tepat waktu."));
        }
        catch (SmtpProtocolException failure)
        {
            return NoticeOutcome.Down(failure.Phrase);
        }
        catch (Exception failure) when (failure is IOException or SocketException or AuthenticationException or HttpRequestException
            or OperationCanceledException or ObjectDisposedException or InvalidOperationException or UriFormatException)
        {
            var why = (failure.InnerException ?? failure).Message;
            return NoticeOutcome.Down(new Phrase($"{channel.Target} could not be reached: {why}", $"{channel.Target} tidak dapat dihubungi: {why}"));
        }
    }

    /// <summary>Short, on one line, and without secrets. Cleaned before it is cut, so that no half of one is left.</summary>
    private static Phrase Fit(Phrase reason, Redactor redactor) => new(Fit(reason.English, redactor), Fit(reason.Indonesian, redactor));

    private static string Fit(string reason, Redactor redactor) => NoticeText.Line(redactor.Clean(NoticeText.Line(reason, 4000)), LongestReason);
}
