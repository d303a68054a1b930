using System.Buffers.Text;
using System.Text;
using SopWebsite.Files;

namespace SopWebsite.Escalations;

/// <summary>
/// Puts entries into the one form that is hashed, as UTF-8 in a buffer that is used again: <see cref="EscalationChain.CanonicalForm"/>.
/// </summary>
internal sealed class CanonicalForm
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>Begins anew with an entry, without its hashes.</summary>
    public void Write(EscalationEntry entry)
    {
        _length = 0;
        Append("sopwebsite-log-1\n");
        Field(entry.Number);
        Field(entry.At);
        Field(entry.Event.ToString());
        Field(entry.Site);
        Field(entry.Report);
        Field(entry.Run);
        Field(entry.Procedure);
        Field(entry.Activity);
        Field(entry.From);
        Field(entry.To);
        Field(entry.Due);
        Field(entry.WorkingMinutes);
        Field(entry.StandardMinutes);
        Field(entry.Timeliness.ToString());
        Field(entry.FollowUp);
        Field(entry.Evidence);
    }

    /// <summary>Adds text as it is.</summary>
    public void Append(string text)
    {
        Reserve(Encoding.UTF8.GetByteCount(text));
        _length += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, _length);
    }

    /// <summary>SHA-256 of what is in the buffer.</summary>
    public string Hash() => Sha256Hex.OfBytes(_bytes, _length);

    /// <inheritdoc/>
    public override string ToString() => Encoding.UTF8.GetString(_bytes, 0, _length);

    private void Field(string? text)
    {
        if (text is null)
        {
            Append("-\n");
            return;
        }
        var count = Encoding.UTF8.GetByteCount(text);
        Reserve(count + 16);
        Digits(count);
        _bytes[_length++] = (byte)':';
        _length += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, _length);
        _bytes[_length++] = (byte)'\n';
    }

    private void Field(long? number)
    {
        if (number is not { } value)
        {
            Append("-\n");
            return;
        }
        // Twenty characters at most, so the length before them has one digit or two.
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var count);
        Reserve(32);
        Digits(count);
        _bytes[_length++] = (byte)':';
        digits.Slice(0, count).CopyTo(_bytes.AsSpan(_length));
        _length += count;
        _bytes[_length++] = (byte)'\n';
    }

    /// <summary>ISO 8601 UTC to the millisecond: 24 characters.</summary>
    private void Field(DateTimeOffset? instant)
    {
        if (instant is not { } given)
        {
            Append("-\n");
            return;
        }
        var at = given.UtcDateTime;
        Append("24:");
        Reserve(25);
        Padded(at.Year, 4, '-');
        Padded(at.Month, 2, '-');
        Padded(at.Day, 2, 'T');
        Padded(at.Hour, 2, ':');
        Padded(at.Minute, 2, ':');
        Padded(at.Second, 2, '.');
        Padded(at.Millisecond, 3, 'Z');
        _bytes[_length++] = (byte)'\n';
    }

    private void Padded(int value, int width, char after)
    {
        for (var at = width - 1; at >= 0; at--, value /= 10) _bytes[_length + at] = (byte)('0' + (value % 10));
        _length += width;
        _bytes[_length++] = (byte)after;
    }

    private void Digits(int value)
    {
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out var count);
        _length += count;
    }

    private void Reserve(int count)
    {
        if (_length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
    }
}
