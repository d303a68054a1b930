using System.Text.RegularExpressions;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Baseline;

namespace SopWebsite.Adapters.Yaml;

/// <summary>Reads what an intruder's files look like.</summary>
internal static class FileTraitReader
{
    private static readonly Dictionary<string, TraitScope> Scopes = new(StringComparer.Ordinal)
    {
        ["php"] = TraitScope.Php, ["other"] = TraitScope.OtherScript, ["text"] = TraitScope.Text,
    };

    public static FileTraitBook Read(string path)
    {
        if (!File.Exists(path)) return FileTraitBook.Empty;
        var file = new YamlFile(path, "SopPatternsInvalid");
        var root = new YamlFields(file, file.Read(), "names", "uploads", "excludes", "own", "traits");
        var traits = root.Maps("traits", "id", "in", "weight", "needs", "pattern", "reason");
        return new FileTraitBook
        {
            KnownNames = [.. root.Texts("names").Select(text => Valid(file, root, "names", text))],
            UploadFolders = [.. root.Texts("uploads")],
            Excludes = [.. root.Texts("excludes")],
            OwnScripts = [.. root.Texts("own")],
            Traits = [.. traits.Select(trait => Trait(file, trait))],
        };
    }

    private static FileTrait Trait(YamlFile file, YamlFields trait)
    {
        var reason = new YamlFields(
            file, trait.Map("reason") ?? throw file.Fault(trait.Line, new Phrase("a 'reason'", "'reason'"), found: null), "en", "id");
        return new FileTrait
        {
            Id = trait.Required("id"),
            Scope = trait.Choice("in", Scopes, "php"),
            Weight = trait.Number("weight", 1, 100),
            Needs = [.. trait.Texts("needs")],
            Pattern = Valid(file, trait, "pattern", trait.Required("pattern")),
            Reason = new Phrase(reason.Required("en"), reason.Required("id")),
        };
    }

    private static string Valid(YamlFile file, YamlFields fields, string key, string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
            return pattern;
        }
        catch (ArgumentException failure)
        {
            throw file.Fault(
                fields.LineOf(key), new Phrase("a regular expression", "ekspresi reguler"), new Phrase($"'{pattern}'", $"'{pattern}'"), failure);
        }
    }
}
