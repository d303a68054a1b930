using System.Globalization;

namespace SopWebsite.Calendars;

/// <summary>Working hours within a day, from one minute up to, not including, another.</summary>
/// <param name="From">Minutes after midnight of the first working minute, 0 to 1439.</param>
/// <param name="To">Minutes after midnight of the end, up to 1440.</param>
public readonly record struct WorkInterval(int From, int To)
{
    /// <summary>Its length in minutes.</summary>
    public int Minutes => To - From;

    /// <summary>Reads <c>08:00-12:00</c>; a dot may stand for the colon, as officials write hours.</summary>
    public static bool TryParse(string text, out WorkInterval interval)
    {
        interval = default;
        var ends = text.Split('-');
        if (ends.Length != 2 || Minute(ends[0]) is not { } from || Minute(ends[1]) is not { } to || from >= to) return false;
        interval = new WorkInterval(from, to);
        return true;
    }

    /// <summary>The hours as <c>08:00-12:00</c>.</summary>
    public override string ToString() => $"{Hour(From)}-{Hour(To)}";

    private static string Hour(int minute) => string.Format(CultureInfo.InvariantCulture, "{0:00}:{1:00}", minute / 60, minute % 60);

    private static int? Minute(string text)
    {
        var parts = text.Trim().Split(':', '.');
        if (parts.Length != 2 || parts[0].Length is < 1 or > 2 || parts[1].Length != 2) return null;
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)) return null;
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)) return null;
        var total = hour * 60 + minute;
        return minute < 60 && total <= 1440 ? total : null;
    }
}
