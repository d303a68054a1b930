using System.Text;

namespace SopWebsite.Visitors.Rules;

/// <summary>Runs the samples of rules through a scan.</summary>
public static class VisitorRuleTester
{
    /// <summary>Heavy enough that a single match is always reported.</summary>
    private const int Reported = 10;

    /// <summary>Tries a rule's samples.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rules">All rules that hold; the rule may need others.</param>
    public static VisitorRuleTest Test(VisitorRule rule, VisitorRules rules)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal) { rule.Id };
        if (rule.With is not null) needed.Add(rule.With);
        if (rule.Burst?.After is not null) needed.Add(rule.Burst.After);
        var all = (rule.Target & VisitorRuleTarget.Encoding) != 0;
        var scanner = new VisitorScanner(new VisitorRules(rules.All.Where(other => other.Id != rule.Id && (all || needed.Contains(other.Id)))
            .Append(rule).Select(other => other with { Weight = Reported })));
        var failures = rule.Matching.Where(sample => !Finds(scanner, rule.Id, sample)).Select(sample => "missed: " + sample)
            .Concat(rule.Innocent.Where(sample => Finds(scanner, rule.Id, sample)).Select(sample => "matched: " + sample));
        return new VisitorRuleTest
        {
            Id = rule.Id,
            Category = rule.Category,
            Samples = rule.Matching.Length + rule.Innocent.Length,
            Failures = failures.ToArray(),
        };
    }

    private static bool Finds(VisitorScanner scanner, string id, string sample)
    {
        var bytes = Encoding.ASCII.GetBytes(string.Join("\n", VisitorRuleSample.Lines(sample)) + "\n");
        var result = scanner.Scan([LogSource.OfStream("sample", () => new MemoryStream(bytes, writable: false))]);
        return result.Visitors.Any(visitor => Array.Exists(visitor.Reasons, reason => reason.Rule == id));
    }
}
