using System.Text.RegularExpressions;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Parking;

namespace SopWebsite.Adapters.Yaml;

/// <summary>Reads what pages that answer in a site's place look like.</summary>
internal static class ParkedPageReader
{
    private const int MostLetters = 100_000;

    private static readonly Dictionary<string, DiagnosisCause> Causes = new(StringComparer.Ordinal)
    {
        ["domain"] = DiagnosisCause.Domain, ["hosting"] = DiagnosisCause.Hosting, ["website"] = DiagnosisCause.Website,
    };

    private static readonly Dictionary<string, bool> States = new(StringComparer.Ordinal) { ["down"] = true, ["degraded"] = false };

    private static readonly Dictionary<string, bool> YesOrNo = new(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };

    public static ParkedPageRules Read(string path)
    {
        var file = new YamlFile(path, "SopPatternsInvalid");
        var root = new YamlFields(file, file.Read(), "own", "rules");
        var rules = root.Maps("rules", "id", "name", "cause", "state", "within", "ownAllowed", "address", "mark", "title", "text");
        return new ParkedPageRules { OwnWords = root.Texts("own"), Rules = [.. rules.Select(rule => Rule(file, rule))] };
    }

    private static ParkedPageRule Rule(YamlFile file, YamlFields rule)
    {
        var name = new YamlFields(file, rule.Map("name") ?? throw file.Fault(rule.Line, new Phrase("a 'name'", "'name'"), found: null), "en", "id");
        return new ParkedPageRule
        {
            Id = rule.Required("id"),
            Name = new Phrase(name.Required("en"), name.Required("id")),
            Cause = rule.Choice("cause", Causes),
            IsDown = rule.Choice("state", States, "down"),
            Within = rule.Number("within", 1, MostLetters, 1500),
            IsOwnAllowed = rule.Choice("ownAllowed", YesOrNo, "false"),
            Addresses = Patterns(file, rule, "address"),
            Marks = [.. rule.Texts("mark")],
            Titles = Patterns(file, rule, "title"),
            Texts = Patterns(file, rule, "text"),
        };
    }

    private static string[] Patterns(YamlFile file, YamlFields rule, string key)
    {
        var texts = rule.Texts(key);
        foreach (var text in texts)
        {
            try
            {
                _ = new Regex(text, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
            }
            catch (ArgumentException failure)
            {
                throw file.Fault(
                    rule.LineOf(key), new Phrase("a regular expression", "ekspresi reguler"), new Phrase($"'{text}'", $"'{text}'"), failure);
            }
        }
        return [.. texts];
    }
}
