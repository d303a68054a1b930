using System.Globalization;
using System.Text.RegularExpressions;

namespace SopWebsite.Procedures;

/// <summary>An amount of working time as the documents write it: <c>3 hari 2 jam 47 menit</c>.</summary>
/// <param name="Days">Working days (hari).</param>
/// <param name="Hours">Hours (jam).</param>
/// <param name="Minutes">Minutes (menit).</param>
public readonly record struct TimeAmount(int Days, int Hours, int Minutes)
{
    private static readonly Regex Part = new(
        @"\G\s*(?<count>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6})\s*(?<unit>hari|jam|menit)(?=\s|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    /// <summary>The amount in working minutes.</summary>
    /// <param name="minutesPerDay">What a working day counts.</param>
    public int ToMinutes(int minutesPerDay) => checked(Days * minutesPerDay + Hours * 60 + Minutes);

    /// <summary>Reads <c>15 menit</c>, <c>1.500 menit</c>, <c>1 hari 2 jam 25 menit</c>; each unit once, the larger first.</summary>
    public static bool TryParse(string? text, out TimeAmount amount)
    {
        amount = default;
        if (string.IsNullOrWhiteSpace(text) || text!.Length > 100) return false;
        int[] counts = [0, 0, 0];
        var (at, lastUnit) = (0, -1);
        var trimmed = text.TrimEnd();
        while (at < trimmed.Length)
        {
            var part = Part.Match(trimmed, at);
            if (!part.Success) return false;
            var unit = part.Groups["unit"].Value.ToLowerInvariant() switch { "hari" => 0, "jam" => 1, _ => 2 };
            if (unit <= lastUnit) return false;
            counts[unit] = Count(part.Groups["count"].Value);
            (at, lastUnit) = (at + part.Length, unit);
        }
        amount = new TimeAmount(counts[0], counts[1], counts[2]);
        return counts.All(count => count <= 100_000);
    }

    /// <summary>The amount as it is written in a procedure, without the units that are zero.</summary>
    public override string ToString()
    {
        var parts = new List<string>(3);
        if (Days != 0) parts.Add(Days.ToString(CultureInfo.InvariantCulture) + " hari");
        if (Hours != 0) parts.Add(Hours.ToString(CultureInfo.InvariantCulture) + " jam");
        if (Minutes != 0 || parts.Count == 0) parts.Add(Minutes.ToString(CultureInfo.InvariantCulture) + " menit");
        return string.Join(" ", parts);
    }

    /// <summary>A count that is too long for a number is too large for any procedure.</summary>
    private static int Count(string digits) =>
        int.TryParse(digits.Replace(".", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
}
