using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Notices;

/// <summary>A conversation with a mail server (RFC 5321): one line out, one reply in. Nothing of it is logged.</summary>
internal sealed class SmtpConnection : IDisposable
{
    private const int LongestLine = 4096;
    private const int MostLines = 100;

    private readonly TcpClient _client = new();
    private readonly byte[] _buffer = new byte[LongestLine];
    private readonly CancellationTokenRegistration _cut;
    private readonly CancellationToken _limit;
    private Stream? _stream;
    private int _at;
    private int _filled;

    private SmtpConnection(CancellationToken limit)
    {
        _limit = limit;
        // Reads of the older framework know no token: closing the connection ends them.
        _cut = limit.Register(_client.Close);
    }

    public static async Task<SmtpConnection> OpenAsync(string host, int port, CancellationToken limit)
    {
        var connection = new SmtpConnection(limit);
        try
        {
#if NET8_0_OR_GREATER
            await connection._client.ConnectAsync(host, port, limit).ConfigureAwait(false);
#else
            await connection._client.ConnectAsync(host, port).ConfigureAwait(false);
#endif
            connection._stream = connection._client.GetStream();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public async Task SecureAsync(string host, CertificatePin pin)
    {
        // What came before the handshake could have been put there by anyone (the STARTTLS command injection of CVE-2011-0411).
        if (_at < _filled)
            throw new SmtpProtocolException(new Phrase("The server spoke before TLS began.", "Server berbicara sebelum TLS dimulai."));
        var secured = new SslStream(_stream!, leaveInnerStreamOpen: false, (_, certificate, _, errors) => pin.Accept(certificate, errors));
        _stream = secured;
#if NET8_0_OR_GREATER
        await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, _limit).ConfigureAwait(false);
#else
        await secured.AuthenticateAsClientAsync(host, null, SslProtocols.None, checkCertificateRevocation: false).ConfigureAwait(false);
#endif
    }

    public async Task<SmtpReply> CommandAsync(string line)
    {
        await WriteAsync(line + "\r\n").ConfigureAwait(false);
        return await ReplyAsync().ConfigureAwait(false);
    }

    public async Task WriteAsync(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        await _stream!.WriteAsync(bytes, 0, bytes.Length, _limit).ConfigureAwait(false);
        await _stream.FlushAsync(_limit).ConfigureAwait(false);
    }

    public async Task<SmtpReply> ReplyAsync()
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await LineAsync().ConfigureAwait(false);
            if (line.Length < 3 || !line.Take(3).All(letter => letter is >= '0' and <= '9') || line[0] is < '2' or > '5'
                || (line.Length > 3 && line[3] is not (' ' or '-')))
                throw NotSmtp();
            lines.Add(line.Length > 4 ? line.Substring(4) : "");
            if (line.Length == 3 || line[3] == ' ') return new SmtpReply((line[0] - '0') * 100 + (line[1] - '0') * 10 + line[2] - '0', [.. lines]);
        }
        throw NotSmtp();
    }

    public void Dispose()
    {
        _cut.Dispose();
        _stream?.Dispose();
        _client.Dispose();
    }

    private async Task<string> LineAsync()
    {
        var line = new StringBuilder();
        while (line.Length <= LongestLine)
        {
            if (_at == _filled)
            {
                _filled = await _stream!.ReadAsync(_buffer, 0, _buffer.Length, _limit).ConfigureAwait(false);
                _at = 0;
                if (_filled == 0) throw new IOException("the server closed the connection");
            }
            var letter = (char)_buffer[_at++];
            if (letter == '\n') return line.ToString().TrimEnd('\r');
            line.Append(letter);
        }
        throw NotSmtp();
    }

    private static SmtpProtocolException NotSmtp() => new(new Phrase("What answers is no mail server.", "Yang menjawab bukan server surel."));
}

/// <summary>A reply of a mail server: its code and its lines.</summary>
internal sealed record SmtpReply(int Code, string[] Lines)
{
    public bool IsFine => Code is >= 200 and < 400;

    public bool IsPermanent => Code >= 500;

    public string Text => string.Join(" ", Lines);

    /// <summary>Whether an EHLO reply offers an extension, and with which parameters.</summary>
    public string[]? Offer(string keyword) => Lines
        .Select(line => line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries))
        .FirstOrDefault(words => words.Length > 0 && string.Equals(words[0], keyword, StringComparison.OrdinalIgnoreCase))?.Skip(1).ToArray();
}

/// <summary>The other side does not keep to the protocol, or not to what the channel asks of it.</summary>
internal sealed class SmtpProtocolException(Phrase phrase) : Exception(phrase.English)
{
    public Phrase Phrase { get; } = phrase;
}
