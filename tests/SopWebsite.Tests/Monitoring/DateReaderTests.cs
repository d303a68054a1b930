using System.Globalization;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring;

public sealed class DateReaderTests
{
    private static readonly DateTime Until = new(2026, 11, 20);

    [Theory]
    [InlineData("Senin, 3 Maret 2025")]
    [InlineData("Senin,3 Maret 2025 10:15 WIB")]
    [InlineData("Tais, 03 Maret 2025")]
    [InlineData("3 Mar 2025")]
    [InlineData("03 MARET 2025")]
    [InlineData("3\u00a0Maret\u00a02025")]
    [InlineData("3\nMaret\n2025")]
    [InlineData("03-Mar-2025")]
    [InlineData("03-03-2025")]
    [InlineData("3/3/2025")]
    [InlineData("03.03.2025")]
    [InlineData("Diterbitkan: 03/03/2025 08:00")]
    [InlineData("2025-03-03")]
    [InlineData("2025/03/03")]
    [InlineData("2025-03-03T10:15:00+07:00")]
    [InlineData("March 3, 2025")]
    [InlineData("Mar 3 2025")]
    [InlineData("Mar. 3, 2025")]
    [InlineData("Monday, March 3rd, 2025")]
    [InlineData("3 March 2025")]
    [InlineData("3rd March, 2025")]
    [InlineData("(3 Maret 2025)")]
    [InlineData("tanggal 3 Maret 2025.")]
    public void TheThirdOfMarchIsRead(string text) => Assert.Equal([new DateTime(2025, 3, 3)], Days(text));

    [Fact]
    public void EveryMonthIsReadInBothLanguagesLongAndShort()
    {
        string[][] names =
        [
            ["Januari", "Jan", "January"], ["Februari", "Pebruari", "Feb", "February"], ["Maret", "Mar", "March"], ["April", "Apr"],
            ["Mei", "May"], ["Juni", "Jun", "June"], ["Juli", "Jul", "July"], ["Agustus", "Agu", "Agt", "Ags", "August", "Aug"],
            ["September", "Sep", "Sept"], ["Oktober", "Okt", "October", "Oct"], ["November", "Nopember", "Nov", "Nop"],
            ["Desember", "Des", "December", "Dec"],
        ];
        for (var month = 1; month <= 12; month++)
        {
            foreach (var name in names[month - 1])
            {
                var day = new DateTime(2024, month, 28);
                Assert.Equal([day], Days($"Rabu, 28 {name} 2024"));
                Assert.Equal([day], Days($"28-{name.ToLowerInvariant()}-2024"));
                Assert.Equal([day], Days($"{name.ToUpperInvariant()} 28, 2024"));
            }
        }
    }

    [Theory]
    [InlineData("31 Februari 2025")]
    [InlineData("29-02-2025")]
    [InlineData("0 Maret 2025")]
    [InlineData("13/25/2025")]
    [InlineData("03/25/2025")]
    [InlineData("3 Maret 25")]
    [InlineData("3 Marethon 2025")]
    [InlineData("Nomor 12/Pdt.G/2025/PN Cth")]
    [InlineData("W3-U1/03/03/2025/HK.02")]
    [InlineData("1/03/03-2025")]
    [InlineData("192.168.10.2025")]
    [InlineData("0811-22-03-20255")]
    [InlineData("17 Agustus 1945")]
    [InlineData("21 November 2026")]
    [InlineData("3 Maret 9999")]
    [InlineData("٣ Maret ٢٠٢٥")]
    [InlineData("")]
    public void WhatIsNoDateOfAnUpdateIsNotRead(string text) => Assert.Empty(Days(text));

    [Fact]
    public void AllDatesOfATextAreFound() => Assert.Equal(
        [new(2025, 2, 14), new(2026, 1, 5), new(2026, 11, 20)],
        Days("Sidang 14 Februari 2025 ditunda ke 05/01/2026; diumumkan 2026-11-20.").Order());

    [Theory]
    [InlineData("Mon, 03 Mar 2025 10:15:00 +0700", "2025-03-03T03:15:00Z")]
    [InlineData("Mon, 03 Mar 2025 03:15:00 GMT", "2025-03-03T03:15:00Z")]
    [InlineData("2025-03-03T10:15:00+07:00", "2025-03-03T03:15:00Z")]
    [InlineData("2025-03-03T10:15", "2025-03-03T02:15:00Z")]
    [InlineData("2025-03-03 10:15:00", "2025-03-03T02:15:00Z")]
    [InlineData("2025-03-03", "2025-03-02T16:00:00Z")]
    [InlineData("04-03-2025", "2025-03-03T16:00:00Z")]
    [InlineData("Sen, 03 Maret 2025 10:15 WITA", "2025-03-02T16:00:00Z")]
    [InlineData("2025-03", null)]
    [InlineData("kemarin", null)]
    [InlineData("0001-01-01T00:00:00", null)]
    [InlineData("99999-99-99T99:99", null)]
    public void InstantsAreReadWithTheSitesZoneWhereTheyNameNone(string text, string? expected) => Assert.Equal(
        expected is null ? null : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture),
        DateReader.Instant(text, TimeSpan.FromHours(8)));

    [Theory]
    [InlineData("en-US")]
    [InlineData("id-ID")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void TheMachinesCultureDoesNotMatter(string culture)
    {
        using var _ = new UnderCulture(culture);
        Assert.Equal([new DateTime(2025, 6, 3)], Days("3 JUNI 2025"));
        Assert.Equal([new DateTime(2025, 4, 3)], Days("03/04/2025"));
        Assert.Equal(
            new DateTimeOffset(2025, 4, 3, 3, 0, 0, TimeSpan.Zero), DateReader.Instant("Thu, 03 Apr 2025 10:00:00 +0700", TimeSpan.Zero));
    }

    [Fact]
    public void ATextMadeToBeSlowEnds()
    {
        Assert.Empty(Days(new string('1', 1_000_000)));
        Assert.Empty(Days(new string(' ', 1_000_000)));
        Assert.Empty(Days(string.Concat(Enumerable.Repeat("3 Maret ", 200_000))));
        Assert.Empty(Days(string.Concat(Enumerable.Repeat("1-1-", 400_000))));
    }

    private static IEnumerable<DateTime> Days(string text) => DateReader.Find(text, Until).Select(date => date.Day);
}
