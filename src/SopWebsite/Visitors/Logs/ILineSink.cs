namespace SopWebsite.Visitors.Logs;

/// <summary>Takes the requests of logs, in their order.</summary>
internal interface ILineSink
{
    /// <summary>One request; the line and its fields are valid during the call only.</summary>
    void Request(ReadOnlySpan<byte> line, in LogLine parsed);
}
