namespace SopWebsite.Visitors;

/// <summary>How logs are read.</summary>
public sealed record VisitorScanOptions
{
    /// <summary>Requests before this instant are left out; null for no bound.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Requests from this instant on are left out; null for no bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>
    /// How many addresses are kept apart, at least 16. When there are more, those with few requests and no match are counted together, and
    /// the summary says so.
    /// </summary>
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

    /// <summary>How many threads read; 0 for one a processor, up to <see cref="MostUnasked"/>. Results do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Without being asked, no more threads than this are used.</summary>
    public const int MostUnasked = 4;

    /// <summary>No more threads than this are used at all.</summary>
    public const int MostThreads = 64;

    /// <summary>How many threads that comes to.</summary>
    internal int WorkingThreads => Threads > 0 ? Math.Min(Threads, MostThreads) : Math.Min(Environment.ProcessorCount, MostUnasked);
}
