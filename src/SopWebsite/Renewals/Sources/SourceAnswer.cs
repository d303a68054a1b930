using SopWebsite.Languages;
using SopWebsite.Renewals.Sources.Certificates;

namespace SopWebsite.Renewals.Sources;

/// <summary>
/// What a source said when it was asked: a registry about a domain, a live site about its certificate. Kept with the renewal as it came, so
/// that it can be held against the ledger. Texts in it are a stranger's: cut, and without control characters.
/// </summary>
public sealed record SourceAnswer
{
    /// <summary>Who answered, or was to answer.</summary>
    public required RenewalSource Source { get; init; }

    /// <summary>The address that was asked.</summary>
    public required string Server { get; init; }

    /// <summary>When it was asked, UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the registration was made, or the certificate became valid, UTC; null when not told.</summary>
    public DateTimeOffset? BeginsAt { get; init; }

    /// <summary>When it was last changed at the registry, UTC; null when not told.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>When it lapses, UTC; null when unknown. Of a certificate the weakest end of its chain.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Why the expiry is unknown; null when it is known.</summary>
    public Phrase? Unknown { get; init; }

    /// <summary>Not before this instant is the source to be asked again (HTTP 429, Retry-After), UTC; null when it set none.</summary>
    public DateTimeOffset? AskAgainAt { get; init; }

    /// <summary>The status words of a domain as RDAP writes them (RFC 9083 section 10.2.2), such as <c>client transfer prohibited</c>.</summary>
    public string[] Statuses { get; init; } = [];

    /// <summary>The registrar of a domain, the issuer of a certificate; null when not told.</summary>
    public string? Registrar { get; init; }

    /// <summary>The name servers of a domain, in lower case, sorted.</summary>
    public string[] Nameservers { get; init; } = [];

    /// <summary>The certificate's chain; null for a domain.</summary>
    public CertificateChain? Chain { get; init; }

    /// <summary>What else is to be known of the answer: what was asked before it, what the source left out and said of it.</summary>
    public Phrase[] Remarks { get; init; } = [];
}
