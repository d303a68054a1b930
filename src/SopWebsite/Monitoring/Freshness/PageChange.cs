using SopWebsite.Evidence;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>The text of a page as it came to be, without noise, and how it differs from the one before.</summary>
public sealed record PageChange
{
    /// <summary>The site's name in the register.</summary>
    public required string Site { get; init; }

    /// <summary>The page's name.</summary>
    public required string Page { get; init; }

    /// <summary>The page's address.</summary>
    public required Uri Uri { get; init; }

    /// <summary>When the page's text was first seen through these filters, UTC.</summary>
    public required DateTimeOffset WatchedSince { get; init; }

    /// <summary>When this text was first seen in another's place, UTC; null for the first: since when it has been there nobody knows.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The text, as evidence. Dates, times and counters are marks such as <c>[tanggal]</c>.</summary>
    public required KeptEvidence Text { get; init; }

    /// <summary>How many words it has.</summary>
    public int Words { get; init; }

    /// <summary>The difference to the text before, word by word, as evidence; null for the first text, and where the one before was lost.</summary>
    public KeptEvidence? Difference { get; init; }

    /// <summary>How many words came.</summary>
    public int Added { get; init; }

    /// <summary>How many words went.</summary>
    public int Removed { get; init; }

    /// <summary>The digest of the address and the filters through which the text was seen: through others it would differ by itself.</summary>
    public required string Filters { get; init; }

    /// <summary>When it was first seen, UTC.</summary>
    internal DateTimeOffset SeenAt => ChangedAt ?? WatchedSince;

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => ChangedAt is { } at
        ? FormattableString.Invariant($"{at:yyyy-MM-dd HH:mm}Z: +{Added} -{Removed}")
        : FormattableString.Invariant($"unchanged since {WatchedSince:yyyy-MM-dd HH:mm}Z");
}
