using SopWebsite.Visitors.Bots;

namespace SopWebsite.Adapters.Yaml;

/// <summary>Reads the search engines, and how their crawlers are told from those who pose as them.</summary>
internal static class SearchEngineReader
{
    private static readonly Dictionary<string, bool> YesOrNo = new(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };

    public static IReadOnlyList<SearchEngine> Read(string path)
    {
        if (!File.Exists(path)) return [];
        var file = new YamlFile(path, "SopPatternsInvalid");
        var root = new YamlFields(file, file.Read(), "engines");
        return
        [
            .. root.Maps("engines", "id", "name", "agents", "names", "confirms", "source").Select(engine => new SearchEngine
            {
                Id = engine.Required("id"),
                Name = engine.Required("name"),
                Agents = [.. engine.Texts("agents")],
                Names = [.. engine.Texts("names")],
                Confirms = engine.Choice("confirms", YesOrNo, "true"),
                Source = engine.Required("source"),
            }),
        ];
    }
}
