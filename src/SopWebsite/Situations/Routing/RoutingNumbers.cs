using System.Globalization;
using SopWebsite.Calendars;

namespace SopWebsite.Situations.Routing;

/// <summary>Numbers that run within a month of the site's zone, such as <c>LD-2026-11-0001</c>.</summary>
internal static class RoutingNumbers
{
    public static string Next(string kind, DateTimeOffset at, string zone, Func<string, int> count)
    {
        var prefix = kind + "-" + IndonesianZone.ToLocal(at, zone).ToString("yyyy-MM", CultureInfo.InvariantCulture) + "-";
        return prefix + (count(prefix) + 1).ToString("0000", CultureInfo.InvariantCulture);
    }
}
