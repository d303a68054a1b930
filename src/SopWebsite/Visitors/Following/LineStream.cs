using SopWebsite.Visitors.Logs;

namespace SopWebsite.Visitors.Following;

/// <summary>
/// The new lines of a log. Only whole lines are given, so that what was given can be left behind for good: when the log is cut or turns out
/// damaged meanwhile, the piece of a line before that is not among them.
/// </summary>
internal sealed class LineStream : ForwardStream
{
    private const int Size = 64 * 1024;

    private readonly Stream _text;
    private readonly long _most;
    private readonly bool _givesLast;
    private byte[] _buffer = new byte[Size];
    private int _start;
    private int _whole;
    private int _end;
    private long _read;
    private bool _atEnd;
    private Exception? _fault;

    /// <param name="text">The text, from where the last pass ended.</param>
    /// <param name="most">How many bytes are to be read; what comes after is for the next pass.</param>
    /// <param name="givesLast">Whether a line without an end, at the end, counts as one: nothing more will come.</param>
    public LineStream(Stream text, long most, bool givesLast) : base(text)
    {
        _text = text;
        _most = most;
        _givesLast = givesLast;
    }

    /// <summary>What was given, and its last bytes.</summary>
    public LogTail Given { get; } = new();

    /// <summary>Line ends among it.</summary>
    public long Lines { get; private set; }

    /// <summary>Everything was read, to the end that was set.</summary>
    public bool IsComplete => _atEnd && _fault is null && _start == _end && (_most == long.MaxValue || _read == _most);

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_start == _whole)
        {
            if (_atEnd) return _fault is null ? 0 : throw _fault;
            Fill();
        }
        var given = Math.Min(count, _whole - _start);
        Buffer.BlockCopy(_buffer, _start, buffer, offset, given);
        Given.Add(_buffer, _start, given);
        foreach (var value in _buffer.AsSpan(_start, given)) if (value == '\n') Lines++;
        _start += given;
        return given;
    }

    private void Fill()
    {
        Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
        (_end, _whole, _start) = (_end - _start, 0, 0);
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = 0;
        try
        {
            read = _text.Read(_buffer, _end, (int)Math.Min(_buffer.Length - _end, _most - _read));
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            _fault = failure;
        }
        _read += read;
        _end += read;
        _atEnd = read == 0;
        _whole = _buffer.AsSpan(0, _end).LastIndexOf((byte)'\n') + 1;
        // A line that no reader takes is given on in pieces: holding it back would fill the memory.
        var isGiven = _atEnd ? _givesLast && _fault is null : _end - _whole > LineBlocks.LongestLine * 4;
        if (isGiven) _whole = _end;
    }
}
