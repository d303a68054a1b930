using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Notices;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Notices;

public sealed class NoticeRetryTests : IDisposable
{
    private readonly NoticeBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task WhatWasGivenUpIsSentOnceMoreUnderItsKeyToTheAddressOfToday()
    {
        _bench.Rule();
        _bench.Log();
        _bench.Sender.Answer = _ => NoticeBench.Unknown;
        var failed = Assert.Single(await _bench.PassAsync());
        _bench.Sender.Answer = _ => NoticeOutcome.Delivered;
        // In the evening, too: a person asks for it now.
        _bench.Clock.UtcNow = _bench.Clock.UtcNow.AddHours(12);
        _bench.Desk.Register.Sites.Put(new SopOfficer { Name = "Kasubbag Contoh", Role = "kasubbag-ptip", Email = "baru@example.go.id" });

        Assert.Empty(await _bench.PassAsync());
        Assert.Equal(NoticeState.Pending, Assert.Single(_bench.Notices.Retry(failed.Number)).State);
        var sent = Assert.Single(await _bench.PassAsync());

        Assert.Equal((NoticeState.Sent, failed.Key, "baru@example.go.id", 1, null), (sent.State, sent.Key, sent.Address, sent.Attempts, sent.Reason));
        Assert.Equal("SopNoticeArrived", Assert.Throws<SopException>(() => _bench.Notices.Retry(failed.Number)).Id);
        Assert.Equal("SopNoticeNotFound", Assert.Throws<SopException>(() => _bench.Notices.Retry(99)).Id);
        Assert.Single(_bench.Notices.Find());
    }

    [Fact]
    public async Task WhatHadNowhereToGoGoesToAllWhoHoldTheRoleNow()
    {
        _bench.Rule("ketua");
        _bench.Log();
        await _bench.PassAsync();
        var stuck = Assert.Single(_bench.Notices.Find(NoticeState.Undeliverable));

        Assert.Equal(NoticeState.Undeliverable, Assert.Single(_bench.Notices.Retry(stuck.Number)).State);
        foreach (var n in new[] { 1, 2 })
            _bench.Desk.Register.Sites.Put(new SopOfficer { Name = $"Ketua {n}", Role = "ketua", Email = $"ketua{n}@example.go.id" });
        _bench.Notices.Retry(stuck.Number);
        var sent = await _bench.PassAsync();

        Assert.Equal(["ketua1@example.go.id", "ketua2@example.go.id"], sent.Select(notice => notice.Address));
        Assert.All(sent, notice => Assert.Equal(NoticeState.Sent, notice.State));
        Assert.Equal(2, sent.Select(notice => notice.Key).Distinct().Count());
        Assert.Equal(stuck.Key, sent[0].Key);
    }

    [Fact]
    public async Task WhatIsAtSendingIsLeftAloneAndWhatWaitsGoesNow()
    {
        _bench.Rule();
        _bench.Log();
        _bench.Sender.Answer = notice =>
        {
            Assert.Equal("SopNoticeUnderWay", Assert.Throws<SopException>(() => _bench.Notices.Retry(notice.Number)).Id);
            return NoticeBench.Greylisted;
        };
        var waiting = Assert.Single(await _bench.PassAsync());
        _bench.Sender.Answer = _ => NoticeOutcome.Delivered;

        Assert.Empty(await _bench.PassAsync());
        _bench.Notices.Retry(waiting.Number);

        Assert.Equal((NoticeState.Sent, 2), Assert.Single(await _bench.PassAsync()) is var sent ? (sent.State, sent.Attempts) : default);
    }

    [Fact]
    public async Task WithoutItsChannelItIsRefused()
    {
        _bench.Rule();
        _bench.Log();
        _bench.Sender.Answer = _ => NoticeBench.Unknown;
        var failed = Assert.Single(await _bench.PassAsync());
        _bench.Notices.RemoveRule("aturan");
        _bench.Notices.RemoveChannel("surel");

        Assert.Equal("SopNoticeChannelNotFound", Assert.Throws<SopException>(() => _bench.Notices.Retry(failed.Number)).Id);
        Assert.Equal(failed, Assert.Single(_bench.Notices.Find()));
    }

    [Fact]
    public async Task WhatWasSentIsLetGoAfterItsTimeAndNothingElse()
    {
        _bench.Rule();
        _bench.Rule("ketua", "ketua");
        for (var n = 0; n <= SopNotices.Storm; n++) _bench.Log(EscalationEvent.Warning);
        _bench.Log(to: "sekretaris");
        await _bench.PassAsync();
        _bench.Sender.Answer = _ => NoticeBench.Unknown;
        for (var n = 0; n <= SopNotices.Storm; n++) _bench.Log(EscalationEvent.Warning);
        await _bench.PassAsync();
        var before = _bench.Notices.Find();

        _bench.Clock.UtcNow += SopNotices.Kept;
        Assert.Equal(0, _bench.Notices.Prune());
        _bench.Clock.UtcNow += TimeSpan.FromSeconds(1);
        var removed = _bench.Notices.Prune();

        var kept = _bench.Notices.Find();
        var gone = before.Where(notice => !kept.Contains(notice)).ToList();
        Assert.Equal(removed, gone.Count);
        // The first digest and all that it told are gone; those of the second, which was refused, are there, and so is all that has no address.
        Assert.Equal(before.Where(notice => notice.State == NoticeState.Sent
            || (notice.Digest is { } digest && before.Single(one => one.Number == digest).State == NoticeState.Sent)), gone);
        Assert.Contains(kept, notice => notice.State == NoticeState.Digested);
        Assert.Contains(kept, notice => notice.State == NoticeState.Undeliverable);
        Assert.Contains(kept, notice => notice.State == NoticeState.Failed);
        // The numbers go on, and what was told is not told again.
        _bench.Sender.Answer = _ => NoticeOutcome.Delivered;
        Assert.Empty(await _bench.PassAsync());
        _bench.Log();
        Assert.True(Assert.Single(await _bench.PassAsync()).Number > before[^1].Number);
    }

    [Fact]
    public async Task TheLastMessageKeepsItsNumberTaken()
    {
        _bench.Rule();
        _bench.Log();
        await _bench.PassAsync();
        _bench.Clock.UtcNow += SopNotices.Kept + TimeSpan.FromDays(1);

        Assert.Equal(0, _bench.Notices.Prune());
        _bench.Log();
        Assert.Equal(2, Assert.Single(await _bench.PassAsync()).Number);
        Assert.Equal(1, _bench.Notices.Prune());
    }
}
