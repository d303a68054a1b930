using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Notices;
using SopWebsite.Register;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Notices;

/// <summary>A register with officers and a channel whose sender does as a test says, instead of sending.</summary>
internal sealed class NoticeBench : IDisposable
{
    public static readonly NoticeOutcome Greylisted = NoticeOutcome.TryAgain(new Phrase("later", "nanti"));

    public static readonly NoticeOutcome Unknown = NoticeOutcome.Refused(new Phrase("no such mailbox", "kotak surat tidak ada"));

    // Monday, ten o'clock in the court's morning.
    public NoticeBench(string at = "2026-11-16T10:00+07:00")
    {
        Desk = new Desk(at: at);
        Sender = new ScriptedSender();
        Notices = Over(Desk.Register, Sender);
        Desk.Register.Sites.Put(
            new SopOfficer { Name = "Kasubbag Contoh", Role = "kasubbag-ptip", Email = "kasubbag@example.go.id", ChatId = "1001" });
        Desk.Register.Sites.Put(new SopOfficer { Name = "Sekretaris Contoh", Role = "sekretaris", Email = "sekretaris@example.go.id" });
        Notices.Set(
            new SopNoticeChannel { Name = "surel", Kind = NoticeChannelKind.Smtp, Server = "mail.example.go.id", From = "sop@example.go.id" });
    }

    public Desk Desk { get; }

    public ScriptedSender Sender { get; }

    public SopNotices Notices { get; }

    public SettableClock Clock => Desk.Clock;

    public SopNotices Over(IRegister register, INoticeSender sender) => new(
        register.Notices, sender, register.Situations, register.Sites, register.Routing, register.Log, register, Desk.Workplace.Calendars,
        Desk.Clock);

    public SopNoticeRule Rule(string to = "kasubbag-ptip", string name = "aturan", Func<SopNoticeRule, SopNoticeRule>? with = null)
    {
        var rule = new SopNoticeRule { Name = name, To = to, Channel = "surel" };
        return Notices.Set(with is null ? rule : with(rule));
    }

    public EscalationEntry Log(
        EscalationEvent happened = EscalationEvent.Escalated, string? to = null, string? followUp = null, string? report = null,
        string? site = "pn-contoh") =>
        Desk.Register.Log.Append(new EscalationDraft
        {
            At = Clock.UtcNow, Event = happened, Site = site, To = to, FollowUp = followUp, Report = report, Run = "2026-11-16-1", Activity = 3,
            Due = Clock.UtcNow.AddMinutes(-5), WorkingMinutes = 455, StandardMinutes = 450,
        });

    /// <summary>One pass: dispatch, then delivery; what was tried, as it stands after.</summary>
    public async Task<List<SopNotice>> PassAsync()
    {
        Notices.Dispatch();
        var told = new List<SopNotice>();
        await Notices.DeliverAsync(told.Add, CancellationToken.None);
        return told;
    }

    public void Dispose() => Desk.Dispose();
}

/// <summary>Answers each message as it is told to, and remembers what it was given.</summary>
internal sealed class ScriptedSender : INoticeSender
{
    public Func<SopNotice, NoticeOutcome> Answer { get; set; } = _ => NoticeOutcome.Delivered;

    public List<SopNotice> Seen { get; } = [];

    public Task<NoticeOutcome> SendAsync(SopNoticeChannel channel, SopNotice notice, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Seen.Add(notice);
        return Task.FromResult(Answer(notice));
    }
}
