namespace SopWebsite.Visitors.Logs;

/// <summary>Opens a log as text, unpacked if it is packed.</summary>
internal static class Unpacking
{
    /// <param name="source">The log.</param>
    /// <param name="ahead">Packed data is unpacked by a thread of its own, as what comes through a pipe is read by one anyway.</param>
    /// <param name="cancellation">Ends a wait for that thread.</param>
    public static Stream Open(LogSource source, bool ahead, CancellationToken cancellation)
    {
        var stream = source.Open();
        try
        {
            var isPipe = !stream.CanSeek;
            stream = Peeked(stream, out var first, out var second);
            var packed = first == 0x1F && second == 0x8B;
            if (packed) stream = Peeked(Gzip(stream), out first, out second);
            if (Utf16Text.IsMark(first, second)) stream = Unmarked(stream, first == 0xFE);
            if (isPipe || (packed && ahead)) stream = new ReadAhead(stream, cancellation);
            Skip(stream, source.Offset);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The same stream, at the place where it was, and its next two bytes; zeros where there are none.</summary>
    private static Stream Peeked(Stream stream, out byte first, out byte second)
    {
        var head = new byte[2];
        var length = 0;
        var at = stream.CanSeek ? stream.Position : 0;
        try
        {
            for (int read; length < 2 && (read = stream.Read(head, length, 2 - length)) > 0;) length += read;
        }
        catch (InvalidDataException) when (stream is ForwardStream)
        {
            // It will say so again when it is read.
        }
        catch (EndOfStreamException) when (stream is ForwardStream)
        {
            // And so will this.
        }
        (first, second) = (head[0], head[1]);
        if (!stream.CanSeek) return new PrefixedStream(head, length, stream);
        stream.Position = at;
        return stream;
    }

    private static ForwardStream Gzip(Stream stream)
    {
#if NET8_0_OR_GREATER
        if (stream.CanSeek) return new WholeGzip(stream);
#endif
        return new GzipMembers(stream);
    }

    /// <summary>The text behind the byte order mark.</summary>
    private static Utf16Text Unmarked(Stream stream, bool bigEndian)
    {
        for (int left = 2, read; left > 0 && (read = stream.Read(new byte[2], 0, left)) > 0;) left -= read;
        return new Utf16Text(stream, bigEndian);
    }

    private static void Skip(Stream stream, long bytes)
    {
        if (bytes == 0) return;
        if (stream.CanSeek)
        {
            stream.Position = bytes;
            return;
        }
        var away = new byte[64 * 1024];
        for (int read; bytes > 0 && (read = stream.Read(away, 0, (int)Math.Min(away.Length, bytes))) > 0;) bytes -= read;
    }
}
