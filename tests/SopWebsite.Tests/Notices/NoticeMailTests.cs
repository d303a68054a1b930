using SopWebsite.Adapters.Notices;
using SopWebsite.Escalations;
using SopWebsite.Notices;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Notices;

/// <summary>Mail to a real server.</summary>
public sealed class NoticeMailTests : IDisposable
{
    private const string Password = "rahasia sekali";
    private readonly TemporaryFolder _folder = new();
    private readonly NoticeSender _sender = new();

    public NoticeMailTests()
    {
        File.WriteAllText(_folder["sandi"], Password + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder["sandi"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OverTlsAndWithItsPasswordAMessageArrivesWhole(bool implicitTls)
    {
        var sink = await SmtpSink.StartAsync(_folder, implicitTls: implicitTls);
        var notice = Notice() with
        {
            Subject = "[SOP] Batas waktu – “tinggi” 法 " + new string('é', 60), Text = "Baris pertama\n.\n..titik\nSelesai: €\n",
            Severity = SopSeverity.Critical,
        };

        var outcome = await _sender.SendAsync(
            Channel(sink) with { Encryption = implicitTls ? NoticeEncryption.Tls : NoticeEncryption.StartTls }, notice, CancellationToken.None);

        Assert.Equal(NoticeOutcome.Delivered, outcome);
        var mail = Assert.Single(await sink.EndAsync());
        Assert.Equal(
            ("sop@example.go.id", "kasubbag@example.go.id", true, true), (mail.Sender, Assert.Single(mail.Recipients), mail.Tls, mail.Authenticated));
        Assert.Equal(notice.Subject, mail["Subject"]);
        Assert.Equal(notice.Text.Replace("\n", "\r\n", StringComparison.Ordinal), mail.Text);
        Assert.Equal($"<{notice.Key}@example.go.id>", mail["Message-ID"]);
        Assert.Equal("Mon, 16 Nov 2026 03:00:00 +0000", mail["Date"]);
        Assert.Equal("auto-generated", mail["Auto-Submitted"]);
        Assert.Equal("high", mail["Importance"]);
        Assert.Empty(mail.Defects);
        Assert.True(mail.Longest <= 76, $"a line has {mail.Longest} letters");
    }

    [SkippableFact]
    public async Task AllAboutAReportStandsInOneThread()
    {
        var sink = await SmtpSink.StartAsync(_folder, without: "PLAIN");
        var channel = Channel(sink);
        foreach (var (key, report) in new[] { ("a", "LS-2026-11-0001"), ("b", "LS-2026-11-0001"), ("c", "LS-2026-11-0002"), ("d", null) })
            Assert.Equal(
                NoticeOutcome.Delivered, await _sender.SendAsync(channel, Notice() with { Key = key, Report = report }, CancellationToken.None));

        var mails = await sink.EndAsync();

        Assert.Equal(mails[0]["References"], mails[1]["References"]);
        Assert.Equal(mails[0]["References"], mails[0]["In-Reply-To"]);
        Assert.NotEqual(mails[0]["References"], mails[2]["References"]);
        Assert.Null(mails[3]["References"]);
        Assert.Equal(4, mails.Select(mail => mail["Message-ID"]).Distinct().Count());
    }

    [SkippableTheory]
    [InlineData(null)]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task ACertificateThatNobodyVouchesForIsRefused(string? print)
    {
        var sink = await SmtpSink.StartAsync(_folder);

        var outcome = await _sender.SendAsync(Channel(sink) with { CertificateSha256 = print }, Notice(), CancellationToken.None);

        Assert.Equal((NoticeVerdict.TryAgain, true), (outcome.Verdict, outcome.ChannelDown));
        Assert.Contains(sink.CertificateSha256, outcome.Reason!.Indonesian, StringComparison.Ordinal);
        Assert.Empty(await sink.EndAsync());
    }

    [SkippableFact]
    public async Task AWrongPasswordIsTheChannelsFaultAndIsNotShown()
    {
        var sink = await SmtpSink.StartAsync(_folder, password: "yang lain");

        var outcome = await _sender.SendAsync(Channel(sink), Notice(), CancellationToken.None);

        Assert.Equal((NoticeVerdict.TryAgain, true), (outcome.Verdict, outcome.ChannelDown));
        Assert.Contains("535", outcome.Reason!.English, StringComparison.Ordinal);
        Assert.Empty(await sink.EndAsync());
    }

    [SkippableTheory]
    [InlineData("tidak-ada@example.go.id", NoticeVerdict.Refused, "550")]
    [InlineData("penuh@example.go.id", NoticeVerdict.TryAgain, "452")]
    public async Task WhatTheServerSaysOfARecipientHoldsForThatOneAlone(string address, NoticeVerdict verdict, string code)
    {
        await using var sink = await SmtpSink.StartAsync(_folder);

        var outcome = await _sender.SendAsync(Channel(sink), Notice() with { Address = address }, CancellationToken.None);

        Assert.Equal((verdict, false), (outcome.Verdict, outcome.ChannelDown));
        Assert.Contains(code, outcome.Reason!.English, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task AGreylistedMessageIsTakenAtTheSecondTry()
    {
        var sink = await SmtpSink.StartAsync(_folder);
        var (channel, notice) = (Channel(sink), Notice() with { Address = "abu-abu@example.go.id" });

        Assert.Equal(NoticeVerdict.TryAgain, (await _sender.SendAsync(channel, notice, CancellationToken.None)).Verdict);
        Assert.Equal(NoticeOutcome.Delivered, await _sender.SendAsync(channel, notice, CancellationToken.None));
        Assert.Equal($"<{notice.Key}@example.go.id>", Assert.Single(await sink.EndAsync())["Message-ID"]);
    }

    [SkippableFact]
    public async Task AServerWithoutTlsGetsNothing()
    {
        var sink = await SmtpSink.StartAsync(_folder, password: null, tls: false);

        var outcome = await _sender.SendAsync(Channel(sink) with { UserName = null, Secret = null }, Notice(), CancellationToken.None);

        Assert.Contains("STARTTLS", outcome.Reason!.Indonesian, StringComparison.Ordinal);
        Assert.Empty(await sink.EndAsync());
    }

    [SkippableFact]
    public async Task WithoutTlsAndWithoutAPasswordItGoesWhereTheChannelSaysSo()
    {
        var sink = await SmtpSink.StartAsync(_folder, password: null, tls: false);

        Assert.Equal(NoticeOutcome.Delivered, await _sender.SendAsync(
            Channel(sink) with { UserName = null, Secret = null, Encryption = NoticeEncryption.None }, Notice(), CancellationToken.None));
        Assert.False(Assert.Single(await sink.EndAsync()).Tls);
    }

    [SkippableFact]
    public async Task HostileTextMakesNoHeaderAndNoBreak()
    {
        var sink = await SmtpSink.StartAsync(_folder);
        using var bench = new NoticeBench();
        bench.Notices.Set(Channel(sink) with { Name = "surel" });
        bench.Rule(with: rule => rule with { MinimumSeverity = SopSeverity.Low });
        var notices = bench.Over(bench.Desk.Register, _sender);
        const string hostile = "pn\r\nBcc: orang@example.go.id\r\n\r\n.\r\nQUIT \u202Egnirts\u200B =?utf-8?q?palsu?=";
        bench.Log(site: hostile, report: hostile, to: hostile, followUp: hostile);
        bench.Log(EscalationEvent.Note, followUp: new string('x', 1 << 20) + "\uD83D");

        notices.Dispatch();
        await notices.DeliverAsync(_ => { }, CancellationToken.None);

        var mails = await sink.EndAsync();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail =>
        {
            Assert.Equal(mails[1].Headers.Length + (mail["References"] is null ? 0 : 2), mail.Headers.Length);
            Assert.Null(mail["Bcc"]);
            Assert.Equal("kasubbag@example.go.id", mail["To"]);
            Assert.True(mail.Text.Length < 4000);
            Assert.DoesNotContain('\u202E', mail.Text + mail["Subject"]);
        });
    }

    private static SopNotice Notice() => new()
    {
        Number = 1, Key = new string('a', 64), Channel = "surel", To = "Kasubbag Contoh", Address = "kasubbag@example.go.id", Subject = "[SOP] Uji",
        Text = "Uji\n", At = DateTimeOffset.UnixEpoch, CreatedAt = new DateTimeOffset(2026, 11, 16, 3, 0, 0, TimeSpan.Zero),
    };

    private SopNoticeChannel Channel(SmtpSink sink) => new()
    {
        Name = "surel", Kind = NoticeChannelKind.Smtp, Server = "localhost", Port = sink.Port, From = "sop@example.go.id", UserName = "sop",
        Secret = "file:" + _folder["sandi"], CertificateSha256 = sink.CertificateSha256,
    };
}
