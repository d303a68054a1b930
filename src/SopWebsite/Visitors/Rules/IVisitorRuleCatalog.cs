namespace SopWebsite.Visitors.Rules;

/// <summary>Where rules come from: the module's file, and files that courts write.</summary>
public interface IVisitorRuleCatalog
{
    /// <summary>The rules that ship with the module.</summary>
    /// <exception cref="Errors.SopException"><c>SopVisitorRuleInvalid</c>: the file was damaged; <c>SopFileUnreadable</c>.</exception>
    VisitorRules Shipped { get; }

    /// <summary>Reads one file.</summary>
    /// <exception cref="Errors.SopException"><c>SopVisitorRuleInvalid</c>: the message names file, line and what was expected;
    /// <c>SopFileUnreadable</c>.</exception>
    IReadOnlyList<VisitorRule> Read(string path);
}

/// <summary>Keeps a court's own rules, and which shipped ones it has turned off. Ids compare as they are.</summary>
public interface IVisitorRuleStore
{
    /// <summary>All of them by id.</summary>
    IReadOnlyList<VisitorRule> All();

    /// <summary>Adds a rule, or replaces the one of the same id.</summary>
    void Put(VisitorRule rule, DateTimeOffset at);

    /// <summary>Removes a rule; false when there is none of this id.</summary>
    bool Remove(string id);
}
