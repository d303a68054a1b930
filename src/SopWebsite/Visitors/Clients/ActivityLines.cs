using System.Globalization;
using SopWebsite.Visitors.Agents;

namespace SopWebsite.Visitors.Clients;

/// <summary>Makes lines to be read of what was counted.</summary>
/// <param name="isCrowded">There were more visitors than could be kept apart: their numbers are not known.</param>
internal sealed class ActivityLines(bool isCrowded)
{
    public static VisitorActivity[] Sorted(IEnumerable<VisitorActivity> lines) =>
        lines.OrderByDescending(line => line.Requests).ThenBy(line => line.Key, StringComparer.Ordinal).ToArray();

    public VisitorActivity[] OfDays(IEnumerable<KeyValuePair<long, ActivityCount>> days) =>
    [
        .. days.OrderBy(day => day.Key).Select(day => Line(VisitorActivityKind.Day, NameOf(day.Key), day.Value) with
        {
            HumanVisitors = isCrowded ? null : day.Value.HumanVisitors,
        }),
    ];

    public VisitorActivity[] OfNumbers(VisitorActivityKind by, ActivityCount?[] counts, string format) =>
    [
        .. Enumerable.Range(0, counts.Length).Where(number => counts[number] is not null)
            .Select(number => Line(by, NameOf(by, number, format), counts[number]!)),
    ];

    public VisitorActivity[] OfTable(VisitorActivityKind by, ActivityTable table) =>
        Sorted(table.All().Select(entry => Line(by, entry.Key, entry.Value)));

    public VisitorActivity[] OfFamilies(ActivityCount?[] counts, IReadOnlyList<AgentFamily> families) => Sorted(
        Enumerable.Range(0, counts.Length).Where(number => counts[number] is not null)
            .Select(number => Line(VisitorActivityKind.Agent, families[number].Name, counts[number]!) with { Agent = families[number].Kind }));

    public VisitorActivity[] OfAddresses(ActivityTable table) => Sorted(table.All().Select(entry =>
        Line(VisitorActivityKind.Address, entry.Key, entry.Value) with { Visitors = entry.Key == SuspiciousVisitor.OtherAddress ? null : 1 }));

    /// <summary>Status 0 is that of a log that says none.</summary>
    private static string NameOf(VisitorActivityKind by, int number, string format) => by == VisitorActivityKind.Status && number == 0
        ? VisitorActivity.NotLogged
        : number.ToString(format, CultureInfo.InvariantCulture);

    private static string NameOf(long day) => day == long.MaxValue
        ? SuspiciousVisitor.OtherAddress
        : new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private VisitorActivity Line(VisitorActivityKind by, string key, ActivityCount count) => new()
    {
        By = by,
        Key = key,
        Requests = count.Requests,
        HumanRequests = count.Humans,
        BotRequests = count.Bots,
        Visitors = isCrowded ? null : count.Visitors,
        Errors = count.Errors,
        Bytes = count.Bytes,
        FirstSeen = DateTimeOffset.FromUnixTimeSeconds(count.First),
        LastSeen = DateTimeOffset.FromUnixTimeSeconds(count.Last),
    };
}
