using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Errors;

namespace SopWebsite.Tests.Calendars;

public sealed class IndonesianZoneTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 21, 16, 5, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("id-ID")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fi-FI")]
    public void DaysAndMinutesReadTheSameInEveryCulture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("2026-11-21", IndonesianZone.DayOf(Evening, "WIB"));
            Assert.Equal("2026-11-22", IndonesianZone.DayOf(Evening, "wita"));
            Assert.Equal("2026-11-22 01:05", IndonesianZone.MinuteOf(Evening, "WIT"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void AZoneThatIndonesiaDoesNotHaveIsRefused() =>
        Assert.Equal("SopZoneUnknown", Assert.Throws<SopException>(() => IndonesianZone.DayOf(Evening, "WAT")).Id);
}
