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

    /// <summary>
    /// The format of the logs: a name of <see cref="VisitorLogFormats.Names"/>, a <c>#Fields</c> line or a format string. Each log's first lines
    /// tell its format where it is <see cref="VisitorLogFormats.Auto"/>.
    /// </summary>
    public string LogFormat { get; init; } = VisitorLogFormats.Auto;

    /// <summary>WIB, WITA or WIT: the zone of times in logs whose times name none.</summary>
    public string LogZone { get; init; } = "WIB";
}
