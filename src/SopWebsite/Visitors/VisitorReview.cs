using SopWebsite.Visitors.Allowing;
using SopWebsite.Visitors.Bots;
using SopWebsite.Visitors.Places;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors;

/// <summary>
/// What is made of the visitors that a scan found: who is allowed is set apart with the reason, who says to be a search engine is asked for his
/// papers, and where each comes from is written beside it.
/// </summary>
public sealed record VisitorReview
{
    private const string ClaimPrefix = "claims-";
    private const string SpoofRule = "impersonation";

    /// <summary>Who is allowed.</summary>
    public AllowanceBook Allowed { get; init; } = AllowanceBook.Empty;

    /// <summary>Finds out who is a search engine; null where nobody is to be asked.</summary>
    public SearchEngineChecker? Checker { get; init; }

    /// <summary>The search engines.</summary>
    public IReadOnlyList<SearchEngine> Engines { get; init; } = [];

    /// <summary>Where addresses are; null where that is not asked.</summary>
    public PlaceBook? Places { get; init; }

    /// <summary>The rules to scan by: where search engines are to be checked, those too that know who calls himself one.</summary>
    /// <param name="rules">The rules without them.</param>
    public VisitorRules RulesFor(VisitorRules rules) => Checker is null ? rules : rules.With([.. Engines.Select(engine => new VisitorRule
    {
        Id = ClaimPrefix + engine.Id,
        Category = VisitorCategory.Impersonation,
        Target = VisitorRuleTarget.UserAgent,
        Literals = engine.Agents,
        Meaning = new($"calls itself {engine.Name}", $"mengaku {engine.Name}"),
        Remedy = new("None.", "Tidak ada."),
    })]);

    /// <summary>What a scan found, looked through; the name server is asked where there is a checker.</summary>
    /// <param name="result">What it found, by the rules of <see cref="RulesFor"/>.</param>
    /// <param name="scale">How visitors are judged.</param>
    /// <param name="stop">Ends the asking.</param>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public async Task<VisitorScanResult> ApplyAsync(VisitorScanResult result, VerdictScale scale, CancellationToken stop)
    {
        if (Checker is null) return Settle(result, scale, []);
        var claims = Claims(result.Visitors);
        var checks = await Checker.CheckAsync([.. claims.Select(claim => (claim.Visitor.Address, claim.Engine))], stop).ConfigureAwait(false);
        // Who is one engine poses as no other.
        var papers = claims.Zip(checks, (claim, check) => new Papers(claim.Visitor.Address, claim.Reason, check))
            .GroupBy(one => one.Address, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.OrderBy(one => RankOf(one.Check.Identity)).First(), StringComparer.Ordinal);
        return Settle(result, scale, papers);
    }

    /// <summary>What a scan found, looked through, without asking who is a search engine.</summary>
    /// <param name="result">What it found.</param>
    /// <param name="scale">How visitors are judged.</param>
    public VisitorScanResult Settle(VisitorScanResult result, VerdictScale scale) => Settle(result, scale, []);

    private VisitorScanResult Settle(VisitorScanResult result, VerdictScale scale, Dictionary<string, Papers> papers)
    {
        var judge = new VisitorJudge(scale);
        var (kept, allowed) = (new List<SuspiciousVisitor>(), new List<SuspiciousVisitor>());
        foreach (var found in result.Visitors)
        {
            var visitor = WithPapers(found, papers, judge);
            if (visitor.Reasons.Length == 0) continue;
            if (Places is not null) visitor = visitor with { Place = Places.Find(visitor.Address) };
            if (Allowed.Find(visitor.Address, visitor.LastSeen) is { } entry) allowed.Add(visitor with { Allowed = entry });
            else kept.Add(visitor);
        }
        kept.Sort(VisitorJudge.Compare);
        allowed.Sort(VisitorJudge.Compare);
        return result with
        {
            Visitors = kept,
            AllowedVisitors = allowed,
            Summary = result.Summary.Of(kept) with
            {
                Allowed = allowed.Count,
                SearchEngines = papers.Values.Count(one => one.Check.Identity == SearchEngineIdentity.Verified),
            },
        };
    }

    private static SuspiciousVisitor WithPapers(SuspiciousVisitor found, Dictionary<string, Papers> papers, VisitorJudge judge)
    {
        if (!Array.Exists(found.Reasons, IsClaim)) return found;
        var reasons = found.Reasons.Where(reason => !IsClaim(reason));
        if (!papers.TryGetValue(found.Address, out var own)) return judge.Judge(found with { Reasons = [.. reasons] });
        if (own.Check.Identity == SearchEngineIdentity.Spoofed)
        {
            var spoof = own.Claim with
            {
                Rule = SpoofRule, Weight = judge.Scale.Impersonation, Score = judge.Scale.Impersonation, Why = own.Check.Reason,
            };
            reasons = reasons.Append(spoof).OrderByDescending(reason => reason.Score).ThenBy(reason => reason.Rule, StringComparer.Ordinal);
        }
        var judged = judge.Judge(found with { Reasons = [.. reasons], SearchEngine = own.Check });
        // A search engine follows whatever link it finds, an attacker's too.
        return own.Check.Identity == SearchEngineIdentity.Verified ? judged with { Verdict = VisitorVerdict.Watch } : judged;
    }

    private List<(SuspiciousVisitor Visitor, VisitorReason Reason, SearchEngine Engine)> Claims(IReadOnlyList<SuspiciousVisitor> visitors)
    {
        var engines = Engines.ToDictionary(engine => ClaimPrefix + engine.Id, StringComparer.Ordinal);
        return
        [
            .. visitors.Where(visitor => visitor.Address != SuspiciousVisitor.OtherAddress)
                .SelectMany(visitor => visitor.Reasons, (visitor, reason) => (Visitor: visitor, Reason: reason))
                .Where(pair => IsClaim(pair.Reason) && engines.ContainsKey(pair.Reason.Rule))
                .Select(pair => (pair.Visitor, pair.Reason, engines[pair.Reason.Rule])),
        ];
    }

    private static bool IsClaim(VisitorReason reason) =>
        reason.Category == VisitorCategory.Impersonation && reason.Rule.StartsWith(ClaimPrefix, StringComparison.Ordinal);

    private static int RankOf(SearchEngineIdentity identity) => identity switch
    {
        SearchEngineIdentity.Verified => 0,
        SearchEngineIdentity.Spoofed => 1,
        _ => 2,
    };

    /// <summary>What a visitor said to be, and what was found out.</summary>
    private sealed record Papers(string Address, VisitorReason Claim, SearchEngineCheck Check);
}
