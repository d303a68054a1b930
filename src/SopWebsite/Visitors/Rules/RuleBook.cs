using System.Globalization;
using System.Reflection;
using SopWebsite.Languages;

namespace SopWebsite.Visitors.Rules;

/// <summary>The rules, read once from the data in this assembly.</summary>
internal sealed class RuleBook
{
    private static readonly Lazy<RuleBook> Read = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Visitors.rules.txt")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    });

    private readonly Dictionary<string, AttackRule> _byId;

    private RuleBook(List<AttackRule> rules)
    {
        Rules = rules;
        _byId = rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        Path = Automaton(RuleFields.Path);
        Query = Automaton(RuleFields.Query);
        Agent = Automaton(RuleFields.Agent);
        Referer = Automaton(RuleFields.Referer);
    }

    /// <summary>The rules that ship with the module.</summary>
    public static RuleBook Shipped => Read.Value;

    public IReadOnlyList<AttackRule> Rules { get; }

    public TriggerAutomaton Path { get; }
    public TriggerAutomaton Query { get; }
    public TriggerAutomaton Agent { get; }
    public TriggerAutomaton Referer { get; }

    public AttackRule this[string id] => _byId[id];

    /// <summary>Reads blocks of <c>key: value</c> lines, blank lines between them, <c>#</c> for remarks.</summary>
    /// <exception cref="FormatException">A line, a key or a value is not understood; the message names the line.</exception>
    public static RuleBook Parse(string text)
    {
        var rules = new List<AttackRule>();
        var block = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var raw in text.Split('\n').Append(""))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0)
            {
                if (block.Count > 0) rules.Add(Rule(block, rules.Count, number));
                block.Clear();
                continue;
            }
            if (line[0] == '#') continue;
            var colon = line.IndexOf(":", StringComparison.Ordinal);
            if (colon < 1) throw Fault(number, $"expected 'key: value', found '{line}'");
            var key = line.Substring(0, colon);
            var value = line.Substring(colon + 1).Trim();
            block[key] = block.TryGetValue(key, out var before) ? before + " " + value : value;
        }
        return new RuleBook(rules);
    }

    private TriggerAutomaton Automaton(RuleFields field) => new(
        Rules.Where(rule => (rule.Fields & field) != 0).SelectMany(rule => rule.Triggers.Select(trigger => (trigger, rule.Index))));

    private static AttackRule Rule(Dictionary<string, string> block, int index, int line)
    {
        string Take(string key) => block.TryGetValue(key, out var value) ? value : throw Fault(line, $"a rule lacks '{key}'");
        bool Flag(string key) => block.TryGetValue(key, out var value) && value == "yes";

        var known = new[] { "rule", "category", "field", "score", "raise", "search", "segment", "when", "needs", "match", "unless", "why", "sebab" };
        if (block.Keys.FirstOrDefault(key => !known.Contains(key)) is { } stranger) throw Fault(line, $"unknown key '{stranger}'");
        var fields = block.TryGetValue("field", out var names)
            ? names.Split(' ').Aggregate(RuleFields.None, (all, name) => all | OneOf<RuleFields>(name, line))
            : RuleFields.None;
        var segment = Flag("segment");
        var triggers = block.TryGetValue("when", out var when)
            ? Words(when).Select(word => Literal(segment ? "/" + word : word, line)).ToList()
            : [];
        if ((fields == RuleFields.None) != (triggers.Count == 0)) throw Fault(line, "'field' and 'when' go together");
        return new AttackRule
        {
            Id = Take("rule"),
            Index = index,
            Category = OneOf<VisitorCategory>(Take("category"), line),
            Score = int.TryParse(Take("score"), NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : throw Fault(line, "'score' is no number"),
            Fields = fields,
            Raise = Flag("raise"),
            SearchExempt = block.TryGetValue("search", out var search) && search == "exempt",
            Segment = segment,
            Triggers = triggers,
            Needs = block.TryGetValue("needs", out var needs) ? Literal(needs, line) : null,
            Match = block.TryGetValue("match", out var match) ? match : null,
            Unless = block.TryGetValue("unless", out var unless) ? unless : null,
            Why = new Phrase(Take("why"), Take("sebab")),
        };
    }

    private static IEnumerable<string> Words(string text) => text.Split([' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A literal in lower case; <c>\s</c> is a space, <c>\xNN</c> a byte.</summary>
    private static byte[] Literal(string text, int line)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == 's')
            {
                bytes.Add((byte)' ');
                at++;
            }
            else if (text[at] == '\\' && at + 3 < text.Length && text[at + 1] == 'x')
            {
                bytes.Add(byte.Parse(text.Substring(at + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                at += 3;
            }
            else if (text[at] is >= 'A' and <= 'Z' or '\\' or '+' or > '~')
            {
                throw Fault(line, $"'{text}' is not a folded literal");
            }
            else
            {
                bytes.Add((byte)text[at]);
            }
        }
        return bytes.ToArray();
    }

    private static T OneOf<T>(string name, int line) where T : struct =>
        Enum.TryParse<T>(name, ignoreCase: true, out var value) ? value : throw Fault(line, $"'{name}' is not a {typeof(T).Name}");

    private static FormatException Fault(int line, string what) =>
        new(string.Format(CultureInfo.InvariantCulture, "rules, before line {0}: {1}", line, what));
}
