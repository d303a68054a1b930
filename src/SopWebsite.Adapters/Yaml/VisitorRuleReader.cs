using System.Text.RegularExpressions;
using SopWebsite.Languages;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Adapters.Yaml;

/// <summary>Reads rules for visitor logs.</summary>
internal sealed class VisitorRuleReader
{
    private static readonly Regex IdForm = new("^[a-z0-9]+(-[a-z0-9]+){0,7}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex TechniqueForm = new(@"^T\d{4}(\.\d{3})?$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex MethodForm = new("^!?[A-Z][A-Z_-]{0,30}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Dictionary<string, bool> YesOrNo = new(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };

    private static readonly Dictionary<string, VisitorCategory> Categories =
        ((VisitorCategory[])Enum.GetValues(typeof(VisitorCategory))).ToDictionary(value => Dashed(value.ToString()), StringComparer.Ordinal);

    private static readonly Dictionary<string, VisitorRuleTarget> Targets = new(StringComparer.Ordinal)
    {
        ["path"] = VisitorRuleTarget.Path, ["query"] = VisitorRuleTarget.Query, ["agent"] = VisitorRuleTarget.UserAgent,
        ["referer"] = VisitorRuleTarget.Referer, ["url"] = VisitorRuleTarget.Url, ["encoding"] = VisitorRuleTarget.Encoding,
    };

    private static readonly Dictionary<string, VisitorBurstOf> Bursts =
        ((VisitorBurstOf[])Enum.GetValues(typeof(VisitorBurstOf))).ToDictionary(value => Dashed(value.ToString()), StringComparer.Ordinal);

    private readonly YamlFile _file;
    private readonly bool _isOwn;
    private readonly Dictionary<VisitorCategory, Phrase> _remedies = [];

    private VisitorRuleReader(string path, bool isOwn) => (_file, _isOwn) = (new YamlFile(path, "SopVisitorRuleInvalid"), isOwn);

    /// <summary>Reads a file of rules.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isOwn">A court wrote it: its patterns are looked at for what they could cost.</param>
    public static IReadOnlyList<VisitorRule> Read(string path, bool isOwn) => new VisitorRuleReader(path, isOwn).Rules(out _);

    /// <summary>Reads the module's own file: the rules, and how visitors are judged by them.</summary>
    public static VisitorRules ReadShipped(string path)
    {
        var rules = new VisitorRuleReader(path, isOwn: false).Rules(out var scale);
        return new VisitorRules(rules, scale);
    }

    private VisitorRule[] Rules(out VerdictScale scale)
    {
        string[] known = ["name", "remedies", "rules", "off"];
        // What a score means is one for all of a court, and no file of rules changes it.
        var root = new YamlFields(_file, _file.Read(), _isOwn ? known : [.. known, "verdicts"]);
        scale = Scale(root.Map("verdicts"));
        foreach (var entry in root.Map("remedies")?.Entries ?? new Dictionary<string, YamlEntry>())
        {
            if (!Categories.TryGetValue(entry.Key, out var category) || entry.Value.Value is not YamlMap remedy)
                throw _file.Fault(entry.Value.Line, YamlFields.OneOf(Categories.Keys), Quoted(entry.Key));
            _remedies[category] = Text(new YamlFields(_file, remedy, "en", "id"));
        }
        var rules = root.Maps(
            "rules", "id", "category", "weight", "technique", "in", "literals", "needs", "names", "pattern", "unless", "unlessReferer", "search",
            "method",
            "status", "longerThan", "malformed", "with", "burst", "success", "meaning", "remedy", "match", "clean").Select(Rule).ToList();
        rules.AddRange(root.Texts("off").Select(id => new VisitorRule
        {
            Id = id, IsOwn = true, IsOff = true, Meaning = new Phrase("turned off", "dimatikan"), Remedy = new Phrase("none", "tidak ada"),
        }));
        if (rules.Count == 0) throw _file.Fault(root.Line, new Phrase("at least one rule", "sedikitnya satu aturan"), found: null);
        if (rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw _file.Fault(root.Line, new Phrase("each rule once", "setiap aturan satu kali"), Quoted(twice.Key));
        return [.. rules];
    }

    private VerdictScale Scale(YamlMap? map)
    {
        var usual = VerdictScale.Usual;
        if (map is null) return usual;
        var fields = new YamlFields(_file, map, "suspicious", "hostile", "success", "doublings", "furtherKind", "impersonation", "strong", "most");
        return new VerdictScale
        {
            Suspicious = fields.Number("suspicious", 2, 1000, usual.Suspicious),
            Hostile = fields.Number("hostile", 2, 1000, usual.Hostile),
            Success = fields.Number("success", 0, 1000, usual.Success),
            Doublings = fields.Number("doublings", 1, 30, usual.Doublings),
            FurtherKind = fields.Number("furtherKind", 0, 100, usual.FurtherKind),
            Impersonation = fields.Number("impersonation", 1, 1000, usual.Impersonation),
            Strong = fields.Number("strong", 1, 50, usual.Strong),
            Most = fields.Number("most", 10, 1000, usual.Most),
        };
    }

    private VisitorRule Rule(YamlFields fields)
    {
        var category = fields.Choice("category", Categories);
        var rule = new VisitorRule
        {
            Id = Formed(fields, "id", fields.Required("id"), IdForm, new Phrase("an id such as pn-contoh-probe", "id seperti pn-contoh-probe")),
            Category = category,
            Weight = fields.Number("weight", 1, 50),
            Techniques = Many(fields, "technique", TechniqueForm, new Phrase("a technique such as T1190", "teknik seperti T1190")),
            Target = fields.Texts("in").Aggregate(VisitorRuleTarget.None, (all, name) => all | (Targets.TryGetValue(name, out var target)
                ? target
                : throw _file.Fault(fields.LineOf("in"), YamlFields.OneOf(Targets.Keys), Quoted(name)))),
            Literals = [.. fields.Texts("literals").Select(text => Literal(fields, "literals", text))],
            Needs = fields.Optional("needs") is { } needs ? Literal(fields, "needs", needs) : null,
            WholeNames = fields.Choice("names", YesOrNo, "false"),
            Patterns = Patterns(fields, "pattern"),
            Unless = Patterns(fields, "unless"),
            UnlessReferer = Patterns(fields, "unlessReferer"),
            SkipsSearch = !fields.Choice("search", YesOrNo, "true"),
            Methods = Methods(fields),
            Statuses = [.. fields.Texts("status").Select(text => Sound(fields, "status", text, VisitorRuleSyntax.StatusFault(text)))],
            LongerThan = fields.Optional("longerThan") is null ? null : fields.Number("longerThan", 100, 1_000_000),
            IsMalformed = fields.Choice("malformed", YesOrNo, "false"),
            With = fields.Optional("with"),
            Burst = Burst(fields),
            CountsSuccess = fields.Choice("success", YesOrNo, "false"),
            Meaning = Required(fields, "meaning"),
            Remedy = fields.Map("remedy") is { } own ? Text(new YamlFields(_file, own, "en", "id"))
                : _remedies.TryGetValue(category, out var common) ? common : Required(fields, "remedy"),
            Matching = [.. fields.Texts("match")],
            Innocent = [.. fields.Texts("clean")],
            IsOwn = _isOwn,
        };
        Require(fields, rule);
        return rule;
    }

    /// <summary>A rule must be cheap to leave alone: it begins with a literal, or looks at no text.</summary>
    private void Require(YamlFields fields, VisitorRule rule)
    {
        var hasText = (rule.Target & ~VisitorRuleTarget.Encoding) != 0;
        if (hasText && rule.Literals.Length == 0 && rule.With is null)
            throw _file.Fault(
                fields.LineOf("in"), new Phrase("'literals', of which one must occur", "'literals', yang salah satunya harus ada"), found: null);
        if (!hasText && rule.Literals.Length > 0)
            throw _file.Fault(fields.LineOf("literals"), new Phrase("'in': where they occur", "'in': tempat kemunculannya"), found: null);
        var hasOther = rule.Burst is not null || rule.With is not null || rule.IsMalformed || rule.LongerThan is not null || rule.Methods.Length > 0;
        if (rule.Target == VisitorRuleTarget.None && !hasOther)
            throw _file.Fault(fields.Line, new Phrase("'in' with 'literals', 'method', 'longerThan', 'malformed', 'with' or 'burst'",
                "'in' dengan 'literals', 'method', 'longerThan', 'malformed', 'with' atau 'burst'"), found: null);
        if (_isOwn && rule.Matching.Length == 0)
            throw _file.Fault(fields.Line, new Phrase("'match': at least one sample", "'match': sedikitnya satu contoh"), found: null);
    }

    private VisitorBurst? Burst(YamlFields rule)
    {
        if (rule.Map("burst") is not { } map) return null;
        var fields = new YamlFields(_file, map, "of", "count", "seconds", "after");
        var of = fields.Choice("of", Bursts, "match");
        if (fields.Optional("after") is { } after) return new VisitorBurst { Of = VisitorBurstOf.Match, After = after };
        return new VisitorBurst
        {
            Of = of,
            Count = fields.Number("count", 2, of is VisitorBurstOf.Match or VisitorBurstOf.Crowd ? VisitorBurst.MostMatches : VisitorBurst.MostCount),
            Seconds = fields.Number("seconds", 1, VisitorBurst.MostSeconds),
        };
    }

    private string Literal(YamlFields fields, string key, string text) => Sound(fields, key, text, VisitorRuleSyntax.LiteralFault(text));

    private string[] Patterns(YamlFields fields, string key) =>
        [.. fields.Texts(key).Select(text => Sound(fields, key, text, VisitorRuleSyntax.PatternFault(text, _isOwn)))];

    private string Sound(YamlFields fields, string key, string text, Phrase? fault) =>
        fault is null ? text : throw _file.Fault(fields.LineOf(key), fault, Quoted(text));

    private string[] Many(YamlFields fields, string key, Regex form, Phrase expected) =>
        [.. fields.Texts(key).Select(text => Formed(fields, key, text, form, expected))];

    private string[] Methods(YamlFields fields)
    {
        var methods = Many(fields, "method", MethodForm, new Phrase("a method such as TRACE", "metode seperti TRACE"));
        return methods.Select(name => name[0] == '!').Distinct().Count() < 2 ? methods : throw _file.Fault(
            fields.LineOf("method"),
            new Phrase("all methods with ! (any but these) or none", "semua metode dengan ! (selain itu) atau tidak satu pun"), found: null);
    }

    private string Formed(YamlFields fields, string key, string text, Regex form, Phrase expected) =>
        form.IsMatch(text) ? text : throw _file.Fault(fields.LineOf(key), expected, Quoted(text));

    private Phrase Required(YamlFields rule, string key) => rule.Map(key) is { } map
        ? Text(new YamlFields(_file, map, "en", "id"))
        : throw _file.Fault(rule.Line, new Phrase($"a '{key}' with 'en' and 'id'", $"'{key}' dengan 'en' dan 'id'"), found: null);

    private static Phrase Text(YamlFields fields) => new(fields.Required("en"), fields.Required("id"));

    private static Phrase Quoted(string text) => new($"'{text}'", $"'{text}'");

    private static string Dashed(string name) =>
        string.Concat(
            name.Select(
                (letter, at) => at > 0 && char.IsUpper(letter) ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
