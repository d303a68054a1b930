using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Tests.Calendars;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Procedures;

public sealed class StandardTimeTests
{
    [Theory]
    [InlineData("15 menit", 15)]
    [InlineData("1 Jam", 60)]
    [InlineData("1 hari", 450)]
    [InlineData("1.500 menit", 1500)]
    [InlineData(" 3 hari 2 jam 47 menit ", 1517)]
    [InlineData("3hari", 1350)]
    public void AmountsAreRead(string text, int minutes)
    {
        Assert.True(TimeAmount.TryParse(text, out var amount));
        Assert.Equal(minutes, amount.ToMinutes(450));
    }

    [Theory]
    [InlineData("")]
    [InlineData("satu jam")]
    [InlineData("1 minggu")]
    [InlineData("-1 jam")]
    [InlineData("1 jam 1 jam")]
    [InlineData("10 menit 1 jam")]
    [InlineData("1,5 jam")]
    [InlineData("1.50 menit")]
    [InlineData("1 jamaah")]
    [InlineData("999999999999 hari")]
    [InlineData("١ jam")]
    public void WhatIsNoAmountIsNotTakenForOne(string text) => Assert.False(TimeAmount.TryParse(text, out _));

    [Theory]
    [InlineData("", StandardTimeKind.Blank)]
    [InlineData("Relatif", StandardTimeKind.Relative)]
    [InlineData("1 hari", StandardTimeKind.Fixed)]
    [InlineData("1 jam - 3 hari", StandardTimeKind.Range)]
    [InlineData("1 jam – 3hari", StandardTimeKind.Range)]
    public void EveryFormIsReadAndWrittenBack(string text, StandardTimeKind kind)
    {
        Assert.True(StandardTime.TryParse(text, out var time));
        Assert.Equal(kind, time.Kind);
        Assert.True(StandardTime.TryParse(time.ToString(), out var again));
        Assert.Equal(time, again);
    }

    [Theory]
    [InlineData("1 jam - ")]
    [InlineData("1 jam - 2 jam - 3 jam")]
    [InlineData("secepatnya")]
    public void WhatIsNoTimeIsNotTakenForOne(string text) => Assert.False(StandardTime.TryParse(text, out _));

    [Theory]
    [InlineData("en-US")]
    [InlineData("id-ID")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void EveryCultureReadsAndWritesTheSame(string name)
    {
        using var _ = new UnderCulture(name);
        Assert.True(StandardTime.TryParse("1 HARI - 1.500 MENIT", out var range));
        Assert.Equal("1 hari - 1500 menit", range.ToString());
        Assert.True(StandardTime.TryParse("RELATIF", out var relative));
        Assert.Equal(StandardTimeKind.Relative, relative.Kind);
        Assert.True(SopPeriod.TryParse("1 MINGGU", out var period));
        Assert.Equal("1 minggu", period.ToString());
        Assert.Contains(
            "Senin, 23 November 2026 08:30 WIB", TestCalendar.Court("wib").Explain(TestCalendar.At("2026-11-20 16:00"), 60).In(Language.Indonesian),
            StringComparison.Ordinal);
    }
}
