using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring;

namespace SopWebsite.Situations.Incidents;

/// <summary>What happened when: the checks at which an address failed or came back, and the log's entries about the report.</summary>
internal static class BssnChronology
{
    /// <summary>How long before the report the first failure is looked for.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromHours(72);

    /// <summary>The turns of each address, oldest first: the failure that led to the report, and all until the report was closed.</summary>
    public static IReadOnlyList<BssnEvent> Checks(ICheckStore checks, SituationReport report, DateTimeOffset now)
    {
        var end = report.Run?.EndedAt ?? now;
        var turns = new List<BssnEvent>();
        foreach (
            var address in checks.Since(report.Site, report.OpenedAt - Before).Where(check => check.CheckedAt <= end).GroupBy(check => check.Uri))
        {
            var was = AvailabilityState.Up;
            foreach (var check in address)
            {
                if (check.State == was) continue;
                was = check.State;
                turns.Add(new BssnEvent
                {
                    At = check.CheckedAt,
                    Text = new(
                        $"Check of {check.Uri}: {Name(check.State).English}. {check.Reason.English}",
                        $"Pengecekan {check.Uri}: {Name(check.State).Indonesian}. {check.Reason.Indonesian}"),
                });
            }
        }
        return [.. turns.OrderBy(turn => turn.At)];
    }

    /// <summary>The log's entries about the report and those that were merged into it, in order.</summary>
    public static IEnumerable<BssnEvent> Entries(IEscalationLog log, SituationReport report)
    {
        var numbers = new HashSet<string>(report.Merged.Select(merged => merged.Number).Append(report.Number), StringComparer.OrdinalIgnoreCase);
        // A merged report may be older than the one that it went into.
        var from = report.Merged.Select(merged => merged.OpenedAt).Append(report.OpenedAt).Min();
        return log.Read(from.AddSeconds(-1)).Where(entry => entry.Report is { } about && numbers.Contains(about)).Select(entry => new BssnEvent
        {
            At = entry.At,
            Event = entry.Event,
            Entry = entry.Number,
            From = entry.From,
            To = entry.To,
            Text = Told(entry),
            Evidence = entry.Evidence,
        });
    }

    /// <summary>What happened in an official's words, and what the log adds to it.</summary>
    private static Phrase Told(EscalationEntry entry)
    {
        var name = EscalationNames.Of(entry.Event);
        return string.IsNullOrWhiteSpace(entry.FollowUp) ? name : new($"{name.English}: {entry.FollowUp}", $"{name.Indonesian}: {entry.FollowUp}");
    }

    private static Phrase Name(AvailabilityState state) => state switch
    {
        AvailabilityState.Up => new("up", "dapat diakses"),
        AvailabilityState.Degraded => new("weakened", "terganggu sebagian"),
        AvailabilityState.Down => new("down", "tidak dapat diakses"),
        _ => new("not known", "tidak diketahui"),
    };
}
