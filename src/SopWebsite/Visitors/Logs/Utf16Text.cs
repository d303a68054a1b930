using System.Text;

namespace SopWebsite.Visitors.Logs;

/// <summary>Makes UTF-8 of UTF-16, in which Windows PowerShell writes what a log was cut down to with <c>&gt;</c>.</summary>
internal sealed class Utf16Text(Stream source, bool bigEndian) : ForwardStream(source)
{
    private readonly Stream _source = source;
    private readonly Decoder _decoder = (bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetDecoder();
    private readonly byte[] _packed = new byte[32 * 1024];
    private readonly char[] _letters = new char[(32 * 1024) + 2];
    private byte[] _text = [];
    private int _given;
    private bool _atEnd;

    /// <summary>Whether the first two bytes are a byte order mark of UTF-16.</summary>
    public static bool IsMark(byte first, byte second) => (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_given == _text.Length && !_atEnd)
        {
            var read = _source.Read(_packed, 0, _packed.Length);
            _atEnd = read == 0;
            var letters = _decoder.GetChars(_packed, 0, read, _letters, 0, flush: _atEnd);
            _text = Encoding.UTF8.GetBytes(_letters, 0, letters);
            _given = 0;
        }
        var part = Math.Min(count, _text.Length - _given);
        Buffer.BlockCopy(_text, _given, buffer, offset, part);
        _given += part;
        return part;
    }
}
