namespace SopWebsite.Probing;

/// <summary>What a condition is about.</summary>
internal enum ConditionSubject
{
    Status,
    Header,
    Body,
    Json,
    Time,
    Size,
    Certificate,
    Address,
    Redirects,
    Answer,
}

/// <summary>How a condition compares.</summary>
internal enum ConditionOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
    Match,
    NotMatch,
    Contains,
    NotContains,
    Exists,
    NotExists,
}

/// <summary>What a check found that conditions may be about; what it did not find is null.</summary>
internal sealed record ConditionFacts
{
    public required Uri Uri { get; init; }

    public int? Status { get; init; }

    /// <summary>The headers of the last answer, by name without regard to case.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The page's text; read only when a condition asks.</summary>
    public Lazy<string>? Body { get; init; }

    public TimeSpan? Time { get; init; }

    public long? Size { get; init; }

    public double? CertificateDays { get; init; }

    public string? Address { get; init; }

    public int? Redirects { get; init; }

    /// <summary>What a probe other than HTTP was answered.</summary>
    public string? Answer { get; init; }
}
