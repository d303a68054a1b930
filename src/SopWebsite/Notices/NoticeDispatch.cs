using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Files;
using SopWebsite.Languages;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;
using SopWebsite.Sites;

namespace SopWebsite.Notices;

/// <summary>Holds what is new in the log against the rules. It plans only; nothing is written here.</summary>
internal sealed class NoticeDispatch(
    INoticeStore store, ISituationStore situations, ISiteStore sites, IRoutingStore routing, IEscalationLog log, ICalendarCatalog calendars)
{
    private readonly Dictionary<string, SituationReport?> _reports = new(StringComparer.Ordinal);

    /// <summary>The messages that the log's news ask for, and up to which entry it was read.</summary>
    public (IReadOnlyList<SopNotice> Notices, long Cursor) Plan(DateTimeOffset now)
    {
        var rules = store.Rules();
        var before = store.Cursor;
        if (rules.Count == 0) return ([], before);
        var channels = store.Channels().ToDictionary(channel => channel.Name, StringComparer.OrdinalIgnoreCase);
        var from = Math.Max(before, rules.Min(rule => rule.After));
        var (last, earliest) = store.LogBehind(from);
        var notices = new List<SopNotice>();
        if (earliest is not { } since) return (notices, Math.Max(before, last));
        var hours = new NoticeHours(sites, calendars);
        var recipients = new NoticeRecipients(sites, routing, hours.Today(now));
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in log.Read(since).Where(entry => entry.Number > from && entry.Number <= last))
        {
            var report = ReportOf(entry);
            var severity = NoticeGravity.Of(entry.Event, report?.Severity);
            foreach (var rule in rules.Where(rule => Fits(rule, entry, severity)))
            {
                if (!channels.TryGetValue(rule.Channel, out var channel) || IsOfItself(entry, channel)) continue;
                var to = rule.To == SopNoticeRule.Recipient ? entry.To : rule.To;
                var (subject, text) = NoticeComposer.Of(entry, severity, report, hours.ZoneOf(entry.Site), rule.Language);
                foreach (var recipient in recipients.Of(to, channel.Kind))
                {
                    // One person is told once of an entry over a channel, however many rules and roles lead there.
                    var key = Sha256Hex.OfText(
                        $"{entry.Hash}|{channel.Name.ToUpperInvariant()}|{(recipient.Address ?? "?" + recipient.Name).ToUpperInvariant()}");
                    if (!keys.Add(key)) continue;
                    var notice = new SopNotice
                    {
                        Key = key,
                        State = recipient.Address is null ? NoticeState.Undeliverable : NoticeState.Pending,
                        Channel = channel.Name,
                        Rule = rule.Name,
                        To = recipient.Name,
                        Address = recipient.Address,
                        Reason = recipient.Reason,
                        Language = rule.Language,
                        Severity = severity,
                        Entry = entry.Number,
                        Event = entry.Event,
                        Site = entry.Site,
                        Report = entry.Report,
                        Due = entry.Due,
                        Subject = subject,
                        Text = text,
                        At = entry.At,
                        CreatedAt = now,
                        Rhythm = rule.Rhythm,
                        AnyHour = rule.AnyHour,
                    };
                    notices.Add(notice.State == NoticeState.Pending ? notice with { NextAt = hours.First(notice, now) } : notice);
                }
            }
        }
        return (notices, last);
    }

    private static bool Fits(SopNoticeRule rule, EscalationEntry entry, SopSeverity severity) =>
        entry.Number > rule.After
        && severity >= rule.MinimumSeverity
        && (rule.Event.Length == 0 || rule.Event.Contains(entry.Event))
        && (rule.Site.Length == 0 || rule.Site.Contains(entry.Site, StringComparer.OrdinalIgnoreCase));

    /// <summary>A channel that failed is not told over itself that it failed.</summary>
    private bool IsOfItself(EscalationEntry entry, SopNoticeChannel channel) =>
        entry.Event == EscalationEvent.NoticeFailed
        && string.Equals(store.ChannelOfFailure(entry.Number), channel.Name, StringComparison.OrdinalIgnoreCase);

    private SituationReport? ReportOf(EscalationEntry entry)
    {
        if (entry.Report is not { } number) return null;
        if (!_reports.TryGetValue(number, out var report)) _reports[number] = report = situations.Find(number);
        return report;
    }
}
