using SopWebsite.Visitors.Matching.Sieving;

namespace SopWebsite.Visitors.Rules;

/// <summary>Rules made ready: by index, by what they look at, and the literals of each field as an automaton.</summary>
internal sealed class RuleBook
{
    private readonly Lazy<TextSieve> _sieve;

    public RuleBook(IReadOnlyList<VisitorRule> rules)
    {
        Rules = rules.Select((rule, index) => new AttackRule(rule, index)).ToArray();
        Path = new TriggerAutomaton(LiteralsOf(VisitorRuleTarget.Path | VisitorRuleTarget.Url));
        Query = new TriggerAutomaton(LiteralsOf(VisitorRuleTarget.Query | VisitorRuleTarget.Url));
        Agent = new TriggerAutomaton(LiteralsOf(VisitorRuleTarget.UserAgent));
        Referer = new TriggerAutomaton(LiteralsOf(VisitorRuleTarget.Referer));
        Encoding = Array.FindIndex(Rules, rule => (rule.Data.Target & VisitorRuleTarget.Encoding) != 0);
        Plain = Rules.Where(IsPlain).ToArray();
        Derived = Rules.Where(rule => rule.Data.With is not null)
            .Select(rule => (rule, Array.FindIndex(Rules, other => other.Id == rule.Data.With))).Where(pair => pair.Item2 >= 0).ToArray();
        Restricted = SetOf(rule => rule.IsRestricted);
        Windowed = SetOf(rule => rule.IsWindowed);
        _sieve = new Lazy<TextSieve>(() => new TextSieve(new SievePlan(
            Path.Triggers.Concat(Query.Triggers).Concat(Referer.Triggers).Select(trigger => (trigger.Literal, NeedsOf(Rules[trigger.Rule]))),
            BenignPairs.Shipped, FieldSieve.IsConspicuous)));
    }

    public AttackRule[] Rules { get; }

    public TriggerAutomaton Path { get; }

    public TriggerAutomaton Query { get; }

    public TriggerAutomaton Agent { get; }

    public TriggerAutomaton Referer { get; }

    /// <summary>Clears texts in which no literal of <see cref="Path"/>, <see cref="Query"/> and <see cref="Referer"/> can be.</summary>
    public TextSieve Sieve => _sieve.Value;

    /// <summary>The rule of disguises; -1 for none.</summary>
    public int Encoding { get; }

    /// <summary>Rules that look at methods, lengths and forms, at no text.</summary>
    public AttackRule[] Plain { get; }

    /// <summary>Rules that hold where another does, and the index of that one.</summary>
    public (AttackRule Rule, int With)[] Derived { get; }

    /// <summary>Rules that ask for more than a text.</summary>
    public RuleSet Restricted { get; }

    /// <summary>Rules whose matches count only when there are many within a time.</summary>
    public RuleSet Windowed { get; }

    /// <summary>The index of a rule; -1 for none of that id.</summary>
    public int IndexOf(string id) => Array.FindIndex(Rules, rule => rule.Id == id);

    /// <summary>The rule of a behaviour; the court's own comes last and counts. Null for none.</summary>
    public AttackRule? Of(VisitorBurstOf behaviour) => Array.FindLast(Rules, rule => rule.Data.Burst?.Of == behaviour);

    /// <summary>All rules of a behaviour.</summary>
    public IEnumerable<AttackRule> AllOf(VisitorBurstOf behaviour) => Rules.Where(rule => rule.Data.Burst?.Of == behaviour);

    /// <summary>The folded literals of the rules that look at any of these, each with its rule's index.</summary>
    public IEnumerable<(byte[] Literal, int Rule)> LiteralsOf(VisitorRuleTarget targets) =>
        Rules.Where(rule => (rule.Data.Target & targets) != 0).SelectMany(rule => rule.Triggers.Select(trigger => (trigger, rule.Index)));

    /// <summary>A rule that looks at path and query together may find the one in the one and the other in the other.</summary>
    private static byte[]? NeedsOf(AttackRule rule) => rule.IsWhole ? null : rule.Needs;

    private static bool IsPlain(AttackRule rule) =>
        rule.Data is { Target: VisitorRuleTarget.None, With: null } && rule.IsRestricted && rule.Data.Burst is null or { Of: VisitorBurstOf.Match };

    private RuleSet SetOf(Func<AttackRule, bool> chosen)
    {
        var set = default(RuleSet);
        foreach (var rule in Rules.Where(chosen)) set.Add(rule.Index);
        return set;
    }
}
