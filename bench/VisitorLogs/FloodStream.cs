using System.Globalization;
using System.Text;

namespace SopWebsite.Bench.VisitorLogs;

/// <summary>A log of one request each of ever new IPv6 addresses, and forty of 203.0.113.9 that asks for what it should not.</summary>
internal sealed class FloodStream(int addresses) : Stream
{
    private readonly byte[] _line = Encoding.ASCII.GetBytes(
        "2001:0db8:0000:0000:0000:0000:0000:0000 - - [20/Nov/2026:09:00:00 +0700] \"GET / HTTP/1.1\" 200 5120 \"-\" \"Mozilla/5.0\"\n");

    private readonly byte[] _guilty = Encoding.ASCII.GetBytes("203.0.113.9 - - [20/Nov/2026:09:00:00 +0700] \"GET /.env HTTP/1.1\" 404 5120 \"-\" \"Mozilla/5.0\"\n");
    private byte[] _current = [];
    private int _given;
    private int _number;
    private bool _toldOn;

    /// <summary>How often the guilty one asks.</summary>
    public const int Guilty = 40;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var written = 0;
        while (written < count && (_given < _current.Length || Next()))
        {
            var part = Math.Min(count - written, _current.Length - _given);
            Buffer.BlockCopy(_current, _given, buffer, offset + written, part);
            _given += part;
            written += part;
        }
        return written;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool Next()
    {
        if (_number == addresses) return false;
        _given = 0;
        _toldOn = !_toldOn && _number % (addresses / Guilty) == 0;
        _current = _toldOn ? _guilty : _line;
        if (_toldOn) return true;
        // Its last two groups of four digits.
        Span<char> digits = stackalloc char[8];
        _number++.TryFormat(digits, out _, "x8", CultureInfo.InvariantCulture);
        for (var n = 0; n < 4; n++) (_line[30 + n], _line[35 + n]) = ((byte)digits[n], (byte)digits[n + 4]);
        return true;
    }
}
