namespace SopWebsite.Visitors.Logs;

/// <summary>
/// Cuts a stream into blocks of whole lines, in one buffer that is read into again and again. A line longer than
/// <see cref="LongestLine"/> is skipped and counted, whatever the buffer's size, so memory is bounded and results do not depend on it.
/// </summary>
internal sealed class LineBlocks(Stream stream, int bufferSize)
{
    /// <summary>Apache's limits (8 KB each for request line, referer, user agent), every byte escaped as <c>\xNN</c>, and some room.</summary>
    public const int LongestLine = 128 * 1024;

    private byte[] _buffer = new byte[Math.Max(bufferSize, 16)];
    private int _start;
    private int _end;
    private bool _skipping;
    private bool _atEnd;

    /// <summary>Lines that were too long.</summary>
    public long TooLong { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The next lines, each with its line end save perhaps the last of the stream.</summary>
    public bool Next(CancellationToken cancellation, out ReadOnlySpan<byte> block)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var fresh = Fill();
            var held = _buffer.AsSpan(_start, _end - _start);
            if (_skipping)
            {
                var newline = held.IndexOf((byte)'\n');
                if (newline < 0)
                {
                    _start = _end = 0;
                    if (!_atEnd) continue;
                    block = default;
                    return false;
                }
                _skipping = false;
                _start += newline + 1;
                held = held.Slice(newline + 1);
            }
            // What was held before this read has no line end, so only the fresh part is searched.
            var last = fresh < held.Length ? held.Slice(held.Length - fresh).LastIndexOf((byte)'\n') : held.LastIndexOf((byte)'\n');
            if (last >= 0 && fresh < held.Length) last += held.Length - fresh;
            if (last >= 0 || (_atEnd && held.Length > 0))
            {
                var length = last >= 0 ? last + 1 : held.Length;
                block = held.Slice(0, length);
                _start += length;
                return true;
            }
            if (_atEnd)
            {
                block = default;
                return false;
            }
            if (held.Length <= LongestLine) continue;
            TooLong++;
            _skipping = true;
        }
    }

    private int Fill()
    {
        if (_atEnd) return 0;
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        BytesRead += read;
        _atEnd = read == 0;
        return read;
    }
}
