namespace SopWebsite.Visitors.Rules;

/// <summary>How a rule stood to its own samples.</summary>
public sealed record VisitorRuleTest
{
    /// <summary>The rule's id.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of sign it is.</summary>
    public VisitorCategory Category { get; init; }

    /// <summary>How many samples there are.</summary>
    public int Samples { get; init; }

    /// <summary>The samples that the rule missed, or matched though it must not; none when all is well.</summary>
    public string[] Failures { get; init; } = [];

    /// <summary>All samples came out as they should.</summary>
    public bool Passed => Failures.Length == 0;
}
