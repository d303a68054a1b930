using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

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
        using var _ = new UnderCulture(culture);
        Assert.Equal("2026-11-21", IndonesianZone.DayOf(Evening, "WIB"));
        Assert.Equal("2026-11-22", IndonesianZone.DayOf(Evening, "wita"));
        Assert.Equal("2026-11-22 01:05", IndonesianZone.MinuteOf(Evening, "WIT"));
    }

    [Fact]
    public void AZoneThatIndonesiaDoesNotHaveIsRefused() =>
        Assert.Equal("SopZoneUnknown", Assert.Throws<SopException>(() => IndonesianZone.DayOf(Evening, "WAT")).Id);
}
