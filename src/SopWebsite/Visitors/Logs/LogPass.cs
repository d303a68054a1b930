using SopWebsite.Errors;
using SopWebsite.Visitors.Logs.Formats;

namespace SopWebsite.Visitors.Logs;

/// <summary>One pass over logs: opens, unpacks, cuts into lines, reads the fields, hands the requests of the period on, counts the rest.</summary>
internal sealed class LogPass(VisitorScanOptions options)
{
    private const int Beginning = 8192;

    private readonly ILineParser _format = new CombinedParser();
    private readonly long _since = options.Since?.ToUnixTimeSeconds() ?? long.MinValue;
    private readonly long _until = options.Until?.ToUnixTimeSeconds() ?? long.MaxValue;
    private readonly List<LogFileCount> _files = [];
    private readonly List<SopException> _faults = [];
    private long _requests;
    private long _outOfPeriod;
    private long _first = long.MaxValue;
    private long _last = long.MinValue;

    public IReadOnlyList<SopException> Faults => _faults;

    /// <summary>The figures so far.</summary>
    public VisitorScanSummary Summary() => new()
    {
        Files = _files.ToArray(),
        Lines = _files.Sum(file => file.Lines),
        Unparsed = _files.Sum(file => file.Unparsed),
        Requests = _requests,
        OutOfPeriod = _outOfPeriod,
        FirstSeen = _requests > 0 ? DateTimeOffset.FromUnixTimeSeconds(_first) : null,
        LastSeen = _requests > 0 ? DateTimeOffset.FromUnixTimeSeconds(_last) : null,
    };

    /// <summary>Reads the logs from the oldest to the newest, for rotated logs are listed the other way round.</summary>
    public void Run(IReadOnlyCollection<LogSource> sources, ILineSink sink, CancellationToken cancellation)
    {
        foreach (var source in sources.Count == 1 ? sources : sources.OrderBy(source => FirstTime(source, cancellation)).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            Read(source, sink, cancellation);
        }
    }

    private void Read(LogSource source, ILineSink sink, CancellationToken cancellation)
    {
        long lines = 0, unparsed = 0;
        string? example = null;
        LineBlocks? blocks = null;
        var counted = false;
        try
        {
            using var stream = Unpack(source.Open());
            blocks = new LineBlocks(stream, options.BufferSize);
            while (blocks.Next(cancellation, out var block))
            {
                if (!counted && IsBinary(block)) throw new NotTextException();
                counted = true;
                Block(block, sink, ref lines, ref unparsed, ref example);
            }
        }
        catch (NotTextException)
        {
            _faults.Add(LogFaults.NotText(source.Name));
            return;
        }
        catch (EndOfStreamException failure)
        {
            _faults.Add(LogFaults.Truncated(source.Name, failure));
        }
        catch (InvalidDataException failure)
        {
            _faults.Add(LogFaults.Damaged(source.Name, failure));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            _faults.Add(LogFaults.Unreadable(source.Name, failure));
        }
        if (blocks is null) return;
        _files.Add(new LogFileCount
        {
            Name = source.Name,
            Bytes = blocks.BytesRead,
            Lines = lines + blocks.TooLong,
            Unparsed = unparsed + blocks.TooLong,
            FirstUnparsed = example,
        });
    }

    private void Block(ReadOnlySpan<byte> block, ILineSink sink, ref long lines, ref long unparsed, ref string? example)
    {
        var parsed = default(LogLine);
        while (block.Length > 0)
        {
            var newline = block.IndexOf((byte)'\n');
            var line = newline < 0 ? block : block.Slice(0, newline);
            block = newline < 0 ? default : block.Slice(newline + 1);
            if (line.Length > LineBlocks.LongestLine)
            {
                lines++;
                unparsed++;
                continue;
            }
            if (line.Length > 0 && line[line.Length - 1] == '\r') line = line.Slice(0, line.Length - 1);
            if (line.Length > 0 && line[0] is 0 or 0xEF) line = WithoutLead(line);
            if (line.Length == 0) continue;
            lines++;
            if (!_format.TryParse(line, ref parsed))
            {
                unparsed++;
                example ??= SampleLine.Of(line);
            }
            else if (parsed.Time < _since || parsed.Time >= _until)
            {
                _outOfPeriod++;
            }
            else
            {
                _requests++;
                if (parsed.Time < _first) _first = parsed.Time;
                if (parsed.Time > _last) _last = parsed.Time;
                sink.Request(parsed.Text(line), in parsed);
            }
        }
    }

    /// <summary>A log that was cut while the server wrote on begins with zeros; an editor may have left a byte order mark.</summary>
    private static ReadOnlySpan<byte> WithoutLead(ReadOnlySpan<byte> line) =>
        line.Length >= 3 && line[0] == 0xEF && line[1] == 0xBB && line[2] == 0xBF ? line.Slice(3) : WithoutZeros(line);

    private static ReadOnlySpan<byte> WithoutZeros(ReadOnlySpan<byte> line)
    {
        while (line.Length > 0 && line[0] == 0) line = line.Slice(1);
        return line;
    }

    /// <summary>Nothing in the beginning reads as a request, and control bytes lie among the rest.</summary>
    private bool IsBinary(ReadOnlySpan<byte> block)
    {
        var head = WithoutZeros(block);
        head = head.Slice(0, Math.Min(head.Length, Beginning));
        var control = 0;
        foreach (var value in head)
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x1B)) control++;
        if (control * 50 <= head.Length) return false;
        var parsed = default(LogLine);
        while (head.Length > 0)
        {
            var newline = head.IndexOf((byte)'\n');
            var line = newline < 0 ? head : head.Slice(0, newline);
            if (_format.TryParse(WithoutZeros(line), ref parsed)) return false;
            head = newline < 0 ? default : head.Slice(newline + 1);
        }
        return true;
    }

    private long FirstTime(LogSource source, CancellationToken cancellation)
    {
        try
        {
            using var stream = Unpack(source.Open());
            var blocks = new LineBlocks(stream, 64 * 1024);
            var parsed = default(LogLine);
            for (var n = 0; n < 16 && blocks.Next(cancellation, out var block); n++)
            {
                while (block.Length > 0)
                {
                    var newline = block.IndexOf((byte)'\n');
                    var line = newline < 0 ? block : block.Slice(0, newline);
                    if (line.Length <= LineBlocks.LongestLine && _format.TryParse(line, ref parsed)) return parsed.Time;
                    block = newline < 0 ? default : block.Slice(newline + 1);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException
            or NotSupportedException or ArgumentException)
        {
            // The pass itself will report it.
        }
        return long.MaxValue;
    }

    private static Stream Unpack(Stream stream)
    {
        var head = new byte[2];
        var length = 0;
        try
        {
            for (int read; length < 2 && (read = stream.Read(head, length, 2 - length)) > 0;) length += read;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
        var whole = new PrefixedStream(head, length, stream);
        return length == 2 && head[0] == 0x1F && head[1] == 0x8B ? new GzipMembers(whole) : whole;
    }

    private sealed class NotTextException : Exception;
}
