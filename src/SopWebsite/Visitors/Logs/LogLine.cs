namespace SopWebsite.Visitors.Logs;

/// <summary>A part of a line.</summary>
internal readonly struct Part(int start, int length)
{
    public readonly int Start = start;
    public readonly int Length = length;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> line) => line.Slice(Start, Length);
}

/// <summary>Where the fields of one request lie in its line. Nothing is copied.</summary>
internal struct LogLine
{
    public Part Address;

    /// <summary>Seconds since 1970, UTC.</summary>
    public long Time;

    /// <summary>Empty when the request line has no form.</summary>
    public Part Method;

    /// <summary>Path and query, as the client sent them.</summary>
    public Part Target;

    public int Status;

    /// <summary>Bytes sent; -1 when the log does not say.</summary>
    public long Bytes;

    public Part Referer;

    public Part Agent;
}

/// <summary>One format of log line.</summary>
internal interface ILogFormat
{
    /// <summary>Reads a line without its line end; false when it is not of this format.</summary>
    bool TryParse(ReadOnlySpan<byte> line, ref LogLine parsed);
}
