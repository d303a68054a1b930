using System.Net;
using System.Net.Sockets;
using System.Text;
using SopWebsite.Adapters.Notices;
using SopWebsite.Notices;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Notices;

/// <summary>Mail servers that break off, talk nonsense, or try to trick.</summary>
public sealed class NoticeMailTroubleTests : IDisposable
{
    private const string Hello = "220 mail\r\n|EHLO>250-mail\r\n250 AUTH PLAIN LOGIN\r\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", true)]
    [InlineData("421 tutup\r\n", true)]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", true)]
    [InlineData("220 mail\r\n", true)]
    [InlineData("220 mail\r\n|EHLO>250-tanpa akhir\r\n", true)]
    [InlineData("220 mail\r\n|EHLO>550 tidak\r\n", true)]
    [InlineData(Hello + "|MAIL>550 pengirim ditolak\r\n", true)]
    [InlineData(Hello + "|MAIL>250 ok\r\n|RCPT>250 ok\r\n|DATA>354 kirim\r\n", true)]
    [InlineData(Hello + "|MAIL>250 ok\r\n|RCPT>421 tutup\r\n", true)]
    [InlineData(Hello + "|MAIL>250 ok\r\n|RCPT>250 ok\r\n|DATA>451 nanti\r\n", false)]
    [InlineData(Hello + "|MAIL>250 ok\r\n|RCPT>250 ok\r\n|DATA>354 kirim\r\n|.>452 disk penuh\r\n", false)]
    public async Task WhateverBreaksIsTriedAgain(string script, bool channelDown)
    {
        await using var server = new ScriptedSmtp(script);

        var outcome = await new NoticeSender().SendAsync(Channel(server), Notice(), CancellationToken.None);

        Assert.Equal((NoticeVerdict.TryAgain, channelDown), (outcome.Verdict, outcome.ChannelDown));
        Assert.False(string.IsNullOrWhiteSpace(outcome.Reason!.Indonesian));
    }

    [Fact]
    public async Task AMessageThatIsRefusedAfterItsTextIsRefusedForGood()
    {
        await using var server = new ScriptedSmtp(Hello + "|MAIL>250 ok\r\n|RCPT>250 ok\r\n|DATA>354 kirim\r\n|.>554 ditolak kebijakan\r\n");

        Assert.Equal(NoticeVerdict.Refused, (await new NoticeSender().SendAsync(Channel(server), Notice(), CancellationToken.None)).Verdict);
    }

    [Fact]
    public async Task AServerThatClosesInsteadOfSayingGoodbyeHasTakenTheMessage()
    {
        await using var server = new ScriptedSmtp(Hello + "|MAIL>250 ok\r\n|RCPT>250 ok\r\n|DATA>354 kirim\r\n|.>250 ok\r\n");

        Assert.Equal(NoticeOutcome.Delivered, await new NoticeSender().SendAsync(Channel(server), Notice(), CancellationToken.None));
    }

    [Fact]
    public async Task WhatIsSaidBeforeTlsBeginsIsNotBelieved()
    {
        await using var server = new ScriptedSmtp("220 mail\r\n|EHLO>250-mail\r\n250 STARTTLS\r\n|STARTTLS>220 mulai\r\n250 AUTH PLAIN\r\n");

        var outcome = await new NoticeSender()
            .SendAsync(Channel(server) with { Encryption = NoticeEncryption.StartTls }, Notice(), CancellationToken.None);

        Assert.True(outcome.ChannelDown);
        Assert.Equal("The server spoke before TLS began.", outcome.Reason!.English);
    }

    [Fact]
    public async Task AServerThatNeverEndsItsReplyIsNotListenedToForEver()
    {
        await using var server = new ScriptedSmtp("220-" + new string('x', 3000) + "\r\n" + string.Concat(Enumerable.Repeat("220-lagi\r\n", 200)));

        Assert.True((await new NoticeSender().SendAsync(Channel(server), Notice(), CancellationToken.None)).ChannelDown);
    }

    [Fact]
    public async Task AServerThatHangsIsLeft()
    {
        await using var server = new ScriptedSmtp(Hello + "|MAIL>", hang: true);

        var outcome = await new NoticeSender(TimeSpan.FromMilliseconds(300)).SendAsync(Channel(server), Notice(), CancellationToken.None);

        Assert.Contains("did not answer in time", outcome.Reason!.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoStopsThePassStopsTheAttempt()
    {
        await using var server = new ScriptedSmtp(Hello + "|MAIL>", hang: true);
        using var stop = new CancellationTokenSource();
        var sending = new NoticeSender().SendAsync(Channel(server), Notice(), stop.Token);
        await server.Heard("MAIL");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task WhereNobodyListensTheReasonNamesTheServer()
    {
        var channel = new SopNoticeChannel
        {
            Name = "surel", Kind = NoticeChannelKind.Smtp, Server = "localhost", Port = LoopbackServer.ClosedPort(), From = "sop@example.go.id",
        };

        Assert.Contains(
            "localhost:", (await new NoticeSender().SendAsync(channel, Notice(), CancellationToken.None)).Reason!.Indonesian,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task APasswordThatTheServerRepeatsIsNotShown()
    {
        const string password = "s3kali-rahasia";
        File.WriteAllText(_folder["sandi"], password);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder["sandi"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0sop\0{password}"));
        await using var server = new ScriptedSmtp(Hello + $"|AUTH>535 wrong: {login} {password}\r\n");

        var outcome = await new NoticeSender().SendAsync(
            Channel(server) with { UserName = "sop", Secret = "file:" + _folder["sandi"] }, Notice(), CancellationToken.None);

        Assert.Contains("535 wrong: *** ***", outcome.Reason!.English, StringComparison.Ordinal);
        Assert.Contains(login, string.Concat(server.Lines), StringComparison.Ordinal);
    }

    private static SopNotice Notice() => new()
    {
        Number = 1, Key = new string('a', 64), Channel = "surel", To = "Kasubbag Contoh", Address = "kasubbag@example.go.id", Subject = "[SOP] Uji",
        Text = "Uji\n", At = DateTimeOffset.UnixEpoch,
    };

    private static SopNoticeChannel Channel(ScriptedSmtp server) => new()
    {
        Name = "surel", Kind = NoticeChannelKind.Smtp, Server = "localhost", Port = server.Port, From = "sop@example.go.id",
        Encryption = NoticeEncryption.None,
    };

    /// <summary>Says its greeting, then waits for each line's beginning and says the reply; at the end of the script it closes, or hangs.</summary>
    private sealed class ScriptedSmtp : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _ending = new();
        private readonly Task _serving;
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private string _awaited = "MAIL";

        public ScriptedSmtp(string script, bool hang = false)
        {
            _listener.Start();
            _serving = ServeAsync(script.Split('|'), hang);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public List<string> Lines { get; } = [];

        public Task Heard(string line)
        {
            _awaited = line;
            return _reached.Task;
        }

        public async ValueTask DisposeAsync()
        {
            await _ending.CancelAsync();
            _listener.Stop();
            await _serving;
            _ending.Dispose();
        }

        private async Task ServeAsync(string[] script, bool hang)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(script[0]), _ending.Token);
                foreach (var turn in script.Skip(1).Select(turn => turn.Split('>', 2)))
                {
                    string? line;
                    do
                    {
                        line = await reader.ReadLineAsync(_ending.Token);
                        if (line is not null) Lines.Add(line);
                    }
                    while (line?.StartsWith(turn[0], StringComparison.Ordinal) == false);
                    if (turn[0] == _awaited) _reached.TrySetResult();
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(turn[1]), _ending.Token);
                }
                if (hang) await Task.Delay(Timeout.Infinite, _ending.Token);
            }
            catch (Exception failure) when (failure is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // The client left.
            }
        }
    }
}
