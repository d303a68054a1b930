namespace SopWebsite.Visitors.Logs;

/// <summary>Where lines begin and end.</summary>
internal static class LineEdges
{
    /// <summary>Takes the next line off a text: without its end, and without what does not belong to it.</summary>
    /// <param name="rest">The text; what follows the line is left.</param>
    public static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest)
    {
        var newline = rest.IndexOf((byte)'\n');
        var line = newline < 0 ? rest : rest.Slice(0, newline);
        rest = newline < 0 ? default : rest.Slice(newline + 1);
        return Trim(line);
    }

    /// <summary>
    /// A line without carriage return; without the zeros before it, with which a log begins that was cut while the server wrote on; without
    /// the byte order mark that an editor left.
    /// </summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line)
    {
        if (line.Length > 0 && line[line.Length - 1] == '\r') line = line.Slice(0, line.Length - 1);
        if (line.Length == 0 || line[0] is not (0 or 0xEF)) return line;
        if (line.Length >= 3 && line[0] == 0xEF && line[1] == 0xBB && line[2] == 0xBF) line = line.Slice(3);
        return WithoutZeros(line);
    }

    /// <summary>A text without the zeros that it begins with.</summary>
    public static ReadOnlySpan<byte> WithoutZeros(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length && text[at] == 0) at++;
        return text.Slice(at);
    }
}
