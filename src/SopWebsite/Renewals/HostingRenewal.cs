using System.Text.Json.Serialization;
using SopWebsite.Calendars;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Renewals.Findings;
using SopWebsite.Renewals.Sources;

namespace SopWebsite.Renewals;

/// <summary>What is to be renewed; source: seed 001, Keterangan (connection, domain, hosting), and the certificate beside them.</summary>
public enum RenewalKind
{
    /// <summary>The domain name.</summary>
    Domain,

    /// <summary>The hosting.</summary>
    Hosting,

    /// <summary>The court's connection (ISP).</summary>
    Connection,

    /// <summary>The TLS certificate.</summary>
    Certificate,
}

/// <summary>Where an expiry is known from.</summary>
public enum RenewalSource
{
    /// <summary>The court's own entry: an invoice, a contract.</summary>
    Ledger,

    /// <summary>The domain registry, over RDAP.</summary>
    Rdap,

    /// <summary>The certificate that the live site shows.</summary>
    LiveCertificate,

    /// <summary>The domain registry, over WHOIS.</summary>
    Whois,
}

/// <summary>How urgent a renewal is.</summary>
public enum RenewalState
{
    /// <summary>Far enough off.</summary>
    Ok,

    /// <summary>Coming up: prepare it.</summary>
    DueSoon,

    /// <summary>To be done now.</summary>
    Due,

    /// <summary>Past.</summary>
    Expired,

    /// <summary>No expiry is known.</summary>
    Unknown,
}

/// <summary>A file that proves a payment: its name and its digest. The file stays where the court keeps it.</summary>
/// <param name="FileName">The file's name, without its folder.</param>
/// <param name="Sha256">SHA-256 of its content, 64 lower-case hex digits.</param>
public sealed record RenewalProof(string FileName, string Sha256)
{
    /// <summary>The name and the digest, as the escalation log shows evidence.</summary>
    public override string ToString() => $"{FileName} (SHA-256 {Sha256})";
}

/// <summary>One renewal that was made.</summary>
public sealed record RenewalPayment
{
    /// <summary>When it was recorded, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The expiry before; null when it was not known.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The expiry after.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The invoice's number; null only where the lack of it was forced.</summary>
    public string? Invoice { get; init; }

    /// <summary>The proof of payment; null only where the lack of it was forced.</summary>
    public RenewalProof? Proof { get; init; }

    /// <summary>What was paid; null when not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The currency of what was paid, ISO 4217; null in entries made before it was kept.</summary>
    public string? Currency { get; init; }

    /// <summary>When it was paid, UTC; null where that is not known apart from the entry.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>Why something was accepted that is refused otherwise, such as a renewal without proof; null where nothing was.</summary>
    public string? Reason { get; init; }
}

/// <summary>
/// Something that lapses unless it is renewed: domain, hosting, connection, certificate. Known by its site, kind and subject. The state
/// and the days left hold for the instant that the store was asked about.
/// </summary>
public sealed record HostingRenewal
{
    /// <summary>The site's name in the register.</summary>
    public required string Site { get; init; }

    /// <summary>What it is.</summary>
    public required RenewalKind Kind { get; init; }

    /// <summary>Which one: the registrable domain name, the certificate's host, the hosting package, the line's number.</summary>
    public required string Subject { get; init; }

    /// <summary>Who provides it.</summary>
    public string? Provider { get; init; }

    /// <summary>How many months a renewal lasts; null when not known.</summary>
    public int? PeriodMonths { get; init; }

    /// <summary>What a period costs; null when not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The currency of the cost, ISO 4217.</summary>
    public string Currency { get; init; } = "IDR";

    /// <summary>The budget line (mata anggaran) that pays for it; null when not known.</summary>
    public string? BudgetLine { get; init; }

    /// <summary>Whom to call about it: a name, an address, a number; null when not known.</summary>
    public string? Contact { get; init; }

    /// <summary>What the provider promises; null where the contract promises nothing, or nobody entered it.</summary>
    public ServicePromise? Promise { get; init; }

    /// <summary>Whatever else is worth knowing of it.</summary>
    public string? Note { get; init; }

    /// <summary>The number of the last invoice.</summary>
    public string? Invoice { get; init; }

    /// <summary>The proof of the last payment.</summary>
    public RenewalProof? ProofOfPayment { get; init; }

    /// <summary>When what runs now began, UTC: a certificate says so, of a contract the court enters it; null when not known.</summary>
    public DateTimeOffset? BeginsAt { get; init; }

    /// <summary>When it lapses, UTC; null when not known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// When it lapses by the court's own papers, UTC: as entered, or as paid until; a source's answer does not change it. Null where the court
    /// entered no end.
    /// </summary>
    public DateTimeOffset? LedgerEndsAt { get; init; }

    /// <summary>Where the expiry is known from.</summary>
    public RenewalSource Source { get; init; }

    /// <summary>When the expiry was entered or asked for, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>What the source said when it was last asked; null when it never was.</summary>
    public SourceAnswer? Answer { get; init; }

    /// <summary>When the routine last tried to ask the source, UTC, whether it answered or not; null when it never did.</summary>
    public DateTimeOffset? SourceTriedAt { get; init; }

    /// <summary>The renewals made, oldest first.</summary>
    public RenewalPayment[] Payments { get; init; } = [];

    /// <summary>Until when the last renewal was paid, UTC; null where none was recorded.</summary>
    [JsonIgnore]
    public DateTimeOffset? PaidUntil => Payments.Length > 0 ? Payments[Payments.Length - 1].To : null;

    /// <summary>The site's zone, in which its instants are shown; WIB where only the store was asked.</summary>
    [JsonIgnore]
    public string Zone { get; init; } = IndonesianZone.Names[0];

    /// <summary>Where it stands in its cycle, with the dates of what comes; null where only the store was asked.</summary>
    [JsonIgnore]
    public RenewalCycle? Cycle { get; init; }

    /// <summary>Where it stands in its cycle; unknown where only the store was asked.</summary>
    [JsonIgnore]
    public RenewalStage Stage => Cycle?.Stage ?? RenewalStage.Unknown;

    /// <summary>
    /// What does not fit between the court's ledger and what the source said, the gravest first; none where only the store was asked.
    /// </summary>
    [JsonIgnore]
    public RenewalFinding[] Findings { get; init; } = [];

    /// <summary>Whole days until it lapses, negative after; null when not known.</summary>
    public int? RemainingDays { get; private init; }

    /// <summary>How urgent it is.</summary>
    public RenewalState State { get; private init; } = RenewalState.Unknown;

    /// <summary>The renewal with the state and the days left of an instant.</summary>
    public HostingRenewal AsOf(DateTimeOffset now) => this with
    {
        RemainingDays = ExpiresAt is { } end ? (int)Math.Floor((end - now).TotalDays) : null,
        State = RenewalUrgency.Of(Kind, BeginsAt, ExpiresAt, now),
    };
}
