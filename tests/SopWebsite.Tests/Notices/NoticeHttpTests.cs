using System.Text.Json;
using SopWebsite.Adapters.Notices;
using SopWebsite.Errors;
using SopWebsite.Notices;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Notices;

/// <summary>Telegram's documented requests and answers, and webhooks, against a real server on this machine.</summary>
public sealed class NoticeHttpTests : IDisposable
{
    private const string Token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    private readonly TemporaryFolder _folder = new();
    private readonly NoticeSender _sender = new(TimeSpan.FromSeconds(20));

    public NoticeHttpTests()
    {
        File.WriteAllText(_folder["token"], Token + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder["token"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TelegramIsAskedAsItsDocumentationSays()
    {
        var body = "";
        await using var server = LoopbackServer.Start(async exchange =>
        {
            body = await exchange.BodyAsync();
            await exchange.ReplyAsync(200, """{"ok":true,"result":{"message_id":5}}""");
        });
        var notice = Notice() with { Text = "*tebal* _miring_ <b>html</b> [tautan](http://example.go.id)\n" + new string('y', 6000) };

        Assert.Equal(NoticeOutcome.Delivered, await _sender.SendAsync(Telegram(server), notice, CancellationToken.None));

        Assert.StartsWith($"POST /bot{Token}/sendMessage HTTP/1.1\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json", server.Requests.First(), StringComparison.OrdinalIgnoreCase);
        var json = JsonDocument.Parse(body).RootElement;
        Assert.Equal("-1001", json.GetProperty("chat_id").GetString());
        Assert.False(json.TryGetProperty("parse_mode", out _));
        Assert.True(json.GetProperty("link_preview_options").GetProperty("is_disabled").GetBoolean());
        var text = json.GetProperty("text").GetString()!;
        Assert.Equal(4096, text.Length);
        Assert.StartsWith("[SOP] Uji\n\n*tebal* _miring_ <b>html</b>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}""", NoticeVerdict.Refused, false, "chat not found")]
    [InlineData(
        400, """{"ok":false,"error_code":400,"description":"upgraded","parameters":{"migrate_to_chat_id":-100123}}""", NoticeVerdict.Refused, false,
        "-100123")]
    [InlineData(
        403, """{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}""", NoticeVerdict.Refused, false, "blocked")]
    [InlineData(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""", NoticeVerdict.TryAgain, true, "401")]
    [InlineData(404, """{"ok":false,"error_code":404,"description":"Not Found"}""", NoticeVerdict.TryAgain, true, "404")]
    [InlineData(500, """{"ok":false,"error_code":500,"description":"Internal Server Error"}""", NoticeVerdict.TryAgain, true, "500")]
    [InlineData(502, "<html>Bad Gateway</html>", NoticeVerdict.TryAgain, true, "502")]
    [InlineData(200, "bukan json", NoticeVerdict.TryAgain, true, "200")]
    [InlineData(200, """{"ok":"ya"}""", NoticeVerdict.TryAgain, true, "200")]
    [InlineData(200, "[1]", NoticeVerdict.TryAgain, true, "200")]
    public async Task TelegramsAnswersMeanWhatTheySay(int status, string body, NoticeVerdict verdict, bool channelDown, string told)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(status, body));

        var outcome = await _sender.SendAsync(Telegram(server), Notice(), CancellationToken.None);

        Assert.Equal((verdict, channelDown), (outcome.Verdict, outcome.ChannelDown));
        Assert.Contains(told, outcome.Reason!.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TelegramsRequestToWaitIsKept()
    {
        await using var server = LoopbackServer.Start(exchange =>
            exchange.ReplyAsync(429, """{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":35}}"""));

        Assert.Equal(TimeSpan.FromSeconds(35), (await _sender.SendAsync(Telegram(server), Notice(), CancellationToken.None)).Wait);
    }

    [Fact]
    public async Task TheTokenStandsInNoReasonWhateverTheServerSays()
    {
        string[] answers = [$$"""{"ok":false,"description":"bot{{Token}} {{Token}} {{Uri.EscapeDataString(Token)}}"}""", "", "x"];
        foreach (var answer in answers)
        {
            await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(answer.Length == 0 ? 500 : 401, answer));
            await AssertSilentAsync(Telegram(server));
        }
        await AssertSilentAsync(Telegram(null) with { Uri = $"http://127.0.0.1:{LoopbackServer.ClosedPort()}" });
        await using var broken = LoopbackServer.Start(exchange => exchange.SendAsync("bukan http\r\n\r\n"));
        await AssertSilentAsync(Telegram(broken));

        async Task AssertSilentAsync(SopNoticeChannel channel)
        {
            var outcome = await _sender.SendAsync(channel, Notice(), CancellationToken.None);
            Assert.NotNull(outcome.Reason);
            Assert.DoesNotContain(Token.Split(':')[1], outcome.Reason!.English + outcome.Reason.Indonesian, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AWebhookGetsJsonWithItsKeyAndItsSecretHeader()
    {
        var body = "";
        await using var server = LoopbackServer.Start(async exchange =>
        {
            body = await exchange.BodyAsync();
            await exchange.ReplyAsync(202, "");
        });
        var notice = Notice() with { Site = "\"},{\"x\":\"\\\r\n", Text = "</script>\u2028 \0 {{token}}\n" };

        Assert.Equal(NoticeOutcome.Delivered, await _sender.SendAsync(
            Webhook(server) with { Headers = [new NoticeHeader("X-Api-Key", "file:" + _folder["token"])] }, notice, CancellationToken.None));

        Assert.Contains($"X-Api-Key: {Token}\r\n", server.Requests.First(), StringComparison.Ordinal);
        Assert.Contains($"Idempotency-Key: {notice.Key}\r\n", server.Requests.First(), StringComparison.Ordinal);
        var json = JsonDocument.Parse(body).RootElement;
        Assert.Equal(
            (notice.Site, notice.Text, "Message", "", notice.Key),
            (json.GetProperty("site").GetString(), json.GetProperty("text").GetString(), json.GetProperty("event").GetString(),
                json.GetProperty("report").GetString(),
                json.GetProperty("key").GetString()));
    }

    [Theory]
    [InlineData(400, NoticeVerdict.Refused, false)]
    [InlineData(410, NoticeVerdict.Refused, false)]
    [InlineData(401, NoticeVerdict.TryAgain, true)]
    [InlineData(404, NoticeVerdict.TryAgain, true)]
    [InlineData(503, NoticeVerdict.TryAgain, true)]
    public async Task AWebhooksAnswersMeanWhatTheySay(int status, NoticeVerdict verdict, bool channelDown)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(status, "x", "Retry-After: 90"));

        var outcome = await _sender.SendAsync(Webhook(server), Notice(), CancellationToken.None);

        Assert.Equal((verdict, channelDown), (outcome.Verdict, outcome.ChannelDown));
        Assert.Equal(verdict == NoticeVerdict.TryAgain ? TimeSpan.FromSeconds(90) : null, outcome.Wait);
    }

    [Fact]
    public async Task ARedirectIsNotFollowed()
    {
        await using var other = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, ""));
        await using var server = LoopbackServer.Start(exchange => exchange.RedirectAsync(other.Uri.ToString()));

        Assert.True((await _sender.SendAsync(Webhook(server), Notice(), CancellationToken.None)).ChannelDown);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task AServerThatHangsOrNeverStopsTalkingIsLeft()
    {
        var impatient = new NoticeSender(TimeSpan.FromMilliseconds(300));
        await using var hanging = LoopbackServer.Start(exchange => exchange.HangAsync());
        Assert.Contains(
            "in time", (await impatient.SendAsync(Webhook(hanging), Notice(), CancellationToken.None)).Reason!.English, StringComparison.Ordinal);
        await using var talking = LoopbackServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 X\r\nContent-Length: 100000000000\r\n\r\n");
            while (true) await exchange.SendAsync(new byte[8192]);
        });
        Assert.Equal(NoticeOutcome.Delivered, await _sender.SendAsync(Webhook(talking), Notice(), CancellationToken.None));
    }

    [Fact]
    public async Task OverTlsOnlyTheNamedCertificateIsTrusted()
    {
        using var certificate = TestCertificates.Sound();
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, ""), certificate);
        var print = Files.Sha256Hex.OfBytes(certificate.RawData);

        var refused = await _sender.SendAsync(Webhook(server), Notice(), CancellationToken.None);
        Assert.Contains(print, refused.Reason!.Indonesian, StringComparison.Ordinal);
        // The handshake was broken off: no request came.
        Assert.All(server.Requests, Assert.Empty);
        Assert.Equal(
            NoticeOutcome.Delivered, await _sender.SendAsync(Webhook(server) with { CertificateSha256 = print }, Notice(), CancellationToken.None));
    }

    [Fact]
    public async Task AnAddressThatIsASecretStaysOne()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(500, ""));
        File.WriteAllText(_folder["token"], server.At("/hooks/T0000/rahasia-alamat").ToString());

        var outcome = await _sender.SendAsync(Webhook(server) with { Uri = "file:" + _folder["token"] }, Notice(), CancellationToken.None);

        Assert.StartsWith("POST /hooks/T0000/rahasia-alamat ", Assert.Single(server.Requests), StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia-alamat", outcome.Reason!.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASecretThatCannotBeReadKeepsTheMessageWaiting()
    {
        var outcome = await _sender.SendAsync(Telegram(null) with { Secret = "file:" + _folder["tidak-ada"] }, Notice(), CancellationToken.None);

        Assert.Equal((NoticeVerdict.TryAgain, true), (outcome.Verdict, outcome.ChannelDown));
        Assert.Contains("tidak dapat dibaca", outcome.Reason!.Indonesian, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text": {{text}}}""")]
    [InlineData("""{"text": "{{tidakada}}"}""")]
    [InlineData("{\"text\": \"{{text}}\"")]
    [InlineData("teks {{text}}")]
    public void ATemplateThatCouldBreakIsRefused(string template) =>
        Assert.Equal("SopNoticeTemplateInvalid", Assert.Throws<SopException>(() => NoticeTemplate.Check(template)).Id);

    [Fact]
    public void TheUsualTemplateAndEveryNameAreFine()
    {
        NoticeTemplate.Check(NoticeTemplate.Usual);
        NoticeTemplate.Check("{" + string.Join(",", NoticeTemplate.Names.Select(name => $"\"{name}\":\"{{{{ {name} }}}}\"")) + "}");
    }

    private SopNotice Notice() => new()
    {
        Number = 7, Key = new string('b', 64), Channel = "kanal", To = "Kasubbag Contoh", Address = "-1001", Subject = "[SOP] Uji", Text = "Uji\n",
        At = DateTimeOffset.UnixEpoch,
    };

    private SopNoticeChannel Telegram(LoopbackServer? server) => new()
    {
        Name = "kanal", Kind = NoticeChannelKind.Telegram, Secret = "file:" + _folder["token"], Uri = server?.Uri.ToString(),
    };

    private static SopNoticeChannel Webhook(LoopbackServer server) =>
        new() { Name = "kanal", Kind = NoticeChannelKind.Webhook, Uri = server.Uri.ToString() };
}
