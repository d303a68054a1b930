namespace SopWebsite.Visitors.Logs;

/// <summary>A part of a line's text.</summary>
internal readonly struct Part(int start, int length)
{
    public readonly int Start = start;
    public readonly int Length = length;

    public int End => Start + Length;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text) => text.Slice(Start, Length);
}

/// <summary>
/// Where the fields of one request lie in <see cref="Text"/>. That is the line itself, and nothing is copied, unless the format writes a field
/// otherwise than Apache does (JSON's escapes, the plus signs of IIS, path and query apart): then it is a copy of the line, followed by
/// those fields as Apache would write them.
/// </summary>
internal struct LogLine
{
    public Part Address;

    /// <summary>Seconds since 1970, UTC.</summary>
    public long Time;

    /// <summary>Empty when the request line has no form.</summary>
    public Part Method;

    /// <summary>Path and query, as the client sent them.</summary>
    public Part Target;

    /// <summary>0 when the log does not say.</summary>
    public int Status;

    /// <summary>Bytes sent; -1 when the log does not say.</summary>
    public long Bytes;

    public Part Referer;

    public Part Agent;

    /// <summary>The name of the site that was asked; empty when the log does not say.</summary>
    public Part Host;

    private byte[]? _copy;
    private int _copyStart;
    private int _copyLength;
    private int _lineLength;

    /// <summary>
    /// What the parts lie in, which is what a sink is given. A copy is good until its parser is told to <see cref="ILineParser.Reset"/>.
    /// </summary>
    public readonly ReadOnlySpan<byte> Text(ReadOnlySpan<byte> line) => _copy is null ? line : _copy.AsSpan(_copyStart, _copyLength);

    /// <summary>The line as the log has it, out of its <see cref="Text"/>: for samples and evidence.</summary>
    public readonly ReadOnlySpan<byte> Line(ReadOnlySpan<byte> text) => _copy is null ? text : text.Slice(0, _lineLength);

    /// <summary>The parts lie in the line.</summary>
    public void InLine() => _copy = null;

    /// <summary>The parts lie in a copy that begins with the line.</summary>
    public void InCopy(byte[] copy, int start, int length, int lineLength)
    {
        _copy = copy;
        _copyStart = start;
        _copyLength = length;
        _lineLength = lineLength;
    }
}
