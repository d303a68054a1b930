using SopWebsite.Languages;

namespace SopWebsite.Visitors.Blocking;

/// <summary>What a list would hold, and what would be remembered; nothing is written yet.</summary>
public sealed record BlockListPlan
{
    /// <summary>What was asked for.</summary>
    public required BlockListOptions Options { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the list holds, in the order of addresses.</summary>
    public required VisitorBlock[] Entries { get; init; }

    /// <summary>The blocks to be remembered: new ones, and those whose time or gravity has changed.</summary>
    public required VisitorBlock[] Changes { get; init; }

    /// <summary>How many of them are new.</summary>
    public int Added { get; init; }

    /// <summary>Who is left out, and why.</summary>
    public required UnblockedVisitor[] LeftOut { get; init; }

    /// <summary>What whoever uses the list must know first.</summary>
    public required Phrase[] Warnings { get; init; }

    /// <summary>The list's text, UTF-8 without any text of a visitor's making.</summary>
    public required string Text { get; init; }
}
