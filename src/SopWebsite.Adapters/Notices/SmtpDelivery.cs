using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using SopWebsite.Languages;
using SopWebsite.Notices;

namespace SopWebsite.Adapters.Notices;

/// <summary>
/// Mail over SMTP: RFC 5321, STARTTLS of RFC 3207, AUTH of RFC 4954. The framework's own SmtpClient cannot begin with TLS, cannot be told
/// which certificate to trust for one connection, and sends without the password where a server does not ask for it.
/// </summary>
internal static class SmtpDelivery
{
    public static async Task<NoticeOutcome> SendAsync(
        SopNoticeChannel channel, ChannelSecrets secrets, SopNotice notice, CertificatePin pin, CancellationToken limit)
    {
        using var server = await SmtpConnection.OpenAsync(channel.Server!, channel.EffectivePort, limit).ConfigureAwait(false);
        if (channel.Encryption == NoticeEncryption.Tls) await server.SecureAsync(channel.Server!, pin).ConfigureAwait(false);
        var greeting = await server.ReplyAsync().ConfigureAwait(false);
        if (!greeting.IsFine) return Down("the greeting", "salam pembuka", greeting);
        var hello = await HelloAsync(server).ConfigureAwait(false);
        if (!hello.IsFine) return Down("EHLO", "EHLO", hello);
        if (channel.Encryption == NoticeEncryption.StartTls)
        {
            // Never in the clear because someone took the offer out of the greeting.
            if (hello.Offer("STARTTLS") is null)
                return NoticeOutcome.Down(new Phrase(
                    $"{channel.Target} offers no STARTTLS. Nothing was sent.",
                    $"{channel.Target} tidak menawarkan STARTTLS. Tidak ada yang dikirim."));
            var ready = await server.CommandAsync("STARTTLS").ConfigureAwait(false);
            if (!ready.IsFine) return Down("STARTTLS", "STARTTLS", ready);
            await server.SecureAsync(channel.Server!, pin).ConfigureAwait(false);
            hello = await HelloAsync(server).ConfigureAwait(false);
            if (!hello.IsFine) return Down("EHLO", "EHLO", hello);
        }
        if (channel.UserName is { } user && await AuthenticateAsync(server, hello, user, secrets.Secret!).ConfigureAwait(false) is { } refusal)
            return refusal;
        return await HandOverAsync(server, channel, notice).ConfigureAwait(false);
    }

    private static async Task<NoticeOutcome> HandOverAsync(SmtpConnection server, SopNoticeChannel channel, SopNotice notice)
    {
        var (from, to) = (channel.From!, notice.Address!);
        // Both were checked when they were registered; here they become part of the conversation, so they are checked where it matters.
        if (!IsPlain(from) || !IsPlain(to))
            return NoticeOutcome.Refused(new Phrase("The address cannot be used.", "Alamat tidak dapat dipakai."));
        var sender = await server.CommandAsync($"MAIL FROM:<{from}>").ConfigureAwait(false);
        if (!sender.IsFine) return Down("the sender", "alamat pengirim", sender);
        var recipient = await server.CommandAsync($"RCPT TO:<{to}>").ConfigureAwait(false);
        if (!recipient.IsFine) return OfMessage("the recipient", "alamat penerima", recipient);
        var data = await server.CommandAsync("DATA").ConfigureAwait(false);
        if (data.Code != 354) return OfMessage("the message", "pesan", data);
        // No line of it begins with a dot: headers begin with a name, the text is Base64.
        await server.WriteAsync(MailText.Of(notice, from, to)).ConfigureAwait(false);
        var taken = await server.CommandAsync(".").ConfigureAwait(false);
        if (!taken.IsFine) return OfMessage("the message", "pesan", taken);
        await FarewellAsync(server).ConfigureAwait(false);
        return NoticeOutcome.Delivered;
    }

    private static async Task<NoticeOutcome?> AuthenticateAsync(SmtpConnection server, SmtpReply hello, string user, string password)
    {
        var ways = hello.Offer("AUTH") ?? [];
        SmtpReply reply;
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            reply = await server.CommandAsync("AUTH PLAIN " + Base64($"\0{user}\0{password}")).ConfigureAwait(false);
        }
        else if (ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            reply = await server.CommandAsync("AUTH LOGIN").ConfigureAwait(false);
            if (reply.Code == 334) reply = await server.CommandAsync(Base64(user)).ConfigureAwait(false);
            if (reply.Code == 334) reply = await server.CommandAsync(Base64(password)).ConfigureAwait(false);
        }
        else
        {
            return NoticeOutcome.Down(new Phrase(
                "The server takes no password in a form that is known here (PLAIN, LOGIN).",
                "Server tidak menerima kata sandi dalam bentuk yang dikenal (PLAIN, LOGIN)."));
        }
        return reply.Code == 235 ? null : Down("the account", "akun", reply);
    }

    private static Task<SmtpReply> HelloAsync(SmtpConnection server) => server.CommandAsync("EHLO " + Self());

    /// <summary>This machine's name where it can stand in an EHLO, else the address literal of RFC 5321, 4.1.3.</summary>
    private static string Self()
    {
        var name = IPGlobalProperties.GetIPGlobalProperties() is { HostName: { Length: > 0 } host } own
            ? own.DomainName is { Length: > 0 } domain ? host + "." + domain : host
            : Dns.GetHostName();
        return name.Length <= 250 && name.All(letter => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '.')
            ? name
            : "[127.0.0.1]";
    }

    /// <summary>The message is taken: how the farewell goes matters to nobody.</summary>
    private static async Task FarewellAsync(SmtpConnection server)
    {
        try
        {
            await server.CommandAsync("QUIT").ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or SmtpProtocolException or ObjectDisposedException or OperationCanceledException)
        {
            // Some servers close at once.
        }
    }

    private static bool IsPlain(string address) => address.All(letter => letter is > ' ' and <= '~' and not ('<' or '>'));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>A refusal that is the message's or its recipient's: 5xx for good, 4xx (greylisting, a full mailbox) for now.</summary>
    private static NoticeOutcome OfMessage(string english, string indonesian, SmtpReply reply)
    {
        var reason = Reason(english, indonesian, reply);
        // 421: the server is closing altogether.
        return reply.IsPermanent ? NoticeOutcome.Refused(reason) : reply.Code == 421 ? NoticeOutcome.Down(reason) : NoticeOutcome.TryAgain(reason);
    }

    /// <summary>A refusal of everything: a wrong password, a sender that is not allowed. Someone may put it right, so it is tried again.</summary>
    private static NoticeOutcome Down(string english, string indonesian, SmtpReply reply) => NoticeOutcome.Down(Reason(english, indonesian, reply));

    private static Phrase Reason(string english, string indonesian, SmtpReply reply) => new(
        $"The mail server does not take {english}: {reply.Code} {reply.Text}", $"Server surel menolak {indonesian}: {reply.Code} {reply.Text}");
}
