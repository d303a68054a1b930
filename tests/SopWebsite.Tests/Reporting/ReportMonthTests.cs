using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Reporting;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Reporting;

public sealed class ReportMonthTests
{
    [Theory]
    [InlineData("2026-11", 2026, 11)]
    [InlineData("2024-02", 2024, 2)]
    [InlineData("1900-01", 1900, 1)]
    [InlineData("9998-12", 9998, 12)]
    public void AMonthIsReadTheSameInEveryCulture(string text, int year, int month)
    {
        foreach (var culture in new[] { "en-US", "id-ID", "de-DE", "tr-TR", "ar-SA", "th-TH" })
        {
            using var _ = new UnderCulture(culture);
            var read = ReportMonth.Parse(text);
            Assert.Equal((year, month, text), (read.Year, read.Month, read.ToString()));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-1")]
    [InlineData("11-2026")]
    [InlineData("2026-11-01")]
    [InlineData(" 026-11")]
    [InlineData("2026-+1")]
    [InlineData("2026--1")]
    [InlineData("٢٠٢٦-١١")]
    [InlineData("1899-12")]
    public void WhatIsNoMonthIsRefused(string text)
    {
        var refusal = Assert.Throws<SopException>(() => ReportMonth.Parse(text));
        Assert.Equal(("SopMonthInvalid", SopErrorKind.InvalidArgument, (object)text), (refusal.Id, refusal.Kind, refusal.Offender));
    }

    [Theory]
    [InlineData("WIB", "2026-10-31T17:00:00Z", "2026-11-30T17:00:00Z")]
    [InlineData("WITA", "2026-10-31T16:00:00Z", "2026-11-30T16:00:00Z")]
    [InlineData("WIT", "2026-10-31T15:00:00Z", "2026-11-30T15:00:00Z")]
    public void TheBordersAreMidnightsOfTheZone(string zone, string start, string end)
    {
        var month = new ReportMonth(2026, 11);
        Assert.Equal(At(start), month.StartIn(zone));
        Assert.Equal(At(end), month.EndIn(zone));
        Assert.Equal(month, ReportMonth.Of(At(start), zone));
        Assert.Equal(new ReportMonth(2026, 10), ReportMonth.Of(At(start).AddTicks(-1), zone));
        Assert.Equal(new ReportMonth(2026, 12), ReportMonth.Of(At(end), zone));
    }

    [Theory]
    [InlineData(2024, 29)]
    [InlineData(2026, 28)]
    [InlineData(2000, 29)]
    [InlineData(2100, 28)]
    public void FebruaryHasItsDays(int year, int days)
    {
        var february = new ReportMonth(year, 2);
        Assert.Equal(days, (february.EndIn("WIT") - february.StartIn("WIT")).TotalDays);
    }

    [Fact]
    public void EveryMonthJoinsTheNextWithoutGap()
    {
        for (var index = 0; index < 1200; index++)
        {
            var month = new ReportMonth(1990 + index / 12, index % 12 + 1);
            var next = new ReportMonth(1990 + (index + 1) / 12, (index + 1) % 12 + 1);
            Assert.Equal(month.EndIn("WITA"), next.StartIn("WITA"));
        }
    }

    [Fact]
    public void TitlesAreWhatOfficialsRead()
    {
        Assert.Equal("Mei 2026", new ReportMonth(2026, 5).Title.Indonesian);
        Assert.Equal("May 2026", new ReportMonth(2026, 5).Title.English);
        Assert.Equal(
            "1 Desember 2026", ReportMonth.DateTitle(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.FromHours(7))).In(Language.Indonesian));
        Assert.Equal(new ReportMonth(1900, 1), default);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
