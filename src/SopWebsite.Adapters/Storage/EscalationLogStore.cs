using Dapper;
using SopWebsite.Escalations;

namespace SopWebsite.Adapters.Storage;

internal sealed class EscalationLogStore(RegisterDatabase database) : IEscalationLog
{
    private const int Page = 1000;

    private const string Columns =
        "number, at, event, site, report, run, procedure, activity, sender, recipient, due, working_minutes AS WorkingMinutes, "
        + "standard_minutes AS StandardMinutes, timeliness, follow_up AS FollowUp, evidence, previous_hash AS PreviousHash, hash";

    public EscalationEntry Append(EscalationDraft draft)
    {
        EscalationEntry? written = null;
        // The write lock is taken before the last hash is read, so no other writer can slip in between.
        database.Transact(() =>
        {
            var last = database.First<Tail>("SELECT number, hash FROM escalation_log ORDER BY number DESC LIMIT 1");
            written = EscalationChain.Link(draft, (last?.Number ?? 0) + 1, last?.Hash ?? EscalationChain.Genesis);
            database.Execute(
                "INSERT INTO escalation_log (number, at, event, site, report, run, procedure, activity, sender, recipient, due, "
                + "working_minutes, standard_minutes, timeliness, follow_up, evidence, previous_hash, hash) VALUES (@Number, @At, @Event, "
                + "@Site, @Report, @Run, @Procedure, @Activity, @Sender, @Recipient, @Due, @WorkingMinutes, @StandardMinutes, "
                + "@Timeliness, @FollowUp, @Evidence, @PreviousHash, @Hash)",
                Row.Of(written));
        });
        return written!;
    }

    /// <summary>Page by page: no cursor stays open, so the connection is free for other statements while entries are enumerated.</summary>
    public IEnumerable<EscalationEntry> Read(DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        var after = long.MinValue;
        while (true)
        {
            var page = database.Query<Row>(
                $"SELECT {Columns} FROM escalation_log WHERE number > @after AND (@from IS NULL OR at >= @from) AND (@until IS NULL OR at < @until) "
                + "ORDER BY number LIMIT @page",
                new { after, from = Stored.Instant(from), until = Stored.Instant(until), page = Page }).AsList();
            foreach (var row in page) yield return row.ToEntry();
            if (page.Count < Page) yield break;
            after = page[page.Count - 1].Number;
        }
    }

    public IReadOnlyList<EscalationEntry> OfRun(string run) =>
        [.. database.Query<Row>($"SELECT {Columns} FROM escalation_log WHERE run = @run ORDER BY number", new { run }).Select(row => row.ToEntry())];

    private sealed class Tail
    {
        public long Number { get; set; }

        public string Hash { get; set; } = "";
    }

    private sealed class Row
    {
        public long Number { get; set; }
        public string At { get; set; } = "";
        public string Event { get; set; } = "";
        public string? Site { get; set; }
        public string? Report { get; set; }
        public string? Run { get; set; }
        public string? Procedure { get; set; }
        public int? Activity { get; set; }
        public string? Sender { get; set; }
        public string? Recipient { get; set; }
        public string? Due { get; set; }
        public int? WorkingMinutes { get; set; }
        public int? StandardMinutes { get; set; }
        public string Timeliness { get; set; } = "";
        public string? FollowUp { get; set; }
        public string? Evidence { get; set; }
        public string PreviousHash { get; set; } = "";
        public string Hash { get; set; } = "";

        public static Row Of(EscalationEntry entry) => new()
        {
            Number = entry.Number,
            At = Stored.Instant(entry.At),
            Event = entry.Event.ToString(),
            Site = entry.Site,
            Report = entry.Report,
            Run = entry.Run,
            Procedure = entry.Procedure,
            Activity = entry.Activity,
            Sender = entry.From,
            Recipient = entry.To,
            Due = Stored.Instant(entry.Due),
            WorkingMinutes = entry.WorkingMinutes,
            StandardMinutes = entry.StandardMinutes,
            Timeliness = entry.Timeliness.ToString(),
            FollowUp = entry.FollowUp,
            Evidence = entry.Evidence,
            PreviousHash = entry.PreviousHash,
            Hash = entry.Hash,
        };

        /// <summary>A field that someone put out of form becomes a value that no entry is hashed with, so the chain shows it.</summary>
        public EscalationEntry ToEntry() => new()
        {
            Number = Number,
            At = Stored.TryInstant(At) ?? default,
            Event = Enum.TryParse<EscalationEvent>(Event, out var kind) ? kind : (EscalationEvent)(-1),
            Site = Site,
            Report = Report,
            Run = Run,
            Procedure = Procedure,
            Activity = Activity,
            From = Sender,
            To = Recipient,
            Due = Due is null ? null : Stored.TryInstant(Due) ?? default,
            WorkingMinutes = WorkingMinutes,
            StandardMinutes = StandardMinutes,
            Timeliness = Enum.TryParse<Timeliness>(Timeliness, out var timeliness) ? timeliness : (Timeliness)(-1),
            FollowUp = FollowUp,
            Evidence = Evidence,
            PreviousHash = PreviousHash,
            Hash = Hash,
        };
    }
}
