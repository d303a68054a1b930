using System.Data;
using System.Globalization;
using Dapper;
using SopWebsite.Escalations;

namespace SopWebsite.Adapters.Storage;

internal sealed class EscalationLogStore(RegisterDatabase database) : IEscalationLog
{
    private const int Page = 1000;

    private static readonly (string Name, DbType Type)[] Columns =
    [
        ("number", DbType.Int64), ("at", DbType.String), ("event", DbType.String), ("site", DbType.String), ("report", DbType.String),
        ("run", DbType.String), ("procedure", DbType.String), ("activity", DbType.Int64), ("sender", DbType.String), ("recipient", DbType.String),
        ("due", DbType.String), ("working_minutes", DbType.Int64), ("standard_minutes", DbType.Int64), ("timeliness", DbType.String),
        ("follow_up", DbType.String), ("evidence", DbType.String), ("previous_hash", DbType.String), ("hash", DbType.String),
    ];

    // As text, because a SQLite column holds what is put there, whatever its type says.
    private static readonly string Fields = string.Join(
        ", ", Columns.Select(column => column.Name == "number" ? "number" : $"CAST({column.Name} AS TEXT) AS {column.Name.Replace("_", "")}"));

    public EscalationEntry Append(EscalationDraft draft) => AppendAll([draft])[0];

    public IReadOnlyList<EscalationEntry> AppendAll(IEnumerable<EscalationDraft> drafts)
    {
        var all = drafts.ToList();
        var written = new List<EscalationEntry>(all.Count);
        // The write lock is taken before the last hash is read, so no other writer can slip in between.
        database.Transact(() =>
        {
            written.Clear();
            var last = database.First<Tail>("SELECT number, hash FROM escalation_log ORDER BY number DESC LIMIT 1");
            var (number, hash) = (last?.Number ?? 0, last?.Hash ?? EscalationChain.Genesis);
            foreach (var draft in all)
            {
                var entry = EscalationChain.Link(draft, ++number, hash);
                hash = entry.Hash;
                written.Add(entry);
            }
            database.InsertAll("escalation_log", Columns, [.. written.Select(Values)]);
        });
        return written;
    }

    public IEnumerable<EscalationEntry> Read(DateTimeOffset? from = null, DateTimeOffset? until = null) =>
        Pages(
            "(@from IS NULL OR at >= @from) AND (@until IS NULL OR at < @until)", long.MinValue,
            after => new { after, from = Stored.Instant(from), until = Stored.Instant(until), page = Page });

    public IEnumerable<EscalationEntry> ReadNumbers(long first, long last = long.MaxValue) =>
        Pages("number <= @last", first - 1, after => new { after, last, page = Page });

    public IReadOnlyList<EscalationEntry> OfRun(string run) =>
        [.. database.Query<Row>($"SELECT {Fields} FROM escalation_log WHERE run = @run ORDER BY number", new { run }).Select(row => row.ToEntry())];

    /// <summary>Page by page: no cursor stays open, so the connection is free for other statements while entries are enumerated.</summary>
    private IEnumerable<EscalationEntry> Pages(string which, long after, Func<long, object> parameters)
    {
        while (true)
        {
            var page = database.Query<Row>(
                $"SELECT {Fields} FROM escalation_log WHERE number > @after AND {which} ORDER BY number LIMIT @page", parameters(after)).AsList();
            foreach (var row in page) yield return row.ToEntry();
            if (page.Count < Page) yield break;
            after = page[page.Count - 1].Number;
        }
    }

    /// <summary>An entry in the order of <see cref="Columns"/>.</summary>
    private static object?[] Values(EscalationEntry entry) =>
    [
        entry.Number, Stored.Instant(entry.At), entry.Event.ToString(), entry.Site, entry.Report, entry.Run, entry.Procedure, (long?)entry.Activity,
        entry.From,
        entry.To, Stored.Instant(entry.Due), (long?)entry.WorkingMinutes, (long?)entry.StandardMinutes, entry.Timeliness.ToString(), entry.FollowUp,
        entry.Evidence, entry.PreviousHash, entry.Hash,
    ];

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
        public string? Activity { get; set; }
        public string? Sender { get; set; }
        public string? Recipient { get; set; }
        public string? Due { get; set; }
        public string? WorkingMinutes { get; set; }
        public string? StandardMinutes { get; set; }
        public string Timeliness { get; set; } = "";
        public string? FollowUp { get; set; }
        public string? Evidence { get; set; }
        public string PreviousHash { get; set; } = "";
        public string Hash { get; set; } = "";

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
            Activity = Whole(Activity),
            From = Sender,
            To = Recipient,
            Due = Due is null ? null : Stored.TryInstant(Due) ?? default,
            WorkingMinutes = Whole(WorkingMinutes),
            StandardMinutes = Whole(StandardMinutes),
            Timeliness = Enum.TryParse<Timeliness>(Timeliness, out var timeliness) ? timeliness : (Timeliness)(-1),
            FollowUp = FollowUp,
            Evidence = Evidence,
            PreviousHash = PreviousHash,
            Hash = Hash,
        };

        private static int? Whole(string? text) => text is null ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : int.MinValue;
    }
}
