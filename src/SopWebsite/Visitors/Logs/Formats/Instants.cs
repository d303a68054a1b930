namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>
/// Reads an instant in the forms that logs write: <c>[21/Nov/2026:09:30:15 +0700]</c>, ISO 8601 with or without fraction and zone,
/// <c>2026/11/21 09:30:15.123</c>, and seconds, milli-, micro- or nanoseconds since 1970. Fractions of a second are cut off.
/// </summary>
internal static class Instants
{
    private const long Longest = 253_370_764_800; // the year 9999

    /// <summary>Seconds since 1970, UTC. Years from 1970 to 9998.</summary>
    /// <param name="text">The instant.</param>
    /// <param name="zone">Seconds east of Greenwich, for a text that names no zone.</param>
    /// <param name="seconds">The instant.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, int zone, out long seconds)
    {
        seconds = 0;
        if (text.Length > 2 && text[0] == '[' && text[text.Length - 1] == ']') text = text.Slice(1, text.Length - 2);
        if (text.Length < 8) return false;
        if (text.Length >= 20 && text[2] == '/') return Common(text, zone, out seconds);
        if (text.Length >= 19 && text[4] is (byte)'-' or (byte)'/') return Iso(text, zone, out seconds);
        return Epoch(text, out seconds);
    }

    /// <summary>A date: <c>2026-11-21</c>, <c>2026/11/21</c> or <c>21/Nov/2026</c>; days since 1970.</summary>
    public static bool TryDate(ReadOnlySpan<byte> t, out long days)
    {
        days = 0;
        if (t.Length == 10 && t[4] is (byte)'-' or (byte)'/' && t[7] == t[4])
            return Days(Digits(t, 0, 4), Digits(t, 5, 2), Digits(t, 8, 2), out days);
        return t.Length == 11 && t[2] == '/' && t[6] == '/' && Days(Digits(t, 7, 4), LogTime.Month(t.Slice(3, 3)), Digits(t, 0, 2), out days);
    }

    /// <summary>A time of day: <c>09:30:15</c>, perhaps with a fraction; seconds since midnight.</summary>
    public static bool TryClock(ReadOnlySpan<byte> t, out int seconds)
    {
        seconds = 0;
        if (t.Length < 8 || t[2] != ':' || t[5] != ':') return false;
        int hour = Digits(t, 0, 2), minute = Digits(t, 3, 2), second = Digits(t, 6, 2);
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60) return false;
        seconds = (hour * 3600) + (minute * 60) + second;
        return true;
    }

    /// <summary>The days from 1970 to a date; false for none of the calendar.</summary>
    public static bool Days(int year, int month, int day, out long days)
    {
        days = 0;
        if (year is < 1970 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        days = (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks / TimeSpan.TicksPerDay) - 719162;
        return true;
    }

    /// <summary>An offset: <c>Z</c>, <c>+0700</c>, <c>+07:00</c> or <c>+07</c>; seconds east of Greenwich. Gives its length, 0 for none.</summary>
    public static int Zone(ReadOnlySpan<byte> t, out int seconds)
    {
        seconds = 0;
        if (t.Length > 0 && t[0] is (byte)'Z' or (byte)'z') return 1;
        if (t.Length < 3 || t[0] is not ((byte)'+' or (byte)'-')) return 0;
        var hours = Digits(t, 1, 2);
        var at = t.Length > 3 && t[3] == ':' ? 4 : 3;
        var minutes = t.Length >= at + 2 ? Digits(t, at, 2) : -1;
        if (hours is < 0 or > 18 || minutes > 59) return 0;
        seconds = ((hours * 60) + Math.Max(minutes, 0)) * 60;
        if (t[0] == '-') seconds = -seconds;
        return minutes < 0 ? 3 : at + 2;
    }

    /// <summary>A number of so many digits; -1 where there are fewer.</summary>
    public static int Digits(ReadOnlySpan<byte> t, int at, int count)
    {
        if (at + count > t.Length) return -1;
        var value = 0;
        for (var n = at; n < at + count; n++)
        {
            var digit = t[n] - '0';
            if ((uint)digit > 9) return -1;
            value = (value * 10) + digit;
        }
        return value;
    }

    private static bool Common(ReadOnlySpan<byte> t, int zone, out long seconds)
    {
        seconds = 0;
        if (t[11] != ':' || !TryDate(t.Slice(0, 11), out var days) || !TryClock(t.Slice(12), out var clock)) return false;
        return Finish(days, clock, t.Slice(20), zone, out seconds);
    }

    private static bool Iso(ReadOnlySpan<byte> t, int zone, out long seconds)
    {
        seconds = 0;
        if (t[10] is not ((byte)'T' or (byte)'t' or (byte)' ' or (byte)'_')) return false;
        if (!TryDate(t.Slice(0, 10), out var days) || !TryClock(t.Slice(11), out var clock)) return false;
        return Finish(days, clock, t.Slice(19), zone, out seconds);
    }

    private static bool Finish(long days, int clock, ReadOnlySpan<byte> rest, int zone, out long seconds)
    {
        seconds = 0;
        if (rest.Length > 1 && rest[0] is (byte)'.' or (byte)',')
        {
            var at = 1;
            while (at < rest.Length && (uint)(rest[at] - '0') <= 9) at++;
            rest = rest.Slice(at);
        }
        while (rest.Length > 0 && rest[0] == ' ') rest = rest.Slice(1);
        if (rest.Length > 0 && Zone(rest, out zone) != rest.Length) return false;
        seconds = (days * 86400) + clock - zone;
        return true;
    }

    private static bool Epoch(ReadOnlySpan<byte> t, out long seconds)
    {
        seconds = 0;
        var at = 0;
        while (at < t.Length && at < 19 && (uint)(t[at] - '0') <= 9) seconds = (seconds * 10) + t[at++] - '0';
        if (at < t.Length)
        {
            if (t[at] != '.') return false;
            for (var n = at + 1; n < t.Length; n++)
                if ((uint)(t[n] - '0') > 9) return false;
        }
        // Milliseconds have 13 digits since 2001, seconds have 12 only after the year 5138.
        seconds = at switch
        {
            >= 18 => seconds / 1_000_000_000,
            >= 15 => seconds / 1_000_000,
            >= 12 => seconds / 1000,
            _ => seconds,
        };
        return at >= 8 && seconds < Longest;
    }
}
