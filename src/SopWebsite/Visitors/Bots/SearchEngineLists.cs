using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Bots;

/// <summary>The lists of addresses that search engines publish, as files that someone fetched. Nothing is asked of the network.</summary>
public sealed class SearchEngineLists
{
    private readonly Dictionary<string, AddressMap<bool>> _byEngine;

    private SearchEngineLists(Dictionary<string, AddressMap<bool>> byEngine) => _byEngine = byEngine;

    /// <summary>No lists.</summary>
    public static SearchEngineLists None { get; } = new([]);

    /// <summary>
    /// Reads lists. Which engine a file belongs to is in its name, as the engines name them: <c>googlebot.json</c>, <c>bingbot.json</c>.
    /// </summary>
    /// <exception cref="SopException">
    /// <c>SopAddressListUnreadable</c>; <c>SopAddressListInvalid</c>; <c>SopAddressListUnnamed</c>: the name tells of no engine.
    /// </exception>
    public static SearchEngineLists Read(IEnumerable<string> paths, IReadOnlyList<SearchEngine> engines)
    {
        var blocks = new Dictionary<string, List<AddressBlock>>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var engine = EngineOf(path, engines);
            if (!blocks.TryGetValue(engine, out var held)) blocks[engine] = held = [];
            held.AddRange(AddressListFile.Read(path));
        }
        return new SearchEngineLists(blocks.ToDictionary(
            pair => pair.Key, pair => new AddressMap<bool>(pair.Value.Select(block => (block, true))), StringComparer.Ordinal));
    }

    /// <summary>Whether an address is on an engine's lists; null where there is none of that engine.</summary>
    internal bool? Holds(string engine, NetworkAddress address) =>
        _byEngine.TryGetValue(engine, out var map) ? map.TryFind(address, out _) : null;

    private static string EngineOf(string path, IReadOnlyList<SearchEngine> engines)
    {
        var name = Path.GetFileName(path);
        return engines.FirstOrDefault(engine => engine.Agents.Append(engine.Id).Any(
            word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))?.Id ?? throw new SopException(
            "SopAddressListUnnamed", SopErrorKind.InvalidArgument,
            new Phrase(
                $"'{path}': the name does not tell whose list it is. Have it begin with {string.Join(", ", engines.Select(engine => engine.Id))}.",
                $"'{path}': namanya tidak menunjukkan daftar milik siapa. Awali dengan {string.Join(", ", engines.Select(engine => engine.Id))}."),
            path);
    }
}
