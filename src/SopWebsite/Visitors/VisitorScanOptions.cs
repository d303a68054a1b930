namespace SopWebsite.Visitors;

/// <summary>How logs are read.</summary>
public sealed record VisitorScanOptions
{
    /// <summary>Requests before this instant are left out; null for no bound.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Requests from this instant on are left out; null for no bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many addresses are kept apart, at least 16; what comes after is counted together and reported.</summary>
    public int AddressLimit { get; init; } = 1_000_000;

    /// <summary>The size of a read, bytes. Results do not depend on it.</summary>
    public int BufferSize { get; init; } = 256 * 1024;
}
