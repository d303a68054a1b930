using System.Globalization;
using SopWebsite.Adapters.Notices;
using SopWebsite.Notices;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Crashes.Workers;

/// <summary>
/// One pass over the outbox of a register, with real channels. It tells of each message before it goes, when it is taken and when that is noted.
/// </summary>
internal static class SenderWorker
{
    public static async Task RunAsync(string location, string at, int hold)
    {
        using var register = Desk.Adapters.OpenRegister(location);
        var sender = new HeldSender(new NoticeSender(), new Holding(hold));
        var notices = new SopNotices(
            register.Notices, sender, register.Situations, register.Sites, register.Routing, register.Log, register, Desk.Adapters.Calendars,
            new SettableClock(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));
        notices.Dispatch();
        await notices.DeliverAsync(notice => Console.WriteLine($"noted {notice.Key} {notice.State}"), CancellationToken.None);
    }

    private sealed class HeldSender(INoticeSender inner, Holding holding) : INoticeSender
    {
        public async Task<NoticeOutcome> SendAsync(SopNoticeChannel channel, SopNotice notice, CancellationToken stop)
        {
            Console.WriteLine("try " + notice.Key);
            var outcome = await inner.SendAsync(channel, notice, stop);
            Console.WriteLine("taken " + notice.Key);
            holding.Pass();
            return outcome;
        }
    }
}
