using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Calendars;

/// <summary>
/// Indonesia's three zones: WIB +07, WITA +08, WIT +09; fixed offsets without daylight saving, so no zone database is needed.
/// </summary>
public static class IndonesianZone
{
    /// <summary>The zones' names, west to east.</summary>
    public static IReadOnlyList<string> Names { get; } = ["WIB", "WITA", "WIT"];

    /// <summary>The offset of a zone.</summary>
    /// <exception cref="SopException"><c>SopZoneUnknown</c>: the name is none of the three.</exception>
    public static TimeSpan OffsetOf(string zone) => zone.ToUpperInvariant() switch
    {
        "WIB" => TimeSpan.FromHours(7),
        "WITA" => TimeSpan.FromHours(8),
        "WIT" => TimeSpan.FromHours(9),
        _ => throw new SopException(
            "SopZoneUnknown", SopErrorKind.InvalidArgument,
            new Phrase($"'{zone}' is not a time zone of Indonesia. Use WIB, WITA or WIT.",
                $"'{zone}' bukan zona waktu Indonesia. Pakai WIB, WITA atau WIT."),
            zone),
    };

    /// <summary>An instant as the zone's wall clock shows it.</summary>
    public static DateTimeOffset ToLocal(DateTimeOffset instant, string zone) => instant.ToOffset(OffsetOf(zone));

    /// <summary>The day an instant falls on in the zone, as yyyy-MM-dd in every culture.</summary>
    public static string DayOf(DateTimeOffset instant, string zone) => ToLocal(instant, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The minute an instant falls in in the zone, as yyyy-MM-dd HH:mm in every culture; the zone's name is not part of it.</summary>
    public static string MinuteOf(DateTimeOffset instant, string zone) =>
        ToLocal(instant, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
