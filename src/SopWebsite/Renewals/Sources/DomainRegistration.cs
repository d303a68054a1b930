using SopWebsite.Languages;

namespace SopWebsite.Renewals.Sources;

/// <summary>What is known of a domain's registration, as a look by hand shows it.</summary>
public sealed record DomainRegistration
{
    /// <summary>The registrable name, in ASCII.</summary>
    public required string Domain { get; init; }

    /// <summary>The public suffix under which it is registered, such as <c>go.id</c>.</summary>
    public required string Suffix { get; init; }

    /// <summary>Who told.</summary>
    public required RenewalSource Source { get; init; }

    /// <summary>The server that told.</summary>
    public required string Server { get; init; }

    /// <summary>When it was asked, UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it was registered, UTC; null when not told.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>When it was last changed, UTC; null when not told.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>When it lapses, UTC; null when unknown.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whole days until it lapses, negative after; null when unknown.</summary>
    public int? RemainingDays { get; init; }

    /// <summary>Why the expiry is unknown; null when it is known.</summary>
    public Phrase? Unknown { get; init; }

    /// <summary>Not before this instant is the registry to be asked again, UTC; null when it set none.</summary>
    public DateTimeOffset? AskAgainAt { get; init; }

    /// <summary>The registrar; null when not told.</summary>
    public string? Registrar { get; init; }

    /// <summary>The status words, as RDAP writes them.</summary>
    public string[] Statuses { get; init; } = [];

    /// <summary>The name servers.</summary>
    public string[] Nameservers { get; init; } = [];

    /// <summary>What else is to be known of the answer.</summary>
    public Phrase[] Remarks { get; init; } = [];

    /// <summary>A registration as a source told it.</summary>
    /// <param name="domain">The registrable name.</param>
    /// <param name="suffix">Its public suffix.</param>
    /// <param name="answer">What was told.</param>
    public static DomainRegistration Of(string domain, string suffix, SourceAnswer answer) => new()
    {
        Domain = domain,
        Suffix = suffix,
        Source = answer.Source,
        Server = answer.Server,
        AskedAt = answer.AskedAt,
        RegisteredAt = answer.BeginsAt,
        ChangedAt = answer.ChangedAt,
        ExpiresAt = answer.ExpiresAt,
        RemainingDays = answer.ExpiresAt is { } end ? (int)Math.Floor((end - answer.AskedAt).TotalDays) : null,
        Unknown = answer.Unknown,
        AskAgainAt = answer.AskAgainAt,
        Registrar = answer.Registrar,
        Statuses = answer.Statuses,
        Nameservers = answer.Nameservers,
        Remarks = answer.Remarks,
    };
}
