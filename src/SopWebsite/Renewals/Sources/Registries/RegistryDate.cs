using System.Globalization;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>
/// Reads the dates of registries. RDAP writes them after RFC 3339; a few servers leave out the zone (then UTC is meant) or the time (then
/// midnight UTC, the first instant of the day: better a day early than a day late).
/// </summary>
internal static class RegistryDate
{
    private const int Longest = 60;
    private static readonly DateTimeOffset Earliest = new(1985, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>An instant of RFC 3339; null for anything else, and for what no registration can have.</summary>
    public static DateTimeOffset? Rfc3339(string? text)
    {
        if (text is not { Length: >= 10 and <= Longest } || text[4] != '-' || text[7] != '-') return null;
        if (Digits(text, 0, 4) is not { } year || Digits(text, 5, 2) is not { } month || Digits(text, 8, 2) is not { } day) return null;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        var date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        if (text.Length == 10) return Sane(date, TimeSpan.Zero);
        if (text.Length < 19 || text[10] is not ('T' or 't' or ' ') || text[13] != ':' || text[16] != ':') return null;
        if (Digits(text, 11, 2) is not { } hour || Digits(text, 14, 2) is not { } minute || Digits(text, 17, 2) is not { } second) return null;
        // A leap second is the last one of its minute.
        if (hour > 23 || minute > 59 || second > 60) return null;
        var at = 19;
        var ticks = 0L;
        if (at < text.Length && text[at] == '.')
        {
            var start = ++at;
            for (var unit = TimeSpan.TicksPerSecond / 10; at < text.Length && IsDigit(text[at]); at++, unit /= 10) ticks += (text[at] - '0') * unit;
            if (at == start) return null;
        }
        return Zone(text.Substring(at)) is { } zone
            ? Sane(date.Add(new TimeSpan(hour, minute, Math.Min(second, 59))).AddTicks(ticks), zone)
            : null;
    }

    /// <summary>
    /// A date in one of the given forms, as <see cref="DateTime.ParseExact(string, string, IFormatProvider)"/> writes them; null where none
    /// fits.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="forms">The forms.</param>
    /// <param name="zone">The zone of forms that name none.</param>
    public static DateTimeOffset? Of(string? text, IReadOnlyList<string> forms, TimeSpan zone)
    {
        var line = string.Join(" ", (text ?? "").Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        if (line.Length is 0 or > Longest) return null;
        foreach (var form in forms)
        {
            // A form with a zone in it carries its own.
            if (form.IndexOf('z') >= 0 || form.IndexOf('K') >= 0)
            {
                if (DateTimeOffset.TryParseExact(line, form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                    return Sane(at);
            }
            else if (DateTime.TryParseExact(line, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return Sane(date, form.Contains("'UTC'") || form.Contains("'Z'") ? TimeSpan.Zero : zone);
            }
        }
        return Rfc3339(line);
    }

    private static DateTimeOffset? Sane(DateTime date, TimeSpan zone) =>
        date.Ticks - zone.Ticks >= 0 && date.Ticks - zone.Ticks <= DateTime.MaxValue.Ticks
            ? Sane(new DateTimeOffset(date.Ticks - zone.Ticks, TimeSpan.Zero))
            : null;

    private static DateTimeOffset? Sane(DateTimeOffset at)
    {
        var instant = at.ToUniversalTime();
        return instant >= Earliest && instant < Latest ? instant : null;
    }

    private static TimeSpan? Zone(string text)
    {
        if (text is "" or "Z" or "z") return TimeSpan.Zero;
        if (text[0] is not ('+' or '-') || text.Length is not (3 or 5 or 6) || Digits(text, 1, 2) is not { } hours || hours > 23) return null;
        var minutes = 0;
        if (text.Length > 3)
        {
            if (text.Length == 6 && text[3] != ':') return null;
            if (Digits(text, text.Length - 2, 2) is not { } read || read > 59) return null;
            minutes = read;
        }
        var zone = new TimeSpan(hours, minutes, 0);
        return text[0] == '-' ? -zone : zone;
    }

    private static int? Digits(string text, int at, int count)
    {
        if (at + count > text.Length) return null;
        var number = 0;
        for (var end = at + count; at < end; at++)
        {
            if (!IsDigit(text[at])) return null;
            number = (number * 10) + text[at] - '0';
        }
        return number;
    }

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';
}
