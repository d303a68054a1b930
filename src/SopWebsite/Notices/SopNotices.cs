using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Files;
using SopWebsite.Languages;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;
using SopWebsite.Sites;

namespace SopWebsite.Notices;

/// <summary>
/// Tells officers what the escalation log has to say. Rules turn what is new in the log into messages of an outbox, in one transaction
/// with how far the log was read; sending them is a second step. So nothing is lost on a restart, and nothing is told by two rules twice.
/// </summary>
public sealed class SopNotices(
    INoticeStore store, INoticeSender sender, ISituationStore situations, ISiteStore sites, IRoutingStore routing,
    IEscalationLog log, IUnitOfWork unit, ICalendarCatalog calendars, IClock clock)
{
    /// <summary>With more messages than this waiting for one recipient over one channel, they become one digest.</summary>
    public const int Storm = 5;

    /// <summary>For so long what was sent is kept in the outbox: a year's report and a month more.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>True when there is a rule, or a message waits: else a pass has nothing to do.</summary>
    public bool IsInUse => store.Rules().Count > 0 || store.Find(NoticeState.Pending).Count > 0;

    /// <summary>The channels by name.</summary>
    public IReadOnlyList<SopNoticeChannel> Channels => store.Channels();

    /// <summary>The rules by name.</summary>
    public IReadOnlyList<SopNoticeRule> Rules => store.Rules();

    /// <summary>Messages of the outbox, oldest first.</summary>
    /// <param name="state">Only of this state; null for all.</param>
    public IReadOnlyList<SopNotice> Find(NoticeState? state = null) => store.Find(state);

    /// <summary>One channel.</summary>
    /// <exception cref="SopException"><c>SopNoticeChannelNotFound</c>.</exception>
    public SopNoticeChannel Channel(string name) => store.Channels().FirstOrDefault(channel => IsSame(channel.Name, name)) ?? throw new SopException(
        "SopNoticeChannelNotFound", SopErrorKind.NotFound,
        new Phrase(
            $"There is no notice channel '{name}'. Set-SopNoticeChannel makes one.",
            $"Saluran pemberitahuan '{name}' tidak ada. Buat dengan Set-SopNoticeChannel."),
        name);

    /// <summary>One rule.</summary>
    /// <exception cref="SopException"><c>SopNoticeRuleNotFound</c>.</exception>
    public SopNoticeRule Rule(string name) => store.Rules().FirstOrDefault(rule => IsSame(rule.Name, name)) ?? throw new SopException(
        "SopNoticeRuleNotFound", SopErrorKind.NotFound,
        new Phrase(
            $"There is no notice rule '{name}'. Get-SopNoticeRule lists them.",
            $"Aturan pemberitahuan '{name}' tidak ada. Get-SopNoticeRule menampilkannya."),
        name);

    /// <summary>Refuses a channel that is not complete or would let a secret travel in the clear.</summary>
    /// <exception cref="SopException">Ids <c>SopNotice...Invalid</c>, <c>SopNoticeSecretMissing</c>, <c>SopNoticeInsecure</c>,
    /// <c>SopSecretReferenceInvalid</c>.</exception>
    public static void Check(SopNoticeChannel channel) => NoticeChannelRules.Check(channel);

    /// <summary>Adds a channel, or replaces the one of its name.</summary>
    /// <exception cref="SopException">As <see cref="Check(SopNoticeChannel)"/>.</exception>
    public void Set(SopNoticeChannel channel)
    {
        Check(channel);
        store.Put(channel);
    }

    /// <summary>Refuses a rule that names a channel, a site or a recipient that there is not.</summary>
    /// <exception cref="SopException"><c>SopNoticeChannelNotFound</c>, <c>SopSiteNotFound</c>, <c>SopNoticeRecipientUnknown</c>,
    /// <c>SopNoticeNameInvalid</c>.</exception>
    public void Check(SopNoticeRule rule)
    {
        if (!NoticeChannelRules.IsName(rule.Name))
            throw new SopException(
                "SopNoticeNameInvalid", SopErrorKind.InvalidArgument,
                new Phrase("A rule's name has letters, digits, '.', '_' and '-' only.", "Nama aturan hanya boleh huruf, angka, '.', '_' dan '-'."),
                rule.Name);
        foreach (var site in rule.Site) _ = new SopSites(sites).Get(site);
        RefuseUnknown(rule.To, Channel(rule.Channel).Kind);
    }

    /// <summary>Adds a rule, or replaces the one of its name. A new one tells of what happens from now on.</summary>
    /// <exception cref="SopException">As <see cref="Check(SopNoticeRule)"/>.</exception>
    public SopNoticeRule Set(SopNoticeRule rule)
    {
        SopNoticeRule? kept = null;
        unit.Transact(() =>
        {
            Check(rule);
            var before = store.Rules().FirstOrDefault(other => IsSame(other.Name, rule.Name));
            kept = rule with { After = before?.After ?? store.LogBehind(0).Last, Channel = Channel(rule.Channel).Name };
            store.Put(kept);
        });
        return kept!;
    }

    /// <summary>Removes a channel. What still waits for it is given up at its next turn.</summary>
    /// <exception cref="SopException"><c>SopNoticeChannelInUse</c>: a rule sends over it.</exception>
    public void RemoveChannel(string name) => unit.Transact(() =>
    {
        var channel = Channel(name);
        if (store.Rules().FirstOrDefault(rule => IsSame(rule.Channel, channel.Name)) is { } user)
            throw new SopException(
                "SopNoticeChannelInUse", SopErrorKind.InvalidOperation,
                new Phrase($"The rule '{user.Name}' sends over the channel '{channel.Name}'. Remove the rule first, or give it another channel.",
                    $"Aturan '{user.Name}' memakai saluran '{channel.Name}'. Hapus aturannya dahulu, atau beri saluran lain."),
                channel.Name);
        store.RemoveChannel(channel.Name);
    });

    /// <summary>Removes a rule. What it has put into the outbox stays there.</summary>
    public void RemoveRule(string name) => store.RemoveRule(Rule(name).Name);

    /// <summary>What <see cref="Dispatch"/> would put into the outbox now, and what of the outbox is due. Nothing is written.</summary>
    public IReadOnlyList<SopNotice> Preview() => [.. Planner().Plan(Now).Notices, .. Outbox().Due()];

    /// <summary>Puts the messages that the log's news ask for into the outbox and returns them.</summary>
    public IReadOnlyList<SopNotice> Dispatch()
    {
        var added = new List<SopNotice>();
        unit.Transact(() =>
        {
            var (notices, cursor) = Planner().Plan(Now);
            foreach (var notice in notices)
                if (store.Add(notice) is { } kept) added.Add(kept);
            if (cursor > store.Cursor) store.Cursor = cursor;
        });
        return added;
    }

    /// <summary>Puts messages that a person wrote into the outbox, one for each officer behind the recipient. They go out at any hour.</summary>
    /// <param name="message">The text.</param>
    /// <param name="subject">The subject; null for the text's first line.</param>
    /// <param name="to">A role, an officer or an address.</param>
    /// <param name="channel">The channel's name.</param>
    /// <param name="language">The language of what is added to it.</param>
    /// <exception cref="SopException"><c>SopNoticeChannelNotFound</c>, <c>SopNoticeRecipientUnknown</c>, <c>SopNoticeEmpty</c>.</exception>
    public IReadOnlyList<SopNotice> Post(string message, string? subject, string to, string channel, Language language)
    {
        var over = CheckPost(message, to, channel);
        var (line, text) = NoticeComposer.Of(message, subject, language);
        var posted = new List<SopNotice>();
        unit.Transact(() =>
        {
            foreach (var recipient in Recipients().Of(to, over.Kind))
            {
                var notice = store.Add(new SopNotice
                {
                    Key = Sha256Hex.OfText(Guid.NewGuid().ToString("N")),
                    State = recipient.Address is null ? NoticeState.Undeliverable : NoticeState.Pending,
                    Channel = over.Name,
                    To = recipient.Name,
                    Address = recipient.Address,
                    Reason = recipient.Reason,
                    Language = language,
                    Severity = SopSeverity.Medium,
                    Subject = line,
                    Text = text,
                    At = Now,
                    CreatedAt = Now,
                    NextAt = recipient.Address is null ? null : Now,
                    AnyHour = true,
                });
                if (notice is not null) posted.Add(notice);
            }
        });
        return posted;
    }

    /// <summary>Refuses a message of one's own that cannot be put into the outbox; returns its channel.</summary>
    /// <exception cref="SopException">As <see cref="Post"/>.</exception>
    public SopNoticeChannel CheckPost(string message, string to, string channel)
    {
        var over = Channel(channel);
        if (to == SopNoticeRule.Recipient) throw Unknown(to);
        RefuseUnknown(to, over.Kind);
        return string.IsNullOrWhiteSpace(message)
            ? throw new SopException("SopNoticeEmpty", SopErrorKind.InvalidArgument, new Phrase("The message is empty.", "Isi pesan kosong."))
            : over;
    }

    /// <summary>
    /// Puts a message that did not arrive back into the queue: at once, at any hour, to whoever is behind its recipient now, under its old key.
    /// </summary>
    /// <param name="number">Its number.</param>
    /// <returns>
    /// The message as it waits now; one that still has nowhere to go stays, with its reason. More than one where more officers have come to
    /// hold the role meanwhile.
    /// </returns>
    /// <exception cref="SopException">As <see cref="CheckRetry"/>.</exception>
    public IReadOnlyList<SopNotice> Retry(long number)
    {
        IReadOnlyList<SopNotice> queued = [];
        unit.Transact(() =>
        {
            var notice = CheckRetry(number);
            queued = Repetition().Queue(notice, Channel(notice.Channel).Kind, Now);
        });
        return queued;
    }

    /// <summary>Refuses a message that cannot be sent once more; returns it.</summary>
    /// <exception cref="SopException"><c>SopNoticeNotFound</c>; <c>SopNoticeArrived</c>: it was sent, or told in a digest;
    /// <c>SopNoticeUnderWay</c>: one is at sending it; <c>SopNoticeChannelNotFound</c>: its channel was removed.</exception>
    public SopNotice CheckRetry(long number) => Repetition().Check(number, Channel, Now);

    /// <summary>Removes what was sent longer ago than <see cref="Kept"/>; the log keeps what it told. What was not sent stays.</summary>
    /// <returns>How many messages were removed.</returns>
    public int Prune() => store.RemoveSentBefore(Now - Kept);

    /// <summary>Sends what is due and hands over each message as it stands after the attempt.</summary>
    public Task DeliverAsync(Action<SopNotice> tell, CancellationToken stop) => Outbox().DeliverAsync(Storm, tell, stop);

    private DateTimeOffset Now => clock.UtcNow.ToUniversalTime();

    private NoticeDispatch Planner() => new(store, situations, sites, routing, log, calendars);

    private NoticeOutbox Outbox() => new(store, sender, sites, log, unit, calendars, clock);

    private NoticeRepetition Repetition() => new(store, Recipients());

    private NoticeRecipients Recipients() => new(sites, routing, new NoticeHours(sites, calendars).Today(Now));

    private void RefuseUnknown(string to, NoticeChannelKind kind)
    {
        if (!Recipients().Knows(to, kind)) throw Unknown(to);
    }

    private static SopException Unknown(string to) => new(
        "SopNoticeRecipientUnknown", SopErrorKind.InvalidArgument,
        new Phrase($"'{NoticeText.Line(to, 60)}' is no role, no registered officer and no address for this channel.",
            $"'{NoticeText.Line(to, 60)}' bukan peran, bukan pejabat terdaftar, dan bukan alamat untuk saluran ini."),
        to);

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
