using SopWebsite.Languages;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.Tests.Letters;

/// <summary>The register's sentences within a letter.</summary>
public sealed class LetterProseTests
{
    [Theory]
    [InlineData("Diperiksa 2026-03-03 14:05 WIB.", "Diperiksa 3 Maret 2026 pukul 14.05 WIB.")]
    [InlineData("berlaku sampai 2026-12-31.", "berlaku sampai 31 Desember 2026.")]
    [InlineData("(2026-01-02 s.d. 2026-01-09)", "(2 Januari 2026 s.d. 9 Januari 2026)")]
    [InlineData("2026-11-16 08:00 WIB: diubah", "16 November 2026 pukul 08.00 WIB: diubah")]
    // Names, numbers, addresses and what is no date stay as they are.
    [InlineData("pn-contoh-2026-11-20-120000", "pn-contoh-2026-11-20-120000")]
    [InlineData("SIPP-pn-2026-11-20", "SIPP-pn-2026-11-20")]
    [InlineData("LS-2026-11-0001", "LS-2026-11-0001")]
    [InlineData("https://www.example.go.id/2026-11-20/a?d=2026-11-20", "https://www.example.go.id/2026-11-20/a?d=2026-11-20")]
    [InlineData("2026-11-20.sql 2026-13-40 0000-00-00 12026-11-20", "2026-11-20.sql 2026-13-40 0000-00-00 12026-11-20")]
    [InlineData("2026-11-20 25:00", "2026-11-20 25:00")]
    public void ASentenceSaysItsDatesInWords(string text, string said) => Assert.Equal(said, LetterProse.In(text, Language.Indonesian));

    [Theory]
    [InlineData("nama dan alamat pengadilan (Set-SopCourt)", "nama dan alamat pengadilan")]
    [InlineData("Belum ada pihak ketiga terdaftar (Register-SopThirdParty).", "Belum ada pihak ketiga terdaftar.")]
    [InlineData("Petugas (Set-Top Box) menunggu", "Petugas (Set-Top Box) menunggu")]
    public void NoOfficialIsSentToACommand(string text, string said) => Assert.Equal(said, LetterProse.In(text, Language.Indonesian));

    [Fact]
    public void InEnglishToo() => Assert.Equal("Down at 3 March 2026, 14:05 WIB", LetterProse.In("Down at 2026-03-03 14:05 WIB", Language.English));

    [Fact]
    public void ALongTextIsReadOnce()
    {
        var text = string.Concat(Enumerable.Repeat("2026-11-20 ", 20_000)) + new string('2', 100_000) + new string('-', 100_000);
        Assert.StartsWith("20 November 2026 20 November 2026", LetterProse.In(text, Language.Indonesian), StringComparison.Ordinal);
    }
}
