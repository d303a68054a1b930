using System.Net;
using SopWebsite.Languages;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Blocking;

namespace SopWebsite.Tests.Visitors.Blocking;

/// <summary>A desk with blocks, whose site is on a server that is known without asking the network.</summary>
internal sealed class BlockDesk : IDisposable
{
    public const string Server = "198.51.100.80";

    public BlockDesk()
    {
        Desk.Set(site => site with { Uri = [new Uri("https://www.pn-contoh.go.id/")] });
        Blocks = new VisitorBlocks(
            Desk.Register.VisitorBlocks, Desk.Register.Visitors, Desk.Workplace.AllowedVisitors, Desk.Register.Sites, Desk.Adapters.BlockListChecker,
            Desk.Register.Log, Desk.Register, Desk.Clock) { Own = Own };
    }

    public static OwnAddresses Own { get; } = new(host => host == "www.pn-contoh.go.id" ? [IPAddress.Parse(Server)] : []);

    public Desk Desk { get; } = new();

    public VisitorBlocks Blocks { get; }

    public DateTimeOffset Now => Desk.Clock.UtcNow;

    public SuspiciousVisitor Visitor(string address, VisitorVerdict verdict = VisitorVerdict.Hostile, double daysAgo = 1, int score = 40) => new()
    {
        Address = address,
        Verdict = verdict,
        Score = score,
        Requests = 10,
        FirstSeen = Now.AddDays(-daysAgo - 1),
        LastSeen = Now.AddDays(-daysAgo),
        Reasons = [
            new VisitorReason { Rule = "sqli-union", Category = VisitorCategory.SqlInjection, Count = 3, Score = score,
                Why = new Phrase("SQL", "SQL") }],
    };

    public void Found(params SuspiciousVisitor[] visitors) =>
        Desk.Register.Visitors.Add(Desk.Site.Name, Now, new VisitorScanSummary(), visitors);

    public BlockListPlan Plan(BlockListFormat format = BlockListFormat.Nginx, Func<BlockListOptions, BlockListOptions>? change = null)
    {
        var options = new BlockListOptions { Format = format, Site = Desk.Site };
        return Blocks.Plan(change is null ? options : change(options));
    }

    /// <summary>A list of these addresses alone, of no site.</summary>
    public BlockListPlan PlanOf(BlockListFormat format, params string[] addresses) =>
        Plan(format, options => options with { Site = null, Visitors = [.. addresses.Select(address => Visitor(address))] });

    public VisitorBlockList Write(BlockListPlan plan, string name = "daftar") =>
        Blocks.Write(plan, BlockListCheck.Not("", ""), Desk.Folder[name]);

    public static string[] Networks(BlockListPlan plan) => [.. plan.Entries.Select(entry => entry.Network)];

    public void Dispose() => Desk.Dispose();
}
