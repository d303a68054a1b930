using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Sites;

namespace SopWebsite.Situations.Ways;

/// <summary>What a way out costs, roughly. A sum of money is never guessed: the invoice or the offer says it.</summary>
public enum SituationCost
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>Nothing but the time of the court's own staff.</summary>
    None,

    /// <summary>Within a contract that runs, or a small fee.</summary>
    Low,

    /// <summary>To be budgeted first.</summary>
    Budgeted,
}

/// <summary>A way out of the situation.</summary>
public sealed record SituationAlternative
{
    /// <summary>Its number within the report, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What would be done.</summary>
    public required Phrase Action { get; init; }

    /// <summary>The kind of third party it needs; null where the court's own people do it.</summary>
    public ThirdPartyKind? ThirdParty { get; init; }

    /// <summary>The third party that is registered for that kind; null for none.</summary>
    public string? ThirdPartyName { get; init; }

    /// <summary>What it costs, roughly.</summary>
    public SituationCost Cost { get; init; }

    /// <summary>What it costs, in words; null where nobody has said.</summary>
    public Phrase? CostNote { get; init; }

    /// <summary>The working time of the court's own people, estimated; null where nobody can say.</summary>
    public TimeAmount? WorkingTime { get; init; }

    /// <summary>What speaks against it in any case.</summary>
    public required Phrase Risk { get; init; }

    /// <summary>The facts of this situation that speak against it.</summary>
    public Phrase[] Against { get; init; } = [];

    /// <summary>Who added it; null for the module's own.</summary>
    public string? AddedBy { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => $"{Number}. {Action}";
}
