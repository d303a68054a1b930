using SopWebsite.Languages;
using SopWebsite.Monitoring.Integrity;

namespace SopWebsite.Adapters.Yaml;

/// <summary>Reads lexicons of spam.</summary>
internal static class LexiconReader
{
    private const int MostTerms = 20_000;

    public static SpamLexicon Read(string path)
    {
        var file = new YamlFile(path, "SopLexiconInvalid");
        var root = new YamlFields(file, file.Read(), "name", "sources", "terms", "brands", "court", "innocent", "trusted");
        var terms = new Dictionary<string, SpamTerm>(StringComparer.Ordinal);
        foreach (var group in root.Maps("terms", "weight", "kind", "words"))
        {
            var weight = group.Number("weight", 1, 6);
            var isCall = group.Choice("kind", new Dictionary<string, bool>(StringComparer.Ordinal) { ["term"] = false, ["call"] = true }, "term");
            foreach (var word in group.Texts("words").Select(Lower)) terms[word] = new SpamTerm(word, weight, isCall);
        }
        if (terms.Count > MostTerms)
            throw file.Fault(root.Line, new Phrase($"at most {MostTerms} terms", $"paling banyak {MostTerms} istilah"), null);
        return new SpamLexicon
        {
            Terms = [.. terms.Values],
            Brands = [.. root.Texts("brands").Select(Lower)],
            Court = [.. root.Texts("court").Select(Lower)],
            Innocent = [.. root.Texts("innocent").Select(Lower)],
            Trusted = [.. root.Texts("trusted").Select(Lower)],
        };
    }

    private static string Lower(string text) => text.Trim().ToLowerInvariant();
}
