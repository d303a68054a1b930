using SopWebsite.Visitors.Agents;

namespace SopWebsite.Adapters.Yaml;

/// <summary>Reads the families of user agents.</summary>
internal static class AgentBookReader
{
    private static readonly Dictionary<string, AgentKind> Kinds = new(StringComparer.Ordinal)
    {
        ["browser"] = AgentKind.Browser, ["bot"] = AgentKind.Bot, ["tool"] = AgentKind.Tool,
    };

    public static AgentBook Read(string path)
    {
        if (!File.Exists(path)) return AgentBook.Empty;
        var file = new YamlFile(path, "SopPatternsInvalid");
        var root = new YamlFields(file, file.Read(), "families");
        return new AgentBook([.. root.Maps("families", "name", "kind", "any", "none").Select(family => new AgentFamily
        {
            Name = family.Required("name"),
            Kind = family.Choice("kind", Kinds),
            Any = [.. family.Texts("any")],
            None = [.. family.Texts("none")],
        })]);
    }
}
