using SopWebsite.Visitors.Rules;

namespace SopWebsite.Adapters.Yaml;

/// <summary>The rules of the data folder, read once, and courts' own files.</summary>
internal sealed class VisitorRuleCatalog(string folder) : IVisitorRuleCatalog
{
    private readonly Lazy<VisitorRules> _shipped = new(() => VisitorRuleReader.ReadShipped(Path.Combine(folder, "visitors.yaml")));

    public VisitorRules Shipped => _shipped.Value;

    public IReadOnlyList<VisitorRule> Read(string path) => VisitorRuleReader.Read(path, isOwn: true);
}
