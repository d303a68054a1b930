using System.Runtime.ExceptionServices;

namespace SopWebsite.Visitors.Logs;

/// <summary>
/// Cuts a stream into blocks of whole lines. A line longer than <see cref="LongestLine"/> is skipped and counted, whatever the buffer's size,
/// so memory is bounded and results do not depend on it. A directive (see <see cref="ILogFormat.HasDirectives"/>) ends a block and is not
/// handed on.
/// </summary>
/// <param name="stream">The text.</param>
/// <param name="bufferSize">How much of it to a block, bytes.</param>
/// <param name="wholeLinesOnly">A last line without an end is left for another time: its server may be writing it.</param>
internal sealed class LineBlocks(Stream stream, int bufferSize, bool wholeLinesOnly = false)
{
    /// <summary>Apache's limits (8 KB each for request line, referer, user agent), every byte escaped as <c>\xNN</c>, and some room.</summary>
    public const int LongestLine = 128 * 1024;

    private readonly int _size = Math.Max(bufferSize, 16);
    private byte[] _carried = [];
    private int _carriedLength;
    private bool _skipping;
    private long _skippedBefore;
    private bool _atEnd;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Lines that were too long.</summary>
    public long TooLong { get; private set; }

    /// <summary>Lines that were directives.</summary>
    public long Directives { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Bytes up to the end of the last line that was handed on or skipped, its line end included.</summary>
    public long BytesOfLines { get; private set; }

    /// <summary>How much of a line means nothing: zeros that a cut left, or a byte order mark.</summary>
    public static int LeadOf(ReadOnlySpan<byte> line)
    {
        if (line.Length >= 3 && line[0] == 0xEF && line[1] == 0xBB && line[2] == 0xBF) return 3;
        var zeros = 0;
        while (zeros < line.Length && line[zeros] == 0) zeros++;
        return zeros;
    }

    /// <summary>The beginning of the text, which stays where it is: so many bytes, or all there are. Only before the first block.</summary>
    public ReadOnlySpan<byte> Head(int length)
    {
        if (_carried.Length < length) Array.Resize(ref _carried, length);
        try
        {
            while (_carriedLength < length && Read(_carried, _carriedLength, length - _carriedLength) is > 0 and var read) _carriedLength += read;
        }
        catch (Exception failure) when (_carriedLength > 0 && failure is IOException or InvalidDataException)
        {
            // First what was read before is handed on.
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
        return _carried.AsSpan(0, _carriedLength);
    }

    /// <summary>Fills a block with the next lines, each with its line end save perhaps the last of the stream; false at the end.</summary>
    public bool Next(LineBlock block, ref ILogFormat format, CancellationToken cancellation)
    {
        block.RowsSkipped = 0;
        var held = Begin(block);
        var searched = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_skipping) SkipToLineEnd(block, ref held, ref searched);
            var last = block.Bytes.AsSpan(searched, held - searched).LastIndexOf((byte)'\n');
            if (last >= 0 || (_atEnd && held > 0 && !wholeLinesOnly))
            {
                var end = last >= 0 ? searched + last + 1 : held;
                if (Hand(block, end, held, ref format)) return true;
                held = Begin(block);
                searched = 0;
                continue;
            }
            if (_atEnd) return Finish();
            searched = held;
            if (held > LongestLine)
            {
                TooLong++;
                block.RowsSkipped++;
                _skipping = true;
                _skippedBefore = BytesOfLines;
                BytesOfLines += held;
                held = searched = 0;
            }
            if (held + LineBlock.Padding >= block.Bytes.Length) Array.Resize(ref block.Bytes, (block.Bytes.Length * 2) + LineBlock.Padding);
            held += Read(block.Bytes, held, block.Bytes.Length - LineBlock.Padding - held);
        }
    }

    /// <summary>A line that is skipped and has no end yet is left for another time, too.</summary>
    private bool Finish()
    {
        if (!_skipping || !wholeLinesOnly) return false;
        BytesOfLines = _skippedBefore;
        TooLong--;
        return false;
    }

    /// <summary>What was left over comes first.</summary>
    private int Begin(LineBlock block)
    {
        var room = Math.Max(_size, _carriedLength) + LineBlock.Padding;
        if (block.Bytes.Length < room) block.Bytes = new byte[room];
        Buffer.BlockCopy(_carried, 0, block.Bytes, 0, _carriedLength);
        var held = _carriedLength;
        _carriedLength = 0;
        return held;
    }

    private void SkipToLineEnd(LineBlock block, ref int held, ref int searched)
    {
        var newline = block.Bytes.AsSpan(0, held).IndexOf((byte)'\n');
        var skipped = newline < 0 ? held : newline + 1;
        BytesOfLines += skipped;
        Carry(block, skipped, held);
        held = Begin(block);
        searched = 0;
        _skipping = newline < 0;
    }

    /// <summary>Keeps what follows the lines; false when they were all directives.</summary>
    private bool Hand(LineBlock block, int end, int held, ref ILogFormat format)
    {
        var start = 0;
        if (format.HasDirectives)
        {
            if (BytesOfLines == 0 && LeadOf(block.Bytes.AsSpan(0, end)) is > 0 and var lead && lead < end && block.Bytes[lead] == '#') start = lead;
            while (start < end && block.Bytes[start] == '#') start = Directive(block, start, end, ref format);
            var next = block.Bytes.AsSpan(start, end - start).IndexOf("\n#"u8);
            if (next >= 0) end = start + next + 1;
        }
        Carry(block, end, held);
        BytesOfLines += end;
        block.Start = start;
        block.End = end;
        return end > start;
    }

    private int Directive(LineBlock block, int start, int end, ref ILogFormat format)
    {
        var newline = block.Bytes.AsSpan(start, end - start).IndexOf((byte)'\n');
        var next = newline < 0 ? end : start + newline + 1;
        var line = block.Bytes.AsSpan(start, (newline < 0 ? end : start + newline) - start);
        format = format.Directive(line.Length > 0 && line[line.Length - 1] == '\r' ? line.Slice(0, line.Length - 1) : line);
        block.RowsSkipped++;
        Directives++;
        return next;
    }

    private void Carry(LineBlock block, int from, int to)
    {
        _carriedLength = to - from;
        if (_carried.Length < _carriedLength) _carried = new byte[Math.Max(_carriedLength, _size)];
        Buffer.BlockCopy(block.Bytes, from, _carried, 0, _carriedLength);
    }

    private int Read(byte[] buffer, int offset, int count)
    {
        if (_atEnd) return 0;
        _failure?.Throw();
        var read = stream.Read(buffer, offset, count);
        BytesRead += read;
        _atEnd = read == 0;
        return read;
    }
}
