using SopWebsite.Languages;

namespace SopWebsite.Visitors.Bots;

/// <summary>Whether a visitor is the search engine that it says it is.</summary>
public enum SearchEngineIdentity
{
    /// <summary>It cannot be told: no name server answered, or the engine gives no means.</summary>
    Unknown,

    /// <summary>It is.</summary>
    Verified,

    /// <summary>It is not: someone hides behind the engine's name.</summary>
    Spoofed,
}

/// <summary>What was found out about a visitor that calls itself a search engine.</summary>
public sealed record SearchEngineCheck
{
    /// <summary>The address, as the log has it.</summary>
    public required string Address { get; init; }

    /// <summary>The engine's id.</summary>
    public required string Engine { get; init; }

    /// <summary>Whether it is the engine.</summary>
    public required SearchEngineIdentity Identity { get; init; }

    /// <summary>The name that the name server gave the address; null where it was not asked, or gave none.</summary>
    public string? Host { get; init; }

    /// <summary>How that was found out.</summary>
    public required Phrase Reason { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => $"{Engine} {Identity}";
}
