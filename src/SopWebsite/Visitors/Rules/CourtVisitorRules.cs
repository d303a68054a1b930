using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Visitors.Rules;

/// <summary>The rules that hold at a court: those of the module, and its own over them.</summary>
/// <param name="catalog">The module's rules, and the reader of files.</param>
/// <param name="store">The court's own.</param>
/// <param name="clock">The time.</param>
public sealed class CourtVisitorRules(IVisitorRuleCatalog catalog, IVisitorRuleStore store, IClock clock)
{
    /// <summary>What a scan goes by.</summary>
    /// <exception cref="SopException"><c>SopVisitorRuleInvalid</c>: the module's file was damaged; <c>SopVisitorRuleTooMany</c>.</exception>
    public VisitorRules Effective => catalog.Shipped.With(store.All());

    /// <summary>All rules, those that are off too, the shipped ones first.</summary>
    public IReadOnlyList<VisitorRule> All() => VisitorRules.Over(catalog.Shipped.All, store.All()).ToArray();

    /// <summary>One of them, one that is off too.</summary>
    /// <exception cref="SopException"><c>SopVisitorRuleNotFound</c>.</exception>
    public VisitorRule Get(string id) => All().FirstOrDefault(rule => rule.Id == id) ?? throw NotFound(id);

    /// <summary>Reads the rules of a file, and what would hold if they were taken in.</summary>
    /// <exception cref="SopException">As <see cref="IVisitorRuleCatalog.Read"/>; <c>SopVisitorRuleTooMany</c>.</exception>
    public IReadOnlyList<VisitorRule> Read(string path, out VisitorRules effective)
    {
        var rules = catalog.Read(path);
        effective = catalog.Shipped.With([.. store.All().Where(own => rules.All(rule => rule.Id != own.Id)), .. rules]);
        return rules;
    }

    /// <summary>Reads and tries the rules of a file without changing anything.</summary>
    /// <exception cref="SopException">As <see cref="IVisitorRuleCatalog.Read"/>; <c>SopVisitorRuleTooMany</c>; <c>SopVisitorRuleFails</c>: a
    /// rule does not do what its own samples say.</exception>
    public IReadOnlyList<VisitorRule> Check(string path)
    {
        var rules = Read(path, out var effective);
        var known = new HashSet<string>(catalog.Shipped.All.Select(rule => rule.Id), StringComparer.Ordinal);
        if (rules.FirstOrDefault(rule => rule.IsOff && !known.Contains(rule.Id)) is { } stranger) throw NotFound(stranger.Id);
        foreach (var rule in rules.Where(rule => !rule.IsOff)) Require(path, VisitorRuleTester.Test(rule, effective));
        return rules;
    }

    /// <summary>Takes a checked rule into the register, in place of one of the same id.</summary>
    public void Put(VisitorRule rule) => store.Put(rule, clock.UtcNow);

    /// <summary>The court's own rule of an id.</summary>
    /// <exception cref="SopException"><c>SopVisitorRuleNotFound</c>: the court has none of this id.</exception>
    public VisitorRule Own(string id) => store.All().FirstOrDefault(rule => rule.Id == id) ?? throw NotFound(id);

    /// <summary>Removes the court's own rule; the shipped one of the same id holds again and is given back, null for none.</summary>
    /// <exception cref="SopException"><c>SopVisitorRuleNotFound</c>: the court has none of this id.</exception>
    public VisitorRule? Remove(string id) =>
        store.Remove(id) ? catalog.Shipped.All.FirstOrDefault(rule => rule.Id == id) : throw NotFound(id);

    private static void Require(string path, VisitorRuleTest test)
    {
        if (test.Passed) return;
        throw new SopException(
            "SopVisitorRuleFails", SopErrorKind.InvalidData,
            new Phrase(
                $"{path}: the rule '{test.Id}' does not do what its samples say: {string.Join("; ", test.Failures)}. Correct the rule or the sample.",
                $"{path}: aturan '{test.Id}' tidak sesuai contohnya sendiri: {string.Join("; ", test.Failures)}. Perbaiki aturan atau contohnya."),
            test.Id);
    }

    private static SopException NotFound(string id) => new(
        "SopVisitorRuleNotFound", SopErrorKind.NotFound,
        new Phrase($"There is no visitor rule '{id}' to change here. Get-VisitorRule lists the rules; only a court's own can be removed.",
            $"Tidak ada aturan pengunjung '{id}' yang dapat diubah di sini. Get-VisitorRule menampilkan aturan; hanya aturan sendiri yang "
            + "dapat dihapus."),
        id);
}
