namespace SopWebsite.Visitors.Masking;

/// <summary>Masks what a visitor log says, wherever an address may stand in it; lines that become one are counted together.</summary>
public static class ActivityMasking
{
    /// <summary>The summary masked; as it is where nothing is to be masked.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="summary">The activity. What was masked before stays masked as it was.</param>
    public static VisitorActivitySummary Apply(this AddressMask mask, VisitorActivitySummary summary)
    {
        if (mask.Level == AddressMasking.None || summary.Masking != AddressMasking.None) return summary;
        return summary with
        {
            Masking = mask.Level,
            Pages = Merged(summary.Pages, mask.Text),
            Referrers = Merged(summary.Referrers, mask.Text),
            Addresses = Merged(summary.Addresses, mask.Address),
            Log = summary.Log with
            {
                Files = [.. summary.Log.Files.Select(file => file with { FirstUnparsed = file.FirstUnparsed is { } line ? mask.Text(line) : null })],
            },
        };
    }

    private static VisitorActivity[] Merged(VisitorActivity[] lines, Func<string, string> masked) => Clients.ActivityLines.Sorted(
        lines.GroupBy(line => masked(line.Key), StringComparer.Ordinal).Select(group => Together(group.Key, [.. group])));

    /// <summary>Addresses are counted once each, so their numbers add up; visitors of several pages may be the same ones, so theirs do not.</summary>
    private static VisitorActivity Together(string key, VisitorActivity[] lines) => lines.Length == 1 ? lines[0] with { Key = key } : lines[0] with
    {
        Key = key,
        Requests = lines.Sum(line => line.Requests),
        HumanRequests = lines.Sum(line => line.HumanRequests),
        BotRequests = lines.Sum(line => line.BotRequests),
        Visitors = lines[0].By == VisitorActivityKind.Address && Array.TrueForAll(lines, line => line.Visitors is not null)
            ? lines.Sum(line => line.Visitors)
            : null,
        HumanVisitors = null,
        Errors = lines.Sum(line => line.Errors),
        Bytes = lines.Sum(line => line.Bytes),
        FirstSeen = lines.Min(line => line.FirstSeen),
        LastSeen = lines.Max(line => line.LastSeen),
    };
}
