using SopWebsite.Languages;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>How a question to a registry ended.</summary>
internal enum RegistryOutcome
{
    /// <summary>With an answer about the domain.</summary>
    Answered,

    /// <summary>The registry knows no such domain.</summary>
    NotRegistered,

    /// <summary>The server asks to be left alone for a while (HTTP 429, or 503 with Retry-After).</summary>
    Busy,

    /// <summary>The server could not be reached, or refused.</summary>
    Unavailable,

    /// <summary>The answer cannot be used.</summary>
    Invalid,

    /// <summary>No server is known.</summary>
    NoServer,
}

/// <summary>What came of a question to a registry, over RDAP or WHOIS.</summary>
internal sealed record RegistryReply
{
    public required RegistryOutcome Outcome { get; init; }

    /// <summary>Why there is no answer; null when there is one.</summary>
    public Phrase? Reason { get; init; }

    /// <summary>Who was asked, as people know it.</summary>
    public string Server { get; init; } = "";

    /// <summary>When it was asked.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>When the server may be asked again.</summary>
    public DateTimeOffset? AskAgainAt { get; init; }

    /// <summary>What it said of the domain.</summary>
    public SourceAnswer? Answer { get; init; }

    public static RegistryReply Failed(RegistryOutcome outcome, string server, Phrase reason) =>
        new() { Outcome = outcome, Server = server, Reason = reason };
}
