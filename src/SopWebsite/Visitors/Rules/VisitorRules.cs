using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Visitors.Rules;

/// <summary>The rules that a scan goes by. Safe to share between scans and threads.</summary>
public sealed class VisitorRules
{
    private readonly Lazy<RuleBook> _book;

    /// <summary>Takes the rules of a list; those that are off are left out.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="scale">How visitors are judged by them; null for the usual.</param>
    /// <exception cref="SopException"><c>SopVisitorRuleTooMany</c>: more than <see cref="Most"/>.</exception>
    public VisitorRules(IEnumerable<VisitorRule> rules, VerdictScale? scale = null)
    {
        Scale = scale ?? VerdictScale.Usual;
        All = rules.Where(rule => !rule.IsOff).ToArray();
        if (All.Count > Most) throw new SopException(
            "SopVisitorRuleTooMany", SopErrorKind.InvalidData,
            new Phrase($"There are {All.Count} visitor rules; at most {Most} can be used. Remove-VisitorRule takes one out.",
                $"Ada {All.Count} aturan pengunjung; paling banyak {Most}. Remove-VisitorRule mengeluarkan satu."),
            All.Count);
        _book = new Lazy<RuleBook>(() => new RuleBook(All));
    }

    /// <summary>No more rules than this.</summary>
    public const int Most = RuleSet.Capacity;

    /// <summary>The rules, in their order.</summary>
    public IReadOnlyList<VisitorRule> All { get; }

    /// <summary>How visitors are judged.</summary>
    public VerdictScale Scale { get; }

    /// <summary>The rules made ready for matching.</summary>
    internal RuleBook Book => _book.Value;

    /// <summary>These rules with a court's own over them: one of the same id takes the other's place.</summary>
    public VisitorRules With(IReadOnlyCollection<VisitorRule> own) => own.Count == 0 ? this : new VisitorRules(Over(All, own), Scale);

    /// <summary>A list with another over it; what is off stays in, marked as such.</summary>
    public static IEnumerable<VisitorRule> Over(IReadOnlyCollection<VisitorRule> rules, IReadOnlyCollection<VisitorRule> own)
    {
        var byId = own.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            if (!byId.TryGetValue(rule.Id, out var other)) yield return rule;
            else if (other.IsOff) yield return rule with { IsOff = true, IsOwn = true };
            else yield return other;
            byId.Remove(rule.Id);
        }
        // What turned off a rule that is no longer shipped says nothing.
        foreach (var rule in own.Where(rule => !rule.IsOff && byId.ContainsKey(rule.Id))) yield return rule;
    }
}
