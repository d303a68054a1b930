using System.Text;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Following;

namespace SopWebsite.Tests.Visitors.Following;

/// <summary>A registered site with a log that grows, is rotated, and is followed; the clock goes with the log.</summary>
internal sealed class FollowedLog : IDisposable
{
    private readonly List<string> _lines = [];

    public FollowedLog()
    {
        Desk.Set(site => site with { LogPath = [Desk.Folder["access.log*"]] });
        Desk.Clock.UtcNow = LogText.Start;
    }

    public Desk Desk { get; } = new();

    public SopSite Site => Desk.Site;

    public SiteFollowing Following => Desk.Workplace.SiteFollowing;

    public string Path => Desk.Folder["access.log"];

    /// <summary>All lines that were ever written.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public void Append(params string[] lines)
    {
        _lines.AddRange(lines);
        File.AppendAllText(Path, string.Concat(lines.Select(line => line + "\n")), Encoding.Latin1);
    }

    public void Rotate()
    {
        if (!File.Exists(Path)) return;
        for (var n = 20; n > 0; n--)
            if (File.Exists($"{Path}.{n}")) File.Move($"{Path}.{n}", $"{Path}.{n + 1}");
        File.Move(Path, Path + ".1");
    }

    /// <summary>A pass so many seconds after the log's beginning.</summary>
    public VisitorScanResult Pass(double seconds)
    {
        Desk.Clock.UtcNow = LogText.Start.AddSeconds(seconds);
        return Following.Pass(Site);
    }

    /// <summary>One scan of all lines.</summary>
    public VisitorScanResult Scan(DateTimeOffset? since = null, DateTimeOffset? until = null) =>
        new VisitorScanner(LogText.Rules, new VisitorScanOptions { Since = since, Until = until }).Scan([LogText.Source(_lines)]);

    public void Dispose() => Desk.Dispose();

    /// <summary>What must be the same, however often the log was read.</summary>
    public static string Account(VisitorScanResult result) => string.Join('\n', result.Visitors.Select(visitor => FormattableString.Invariant(
        $"{visitor.Address} {visitor.Score} {visitor.Verdict} {visitor.Requests} {visitor.Succeeded} {visitor.FirstSeen:u} {visitor.LastSeen:u} ")
        + string.Join(
            ' ', visitor.Reasons.Select(reason => FormattableString.Invariant($"{reason.Rule}x{reason.Count}={reason.Score} {reason.SampleLine}"))))
        .Append(
            FormattableString.Invariant($"{result.Summary.Requests} {result.Summary.Lines} {result.Summary.Unparsed} {result.Summary.Addresses} "))
        .Append(
            FormattableString.Invariant($"{result.Summary.Hostile} {result.Summary.Suspicious} {result.Summary.Watch} {result.Summary.Succeeded}"))
        .Append(FormattableString.Invariant($"{result.Summary.FirstSeen:u} {result.Summary.LastSeen:u}")));
}
