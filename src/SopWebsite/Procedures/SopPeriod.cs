using System.Globalization;

namespace SopWebsite.Procedures;

/// <summary>The unit of a period.</summary>
public enum SopPeriodUnit
{
    /// <summary>hari.</summary>
    Day,

    /// <summary>minggu.</summary>
    Week,

    /// <summary>bulan.</summary>
    Month,

    /// <summary>tahun.</summary>
    Year,
}

/// <summary>How often an activity returns: <c>1 minggu</c>, <c>1 bulan</c>.</summary>
/// <param name="Count">How many units.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct SopPeriod(int Count, SopPeriodUnit Unit)
{
    private static readonly string[] Units = ["hari", "minggu", "bulan", "tahun"];

    /// <summary>Reads a count and a unit.</summary>
    public static bool TryParse(string? text, out SopPeriod period)
    {
        period = default;
        var parts = (text ?? "").Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return false;
        var unit = Array.IndexOf(Units, parts[1].ToLowerInvariant());
        if (unit < 0 || count is < 1 or > 1000) return false;
        period = new SopPeriod(count, (SopPeriodUnit)unit);
        return true;
    }

    /// <summary>The period as the procedure writes it.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} {1}", Count, Units[(int)Unit]);
}
