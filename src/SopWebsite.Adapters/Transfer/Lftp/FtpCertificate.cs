using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SopWebsite.Backups.Transport;

namespace SopWebsite.Adapters.Transfer.Lftp;

/// <summary>Asks a server for its certificate, without logging in and without trusting it.</summary>
internal static class FtpCertificate
{
    private const int Patience = 20_000;
    private const int LongestAnswer = 64 * 1024;

    /// <summary>The certificate and what is to be known of it.</summary>
    public static (ServerKey Key, string Pem) Ask(RemoteAddress address, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            using var client = new TcpClient { ReceiveTimeout = Patience, SendTimeout = Patience };
            using var stop = cancellation.Register(client.Close);
#if NET8_0_OR_GREATER
            var connecting = client.ConnectAsync(address.Host, address.Port, cancellation).AsTask();
#else
            var connecting = client.ConnectAsync(address.Host, address.Port);
#endif
            if (!connecting.Wait(Patience, cancellation)) throw new TimeoutException();
            var stream = client.GetStream();
            if (address.Protocol == RemoteProtocol.FtpExplicitTls) BeginTls(stream);
            return Shown(stream, address);
        }
        catch (Exception failure)
        {
            cancellation.ThrowIfCancellationRequested();
            var reason = failure is AggregateException { InnerException: { } inner } ? inner : failure;
            if (reason is IOException or SocketException or TimeoutException or System.Security.Authentication.AuthenticationException)
                throw TransportFaults.Failed(address, reason.Message, failure);
            throw;
        }
    }

    private static (ServerKey Key, string Pem) Shown(Stream stream, RemoteAddress address)
    {
        X509Certificate2? shown = null;
        var isTrusted = false;
        // It is only looked at: nothing is sent through this connection, so whoever it is may hold it.
        using var secure = new SslStream(stream, leaveInnerStreamOpen: true, (_, certificate, _, errors) =>
        {
            if (certificate is not null) shown = new X509Certificate2(certificate);
            isTrusted = errors == SslPolicyErrors.None;
            return true;
        });
        secure.AuthenticateAsClient(address.Host);
        if (shown is null) throw new IOException("no certificate");
        using (shown)
        {
            var key = new ServerKey
            {
                Type = "x509",
                Pin = HostKeyPin.OfCertificate(shown.RawData),
                Subject = shown.Subject,
                NotAfter = new DateTimeOffset(shown.NotAfter.ToUniversalTime(), TimeSpan.Zero),
                IsTrusted = isTrusted,
            };
            var body = Convert.ToBase64String(shown.RawData, Base64FormattingOptions.InsertLineBreaks).Replace("\r", "");
            return (key, $"-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n");
        }
    }

    /// <summary>RFC 4217, 4: the greeting, AUTH TLS, and 234.</summary>
    private static void BeginTls(NetworkStream stream)
    {
        if (Answer(stream) != "220") throw new IOException("no FTP server");
        var auth = Encoding.ASCII.GetBytes("AUTH TLS\r\n");
        stream.Write(auth, 0, auth.Length);
        if (Answer(stream) is not "234") throw new IOException("the server has no TLS (AUTH TLS)");
    }

    /// <summary>The number of an answer; one of several lines ends with the line that has a space behind it (RFC 959, 4.2).</summary>
    private static string Answer(NetworkStream stream)
    {
        var line = new StringBuilder();
        for (var left = LongestAnswer; left > 0; left--)
        {
            var value = stream.ReadByte();
            if (value < 0) throw new EndOfStreamException();
            if (value != '\n')
            {
                line.Append((char)value);
                continue;
            }
            var text = line.ToString();
            if (text.Length >= 4 && text[3] == ' ' && text.Take(3).All(char.IsDigit)) return text.Substring(0, 3);
            line.Clear();
        }
        throw new IOException("an endless answer");
    }
}
