namespace SopWebsite.Visitors.Logs;

/// <summary>Reads <c>21/Nov/2026:09:30:15 +0700</c>; the last one is remembered, for neighbours mostly share their second.</summary>
internal sealed class LogTime
{
    public const int Length = 26;

    private readonly byte[] _last = new byte[Length];
    private long _lastSeconds;

    /// <summary>Seconds since 1970, UTC. Years from 1970 to 9998.</summary>
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public bool TryParse(ReadOnlySpan<byte> text, out long seconds)
    {
        if (text.Slice(0, Length).SequenceEqual(_last))
        {
            seconds = _lastSeconds;
            return true;
        }
        if (!Read(text, out seconds)) return false;
        text.Slice(0, Length).CopyTo(_last);
        _lastSeconds = seconds;
        return true;
    }

    private static bool Read(ReadOnlySpan<byte> t, out long seconds)
    {
        seconds = 0;
        if (t[2] != '/' || t[6] != '/' || t[11] != ':' || t[14] != ':' || t[17] != ':' || t[20] != ' ') return false;
        int day = Two(t, 0), month = Month(t.Slice(3, 3)), century = Two(t, 7), year = Two(t, 9);
        int hour = Two(t, 12), minute = Two(t, 15), second = Two(t, 18), zoneHour = Two(t, 22), zoneMinute = Two(t, 24);
        if ((day | month | century | year | hour | minute | second | zoneHour | zoneMinute) < 0) return false;
        year += century * 100;
        if (year is < 1970 or > 9998 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        if (hour > 23 || minute > 59 || second > 60 || zoneHour > 18 || zoneMinute > 59 || t[21] is not ((byte)'+' or (byte)'-')) return false;
        var days = (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks / TimeSpan.TicksPerDay) - 719162;
        var zone = ((zoneHour * 60) + zoneMinute) * 60;
        seconds = (days * 86400) + (hour * 3600) + (minute * 60) + second - (t[21] == '-' ? -zone : zone);
        return true;
    }

    private static int Two(ReadOnlySpan<byte> t, int at)
    {
        int tens = t[at] - '0', ones = t[at + 1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -1 : (tens * 10) + ones;
    }

    internal static int Month(ReadOnlySpan<byte> name) => (name[0] << 16 | name[1] << 8 | name[2]) switch
    {
        'J' << 16 | 'a' << 8 | 'n' => 1,
        'F' << 16 | 'e' << 8 | 'b' => 2,
        'M' << 16 | 'a' << 8 | 'r' => 3,
        'A' << 16 | 'p' << 8 | 'r' => 4,
        'M' << 16 | 'a' << 8 | 'y' => 5,
        'J' << 16 | 'u' << 8 | 'n' => 6,
        'J' << 16 | 'u' << 8 | 'l' => 7,
        'A' << 16 | 'u' << 8 | 'g' => 8,
        'S' << 16 | 'e' << 8 | 'p' => 9,
        'O' << 16 | 'c' << 8 | 't' => 10,
        'N' << 16 | 'o' << 8 | 'v' => 11,
        'D' << 16 | 'e' << 8 | 'c' => 12,
        _ => -1,
    };
}
