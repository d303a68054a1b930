using System.Globalization;
using SopWebsite.Composition;
using SopWebsite.Escalations;
using SopWebsite.Notices;
using SopWebsite.Register;
using SopWebsite.Sites;
using SopWebsite.Tests.Notices;
using SopWebsite.Tests.Support;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Crashes;

/// <summary>
/// Senders of notices are killed one after the other: at random moments, and just after a real mail server has taken a message, which is not
/// noted then.
/// </summary>
public sealed class KilledSenderTests : IDisposable
{
    private const int Kills = 14;
    private const int Officers = 8;
    private static readonly DateTimeOffset Begin = DateTimeOffset.Parse("2026-11-16T02:00Z", CultureInfo.InvariantCulture);
    private readonly ITestOutputHelper _output;
    private readonly TemporaryFolder _folder = new();
    private readonly IRegister _register;
    private readonly SettableClock _clock = new(Begin);
    private readonly SopNotices _notices;

    public KilledSenderTests(ITestOutputHelper output)
    {
        _output = output;
        _register = Desk.Adapters.OpenRegister(TestRegister.In(_folder));
        _notices = new Workplace(_register, Desk.Adapters, _clock).Notices;
        File.WriteAllText(_folder["sandi"], "rahasia sekali\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder["sandi"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose()
    {
        _register.Dispose();
        _folder.Dispose();
    }

    [SkippableFact]
    public async Task NothingIsLostAndOnlyWhatWasOnItsWayComesTwice()
    {
        var random = new Random(7);
        var sink = await SmtpSink.StartAsync(_folder);
        SetUp(sink);
        var underWay = new List<string>();
        var told = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            for (var n = 0; n < 10; n++) Log(++told, random.Next(Officers));
            var held = kill % 2 == 1;
            using var sender = Start(held ? random.Next(1, 4) : 0);
            Assert.True(await sender.ReadToAsync(line => held ? line == "held" : line.StartsWith("try ", StringComparison.Ordinal)));
            if (!held) await Task.Delay(random.Next(0, 60));
            // A sender that was quicker than the kill has sent all there was.
            if (await sender.KillAsync() && UnderWay(sender.Lines) is { } key) underWay.Add(key);
            AssertConsistent();
            Wait();
        }
        using (var last = Start(hold: 0)) Assert.Equal(0, await last.EndAsync());

        var mails = await sink.EndAsync();
        var kept = _notices.Find();
        Assert.Equal(Enumerable.Range(1, told).Select(n => (long)n), kept.Select(notice => notice.Entry).OfType<long>().Order());
        Assert.All(kept, notice => Assert.True(notice.State is NoticeState.Sent or NoticeState.Digested, $"{notice.Number} is {notice.State}"));
        Assert.All(
            kept.Where(notice => notice.Digest is not null),
            notice => Assert.Contains(kept, digest => digest.Number == notice.Digest && digest.State == NoticeState.Sent));
        // Each key that was sent arrived, and nothing arrived under another: what a digest told was not on its way alone before.
        var arrived = mails.GroupBy(mail => mail["Message-ID"]!.Trim('<', '>').Split('@')[0])
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Assert.Equal(
            kept.Where(notice => notice.State == NoticeState.Sent).Select(notice => notice.Key).Order(StringComparer.Ordinal),
            arrived.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, count) in arrived) Assert.InRange(count, 1, 1 + underWay.Count(one => one == key));
        var twice = arrived.Values.Sum() - arrived.Count;
        _output.WriteLine($"{underWay.Count} kills with a message on its way, {told} entries, {arrived.Count} messages, {twice} came again");
        // A message that was taken and not noted does come again: the kills hit where they were meant to.
        Assert.InRange(twice, Kills / 2, underWay.Count);
        Assert.DoesNotContain(_register.Log.Read(), entry => entry.Event == EscalationEvent.NoticeFailed);
    }

    private void SetUp(SmtpSink sink)
    {
        for (var n = 0; n < Officers; n++)
            _register.Sites.Put(new SopOfficer { Name = $"Contoh {n}", Role = "staf-it", Email = $"contoh{n}@example.go.id" });
        _notices.Set(new SopNoticeChannel
        {
            Name = "surel", Kind = NoticeChannelKind.Smtp, Server = "localhost", Port = sink.Port, From = "sop@example.go.id", UserName = "sop",
            Secret = "file:" + _folder["sandi"], CertificateSha256 = sink.CertificateSha256,
        });
        _notices.Set(new SopNoticeRule { Name = "aturan", To = SopNoticeRule.Recipient, Channel = "surel", AnyHour = true });
    }

    private void Log(int number, int officer) => _register.Log.Append(new EscalationDraft
    {
        At = _clock.UtcNow, Event = EscalationEvent.Escalated, To = $"Contoh {officer}", FollowUp = $"Kabar {number}",
    });

    private WorkerProcess Start(int hold) =>
        WorkerProcess.Start("sender", TestRegister.In(_folder), _clock.UtcNow.ToString("O", CultureInfo.InvariantCulture), $"{hold}");

    /// <summary>A message that was killed over is left alone for a while.</summary>
    private void Wait() => _clock.UtcNow += NoticeRetries.Hold + TimeSpan.FromMinutes(1);

    /// <summary>The message that a sender was at when it was killed; null for none.</summary>
    private static string? UnderWay(List<string> lines)
    {
        var last = lines.LastOrDefault(line => line != "held");
        return last is null || last.StartsWith("noted ", StringComparison.Ordinal) ? null : last.Split(' ')[1];
    }

    /// <summary>At most one message is held, and what is not pending any more has come to an end.</summary>
    private void AssertConsistent()
    {
        var all = _notices.Find();
        Assert.True(all.Count(notice => notice.HeldUntil > _clock.UtcNow) <= 1);
        Assert.All(all, notice => Assert.Equal(notice.State == NoticeState.Pending, notice.NextAt is not null));
        Assert.All(all, notice => Assert.Equal(notice.State == NoticeState.Sent, notice.SentAt is not null));
        Assert.All(all, notice => Assert.Equal(notice.State == NoticeState.Digested, notice.Digest is not null));
        Assert.True(EscalationChain.Verify(_register.Log.Read()).IsValid);
    }
}
