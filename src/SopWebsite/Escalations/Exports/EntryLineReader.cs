using System.Security.Cryptography;
using SopWebsite.Files;

namespace SopWebsite.Escalations.Exports;

/// <summary>
/// Reads a file line by line, whatever it holds, and keeps the SHA-256 of all its bytes. Holds one line in memory, and no line above the limit.
/// </summary>
internal sealed class EntryLineReader(Stream stream) : IDisposable
{
    private const int Chunk = 64 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[2 * Chunk];
    private int _start;
    private int _end;
    private bool _atEnd;

    /// <summary>The next line without its line feed; false at the end. An empty line is a line.</summary>
    /// <param name="line">The line, until the next call.</param>
    /// <param name="tooLong">True for a line above the limit, of which there is nothing.</param>
    public bool TryRead(out ReadOnlySpan<byte> line, out bool tooLong)
    {
        line = default;
        tooLong = false;
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                line = _buffer.AsSpan(_start, searched + at);
                _start += searched + at + 1;
                return true;
            }
            searched = _end - _start;
            if (searched > EntryLine.Longest)
            {
                tooLong = true;
                return true;
            }
            if (Fill()) continue;
            line = _buffer.AsSpan(_start, searched);
            _start = _end;
            return searched > 0;
        }
    }

    /// <summary>Reads on to the end of the file without looking, and gives the SHA-256 of all of it.</summary>
    public string Finish(CancellationToken stop)
    {
        do
        {
            stop.ThrowIfCancellationRequested();
            _start = _end;
        }
        while (Fill());
        return Sha256Hex.Of(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private bool Fill()
    {
        if (_atEnd) return false;
        if (_start > 0)
        {
            Array.Copy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }
        if (_buffer.Length - _end < Chunk) Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = stream.Read(_buffer, _end, Chunk);
        _hash.AppendData(_buffer, _end, count);
        _end += count;
        _atEnd = count == 0;
        return count > 0;
    }
}
