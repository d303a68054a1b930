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
            var head = new byte[2];
            var length = 0;
            for (int read; length < 2 && (read = stream.Read(head, length, 2 - length)) > 0;) length += read;
            var packed = length == 2 && head[0] == 0x1F && head[1] == 0x8B;
            var isPipe = !stream.CanSeek;
            if (isPipe) stream = new PrefixedStream(head, length, stream);
            else stream.Position = 0;
            if (packed) stream = new GzipMembers(stream);
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
