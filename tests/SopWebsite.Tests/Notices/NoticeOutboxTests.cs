using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Notices;
using SopWebsite.Register;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Notices;

public sealed class NoticeOutboxTests : IDisposable
{
    private readonly NoticeBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task WhatFailsIsTriedAgainByTheClockAndGivenUpInTheEnd()
    {
        _bench.Rule(with: rule => rule with { AnyHour = true, Event = [EscalationEvent.Escalated] });
        _bench.Log();
        _bench.Sender.Answer = _ => NoticeBench.Greylisted;
        var waits = new List<double>();

        var told = Assert.Single(await _bench.PassAsync());
        while (told.State == NoticeState.Pending)
        {
            waits.Add((told.NextAt!.Value - _bench.Clock.UtcNow).TotalMinutes);
            _bench.Clock.UtcNow = told.NextAt.Value.AddSeconds(-1);
            Assert.Empty(await _bench.PassAsync());
            _bench.Clock.UtcNow = told.NextAt.Value;
            told = Assert.Single(await _bench.PassAsync());
        }

        Assert.Equal([1, 5, 15, 60, .. Enumerable.Repeat(240.0, 12)], waits);
        Assert.Equal((NoticeState.Failed, NoticeRetries.Most), (told.State, told.Attempts));
        Assert.Single(_bench.Sender.Seen.Select(notice => notice.Key).Distinct());
        var entry = Assert.Single(_bench.Desk.Register.Log.Read(), entry => entry.Event == EscalationEvent.NoticeFailed);
        Assert.Equal("Kasubbag Contoh", entry.To);
        Assert.Contains("nanti", entry.FollowUp, StringComparison.Ordinal);
        Assert.Empty(await _bench.PassAsync());
    }

    [Fact]
    public async Task WhatIsRefusedForGoodIsNotTriedAgain()
    {
        _bench.Rule();
        _bench.Log();
        _bench.Sender.Answer = _ => NoticeBench.Unknown;

        Assert.Equal(NoticeState.Failed, Assert.Single(await _bench.PassAsync()).State);
        Assert.Single(_bench.Desk.Register.Log.Read(), entry => entry.Event == EscalationEvent.NoticeFailed);
    }

    [Fact]
    public async Task AWaitThatTheServerAsksForIsKept()
    {
        _bench.Rule(with: rule => rule with { AnyHour = true });
        _bench.Log();
        _bench.Sender.Answer = _ => NoticeBench.Greylisted with { Wait = TimeSpan.FromMinutes(30) };

        Assert.Equal(_bench.Clock.UtcNow.AddMinutes(30), Assert.Single(await _bench.PassAsync()).NextAt);
    }

    [Fact]
    public async Task AFailureIsNotToldOverTheChannelThatFailedAndMakesNoLoop()
    {
        _bench.Notices.Set(new SopNoticeChannel { Name = "hook", Kind = NoticeChannelKind.Webhook, Uri = "https://hook.example.go.id/" });
        _bench.Rule("sekretaris", with: rule => rule with { AnyHour = true });
        _bench.Rule("penjaga", "cadangan", rule => rule with { Channel = "hook", Event = [EscalationEvent.NoticeFailed], AnyHour = true });
        _bench.Sender.Answer = _ => NoticeBench.Unknown;
        _bench.Log();

        // The mail fails; its failure goes over the webhook alone; the webhook fails too, and there it ends.
        for (var pass = 0; pass < 5; pass++) await _bench.PassAsync();

        Assert.Equal(["surel", "hook"], _bench.Sender.Seen.Select(notice => notice.Channel));
        Assert.Single(_bench.Desk.Register.Log.Read(), entry => entry.Event == EscalationEvent.NoticeFailed);
    }

    [Fact]
    public async Task AChannelThatIsDownIsTriedOnceAPass()
    {
        _bench.Rule();
        for (var n = 0; n < 4; n++) _bench.Log();
        _bench.Sender.Answer = _ => NoticeBench.Greylisted with { ChannelDown = true };

        Assert.Single(await _bench.PassAsync());
        // The next pass takes another one: one message that a server chokes on does not keep the others waiting.
        _bench.Sender.Answer = _ => NoticeOutcome.Delivered;
        Assert.Equal(3, (await _bench.PassAsync()).Count);
    }

    [Fact]
    public async Task AStormBecomesOneDigestWithTheGravestFirst()
    {
        _bench.Rule();
        for (var n = 0; n < 6; n++) _bench.Log(EscalationEvent.Warning, report: "LS-2026-11-0001");
        _bench.Log(EscalationEvent.Escalated, report: "LS-2026-11-0002");

        var digest = Assert.Single(await _bench.PassAsync());

        Assert.Equal(
            (NoticeState.Sent, 7, SopSeverity.High, "pn-contoh", null), (digest.State, digest.Gathered, digest.Severity, digest.Site, digest.Report));
        Assert.Contains("7 pemberitahuan (1 Tinggi, 6 Sedang)", digest.Subject, StringComparison.Ordinal);
        Assert.True(
            digest.Text.IndexOf("LS-2026-11-0002 (1)", StringComparison.Ordinal) < digest.Text.IndexOf(
                "LS-2026-11-0001 (6)", StringComparison.Ordinal));
        Assert.Equal(7, _bench.Notices.Find(NoticeState.Digested).Count(notice => notice.Digest == digest.Number));
        Assert.Empty(await _bench.PassAsync());
    }

    [Fact]
    public async Task FiveAreNoStorm()
    {
        _bench.Rule();
        for (var n = 0; n < SopNotices.Storm; n++) _bench.Log();

        Assert.Equal(SopNotices.Storm, (await _bench.PassAsync()).Count);
    }

    [Fact]
    public async Task ADaysMessagesOfABrokenChannelBecomeOneDigest()
    {
        _bench.Rule();
        _bench.Sender.Answer = _ => NoticeBench.Greylisted with { ChannelDown = true };
        for (var n = 0; n < 8; n++)
        {
            _bench.Log();
            await _bench.PassAsync();
            _bench.Clock.UtcNow = _bench.Clock.UtcNow.AddMinutes(3);
        }
        _bench.Sender.Answer = _ => NoticeOutcome.Delivered;
        _bench.Clock.UtcNow = _bench.Clock.UtcNow.AddHours(1);

        var told = await _bench.PassAsync();

        Assert.Contains(told, notice => notice is { Gathered: > SopNotices.Storm, State: NoticeState.Sent });
        Assert.Empty(_bench.Notices.Find(NoticeState.Pending));
    }

    [Fact]
    public async Task OutsideWorkingTimeMessagesWaitUnlessTheRuleSaysAnyHour()
    {
        // Friday evening; Monday is a working day.
        _bench.Clock.UtcNow = DateTimeOffset.Parse("2026-11-20T19:30+07:00", System.Globalization.CultureInfo.InvariantCulture);
        _bench.Rule();
        _bench.Rule("sekretaris", "malam", rule => rule with { AnyHour = true });
        _bench.Log();

        Assert.Equal("Sekretaris Contoh", Assert.Single(await _bench.PassAsync()).To);
        var calendar = _bench.Desk.Workplace.Calendars.Get("pengadilan", "WIB");
        var waiting = Assert.Single(_bench.Notices.Find(NoticeState.Pending));
        Assert.True(calendar.IsWorking(waiting.NextAt!.Value));
        Assert.Equal(0, calendar.Between(_bench.Clock.UtcNow, waiting.NextAt.Value));

        // The routine that should have come in the morning comes at night: still not.
        _bench.Clock.UtcNow = waiting.NextAt.Value.AddHours(14);
        Assert.Empty(await _bench.PassAsync());
        _bench.Clock.UtcNow = calendar.Add(_bench.Clock.UtcNow, 1);
        Assert.Equal("Kasubbag Contoh", Assert.Single(await _bench.PassAsync()).To);
    }

    [Fact]
    public async Task ADigestRuleTellsAllAtOnceWhenTheNextWorkingDayBegins()
    {
        _bench.Rule(with: rule => rule with { Rhythm = NoticeRhythm.Digest });
        _bench.Log();
        _bench.Clock.UtcNow = _bench.Clock.UtcNow.AddHours(1);
        Assert.Empty(await _bench.PassAsync());
        _bench.Log();
        Assert.Empty(await _bench.PassAsync());

        var next = _bench.Notices.Find(NoticeState.Pending).Select(notice => notice.NextAt!.Value).Distinct().ToList();
        _bench.Clock.UtcNow = Assert.Single(next);

        Assert.Equal("2026-11-17", IndonesianZone.DayOf(next[0], "WIB"));
        Assert.Equal(2, Assert.Single(await _bench.PassAsync()).Gathered);
    }

    [Fact]
    public async Task TwoSendersAtOnceSendEachMessageOnce()
    {
        _bench.Rule();
        for (var n = 0; n < SopNotices.Storm; n++) _bench.Log();
        _bench.Notices.Dispatch();
        using var second = Desk.Adapters.OpenRegister(TestRegister.In(_bench.Desk.Folder));
        var other = _bench.Over(second, _bench.Sender);
        var told = new List<SopNotice>();
        // In the midst of the first sender's attempt the second does a whole pass.
        _bench.Sender.Answer = _ =>
        {
            _bench.Sender.Answer = _ => NoticeOutcome.Delivered;
            other.DeliverAsync(told.Add, CancellationToken.None).GetAwaiter().GetResult();
            return NoticeOutcome.Delivered;
        };

        await _bench.Notices.DeliverAsync(told.Add, CancellationToken.None);

        Assert.Equal(SopNotices.Storm, told.Count);
        Assert.Equal(SopNotices.Storm, _bench.Sender.Seen.Select(notice => notice.Key).Distinct().Count());
        Assert.Equal(SopNotices.Storm, _bench.Sender.Seen.Count);
    }

    [Fact]
    public async Task WhoIsKilledBetweenSendingAndNotingHasItSentAgainUnderTheSameKey()
    {
        _bench.Rule();
        _bench.Log();
        _bench.Notices.Dispatch();
        // The process ends where nothing catches it.
        _bench.Sender.Answer = _ => throw new InvalidProgramException();
        await Assert.ThrowsAsync<InvalidProgramException>(_bench.PassAsync);
        _bench.Sender.Answer = _ => NoticeOutcome.Delivered;

        Assert.Empty(await _bench.PassAsync());
        _bench.Clock.UtcNow += NoticeRetries.Hold;
        var told = Assert.Single(await _bench.PassAsync());

        Assert.Equal((NoticeState.Sent, 2), (told.State, told.Attempts));
        Assert.Single(_bench.Sender.Seen.Select(notice => notice.Key).Distinct());
    }

    [Fact]
    public async Task WhatWaitsForAChannelThatWasRemovedIsGivenUp()
    {
        _bench.Rule();
        _bench.Log();
        _bench.Notices.Dispatch();
        _bench.Notices.RemoveRule("aturan");
        _bench.Notices.RemoveChannel("surel");

        Assert.Equal(NoticeState.Failed, Assert.Single(await _bench.PassAsync()).State);
    }

    [Fact]
    public async Task AMessageByHandGoesAtAnyHourToEveryOfficerOfTheRole()
    {
        _bench.Clock.UtcNow = DateTimeOffset.Parse("2026-11-21T23:00+07:00", System.Globalization.CultureInfo.InvariantCulture);
        _bench.Desk.Register.Sites.Put(new SopOfficer { Name = "Kasubbag Kedua", Role = "kasubbag-ptip", Email = "kedua@example.go.id" });

        _bench.Notices.Post("Uji coba\nbaris kedua", subject: null, "kasubbag-ptip", "surel", Languages.Language.Indonesian);
        var told = await _bench.PassAsync();

        Assert.Equal(["Kasubbag Contoh", "Kasubbag Kedua"], told.Select(notice => notice.To));
        Assert.All(told, notice => Assert.Equal("[SOP] Uji coba", notice.Subject));
    }
}
