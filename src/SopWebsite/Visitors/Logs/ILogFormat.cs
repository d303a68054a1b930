namespace SopWebsite.Visitors.Logs;

/// <summary>
/// One format of access log. It never changes, so blocks of one file may be parsed side by side, each thread with a parser of its own. What a
/// directive in the file changes (the <c>#Fields</c> of IIS) is another format: whoever cuts the file into blocks sees the directives in their
/// order, ends the block before one, asks <see cref="Directive"/>, and hands on what follows with the format it is given.
/// </summary>
internal interface ILogFormat
{
    /// <summary>The name for people; the format string where it has none.</summary>
    string Name { get; }

    /// <summary>The text that <see cref="Formats.LogFormats.Of"/> makes this very format of again, for a register or a state.</summary>
    string Definition { get; }

    /// <summary>Lines that begin with <c>#</c> are no requests, and some of them change the format of what follows.</summary>
    bool HasDirectives { get; }

    /// <summary>The format of what follows a line that begins with <c>#</c>; mostly this one.</summary>
    ILogFormat Directive(ReadOnlySpan<byte> line);

    /// <summary>A parser for one thread.</summary>
    ILineParser NewParser();
}

/// <summary>Reads the lines of one format; for one thread at a time.</summary>
internal interface ILineParser
{
    /// <summary>Reads a line without its line end; false when it is not of this format.</summary>
    bool TryParse(ReadOnlySpan<byte> line, ref LogLine parsed);

    /// <summary>What was parsed before is no longer needed: its copies may be written over. Not to call it costs garbage, nothing else.</summary>
    void Reset();
}
