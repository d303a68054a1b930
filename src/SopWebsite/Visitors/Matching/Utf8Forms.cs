namespace SopWebsite.Visitors.Matching;

/// <summary>UTF-8 by hand: the strict form for showing, the overlong form for unmasking.</summary>
internal static class Utf8Forms
{
    /// <summary>The code point at the beginning; the number of its bytes, 0 when they are not valid UTF-8 (RFC 3629).</summary>
    public static int Decode(ReadOnlySpan<byte> bytes, out int point)
    {
        point = bytes[0];
        if (point < 0x80) return 1;
        var length = point switch { >= 0xC2 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF5 => 4, _ => 0 };
        if (length == 0 || bytes.Length < length) return 0;
        point &= 0x7F >> length;
        for (var n = 1; n < length; n++)
        {
            if ((bytes[n] & 0xC0) != 0x80) return 0;
            point = point << 6 | (bytes[n] & 0x3F);
        }
        var valid = length switch { 2 => true, 3 => point >= 0x800 && point is < 0xD800 or > 0xDFFF, _ => point is >= 0x10000 and <= 0x10FFFF };
        return valid ? length : 0;
    }

    /// <summary>An ASCII character in more bytes than it needs (<c>C0 AE</c> for a dot); the number of those bytes, else 0.</summary>
    public static int Overlong(ReadOnlySpan<byte> bytes, out byte plain)
    {
        plain = 0;
        switch (bytes[0])
        {
            case 0xC0 when bytes.Length >= 2 && bytes[1] is (byte)'.' or (byte)'/' or (byte)'\\':
                // No form at all, yet there are decoders that look at the lower bits alone.
                plain = bytes[1];
                return 2;
            case 0xC0 or 0xC1 when bytes.Length >= 2 && Follows(bytes[1]):
                plain = (byte)((bytes[0] & 1) << 6 | (bytes[1] & 0x3F));
                return 2;
            case 0xE0 when bytes.Length >= 3 && bytes[1] is 0x80 or 0x81 && Follows(bytes[2]):
                plain = (byte)((bytes[1] & 1) << 6 | (bytes[2] & 0x3F));
                return 3;
            case 0xF0 when bytes.Length >= 4 && bytes[1] == 0x80 && bytes[2] is 0x80 or 0x81 && Follows(bytes[3]):
                plain = (byte)((bytes[2] & 1) << 6 | (bytes[3] & 0x3F));
                return 4;
            case 0xF8 when bytes.Length >= 5 && bytes[1] == 0x80 && bytes[2] == 0x80 && bytes[3] is 0x80 or 0x81 && Follows(bytes[4]):
                plain = (byte)((bytes[3] & 1) << 6 | (bytes[4] & 0x3F));
                return 5;
            case 0xFC when bytes.Length >= 6 && bytes[1] == 0x80 && bytes[2] == 0x80 && bytes[3] == 0x80 && bytes[4] is 0x80 or 0x81
                && Follows(bytes[5]):
                plain = (byte)((bytes[4] & 1) << 6 | (bytes[5] & 0x3F));
                return 6;
            default:
                return 0;
        }
    }

    /// <summary>
    /// The ASCII character that a server's best fit makes of a look-alike: full-width forms (FF01-FF5E), slashes of mathematics, digits and
    /// letters in circles; 0 for none.
    /// </summary>
    public static byte LookAlike(int point) => point switch
    {
        >= 0xFF01 and <= 0xFF5E => (byte)(point - 0xFEE0),
        0x2044 or 0x2215 or 0x2216 or 0x29F8 or 0x29F9 or 0xFE68 or 0xEFC8 or 0xF025 => (byte)'/',
        >= 0x2460 and <= 0x2468 => (byte)('1' + point - 0x2460),
        0x24EA => (byte)'0',
        >= 0x24B6 and <= 0x24CF => (byte)('a' + point - 0x24B6),
        >= 0x24D0 and <= 0x24E9 => (byte)('a' + point - 0x24D0),
        _ => 0,
    };

    /// <summary>Writes a code point; look-alikes become the ASCII they imitate.</summary>
    public static int Encode(int point, Span<byte> target)
    {
        if (LookAlike(point) is var plain and > 0) point = plain;
        switch (point)
        {
            case < 0x80:
                target[0] = (byte)point;
                return 1;
            case < 0x800:
                target[0] = (byte)(0xC0 | point >> 6);
                target[1] = (byte)(0x80 | (point & 0x3F));
                return 2;
            default:
                target[0] = (byte)(0xE0 | point >> 12);
                target[1] = (byte)(0x80 | (point >> 6 & 0x3F));
                target[2] = (byte)(0x80 | (point & 0x3F));
                return 3;
        }
    }

    private static bool Follows(byte value) => (value & 0xC0) == 0x80;
}
