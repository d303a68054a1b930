using SopWebsite.Languages;
using SopWebsite.Monitoring.Integrity;

namespace SopWebsite.Adapters.Yaml;

/// <summary>Reads lexicons of spam.</summary>
internal static class LexiconReader
{
    private const int MostTerms = 20_000;

    private static readonly Dictionary<string, string> Kinds =
        new(StringComparer.Ordinal) { ["term"] = "term", ["call"] = "call", ["deface"] = "deface" };

    public static SpamLexicon Read(string path)
    {
        var file = new YamlFile(path, "SopLexiconInvalid");
        var root = new YamlFields(
            file, file.Read(), "name", "sources", "terms", "brands", "tails", "softTails", "portals", "ordinary", "endings", "shorteners",
            "imitated", "homographs", "missing", "searching", "lists", "documents", "court", "innocent", "trusted");
        var terms = new Dictionary<string, SpamTerm>(StringComparer.Ordinal);
        var defacements = new Dictionary<string, SpamTerm>(StringComparer.Ordinal);
        foreach (var group in root.Maps("terms", "weight", "kind", "words"))
        {
            var weight = group.Number("weight", 1, 6);
            var kind = group.Choice("kind", Kinds, "term");
            foreach (var word in group.Texts("words").Select(Lower))
                (kind == "deface" ? defacements : terms)[word] = new SpamTerm(word, weight, kind == "call");
        }
        if (terms.Count > MostTerms)
            throw file.Fault(root.Line, new Phrase($"at most {MostTerms} terms", $"paling banyak {MostTerms} istilah"), null);
        return new SpamLexicon
        {
            Terms = [.. terms.Values],
            Defacements = [.. defacements.Values],
            Brands = Lowered("brands"),
            Tails = Lowered("tails"),
            SoftTails = Lowered("softTails"),
            Portals = Lowered("portals"),
            Ordinary = Lowered("ordinary"),
            Endings = Lowered("endings"),
            Shorteners = Lowered("shorteners"),
            Imitated = Lowered("imitated"),
            Missing = Lowered("missing"),
            Searching = Lowered("searching"),
            Lists = Lowered("lists"),
            Documents = Lowered("documents"),
            Homographs = [
                .. root.Maps("homographs", "word", "beside")
                .Select(map => new Homograph(Lower(map.Required("word")), [.. map.Texts("beside").Select(Lower)]))],
            Court = Lowered("court"),
            Innocent = Lowered("innocent"),
            Trusted = Lowered("trusted"),
        };

        string[] Lowered(string key) => [.. root.Texts(key).Select(Lower)];
    }

    private static string Lower(string text) => text.Trim().ToLowerInvariant();
}
