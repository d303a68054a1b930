using System.Globalization;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.Tests.Support;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Monitoring.Freshness;

public sealed class NoiseFilterTests(ITestOutputHelper output)
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");

    /// <summary>What differs from visit to visit, as court pages have it. The number tells the visit.</summary>
    private static readonly Func<Random, DateTime, string>[] Noise =
    [
        (random, _) => $"<div class='visitor-counter'><h4>Statistik</h4><span>{random.Next(1_000_000)}</span></div>",
        (random, _) => $"<p>Pengunjung hari ini : {random.Next(999)}</p><p>Total kunjungan: {random.Next(9_999_999).ToString("N0", Indonesian)}</p>",
        (random, _) => $"<p>Anda pengunjung ke-{random.Next(100_000)}</p>",
        (random, _) => $"<dd class='hits'>Dilihat: {random.Next(5000)}</dd>",
        (random, _) => $"<span>Dibaca {random.Next(5000)} kali</span> <span>{random.Next(300)} views</span>",
        (random, _) => $"<p>Ada {random.Next(90)} tamu dan tidak ada anggota online</p>",
        (_, now) => $"<div id='jam'>{now:HH:mm:ss} WIB</div>",
        (_, now) => $"<p>{now.ToString("dddd, d MMMM yyyy", Indonesian)} | Pukul {now:HH.mm} WIB</p>",
        (_, now) => $"<p>Hari ini: {now.ToString("dddd", Indonesian)}, {now:dd/MM/yyyy} {now:HH:mm:ss}</p>",
        (_, now) => $"<p>{now.DayOfWeek}, {now:dd MMM yyyy} {now:h:mm} PM</p>",
        (_, now) => $"<p>Selamat {(now.Hour < 11 ? "pagi" : now.Hour < 15 ? "siang" : "sore")}, {now.Day} Rajab 1447 H</p>",
        (random, _) =>
            $"<form><input type='hidden' name='csrf_token' value='{random.NextInt64():x16}{random.NextInt64():x16}'><input type='text'></form>",
        (random, _) => $"<p>Kode halaman {random.NextInt64():x16}a1{random.NextInt64():x16}</p>",
        (random, _) => $"<div class='carousel slide'><h3>{Pick(random, "Zona Integritas", "Tolak Gratifikasi", "Layanan PTSP", "e-Court")}</h3><p>Spanduk {random.Next(9)}</p></div>",
        (random, _) => $"<marquee>{Pick(random, "Selamat datang", "Waspada penipuan", "Bebas pungli")}</marquee>",
        (random, _) =>
            $"<section id='HomeBanner'><img src='{random.Next(9)}.jpg' "
            + $"alt='x'><p>{Pick(random, "Banner satu", "Banner dua", "Banner tiga")}</p></section>",
        (random, _) => $"<p>Alamat IP Anda: 36.{random.Next(255)}.{random.Next(255)}.{random.Next(255)}</p>",
        (random, _) => $"<p>Halaman dimuat dalam {random.Next(9)}.{random.Next(100, 999)} detik</p>",
        (random, _) => $"<small>diperbarui {random.Next(2, 59)} menit yang lalu</small>",
        (random, _) => $"<script>var t={random.Next()};</script><!-- {random.Next()} --><style>.a{random.Next()}{{}}</style>",
    ];

    [Fact]
    public void NothingOnThirtyPagesSeemsToChangeThatIsOnlyNoise()
    {
        var differing = new List<string>();
        var raw = 0;
        for (var page = 0; page < 30; page++)
        {
            var (first, again) = (Page(page, 1), Page(page, 2));
            if (!Words(first, noise: false).SequenceEqual(Words(again, noise: false))) raw++;
            var difference = WordDiff.Between(Words(first), Words(again));
            if (difference.Edits.Count > 0)
                differing.Add(
                    $"{page}: "
                        + string.Join(
                            " ", difference.Edits.Select(edit => $"[-{string.Join(" ", edit.Removed)}-]{{+{string.Join(" ", edit.Added)}+}}")));
            // What is written anew is still seen, the one word of it.
            if (Counted(WordDiff.Between(Words(first), Words(again.Replace("Nomor induk", "Nomor pokok", StringComparison.Ordinal)))) != (1, 1))
                differing.Add($"{page}: the change is not seen as it is");
        }
        output.WriteLine($"{differing.Count} of 30 pages differ through the noise filters, {raw} without them");
        Assert.True(differing.Count == 0, string.Join("\n", differing));
        Assert.Equal(30, raw);
    }

    [Fact]
    public void WhatTheCourtWritesStays()
    {
        var words = string.Join(" ", Words("""
            <body class="has-banner"><main><h1>Pengumuman lelang</h1><p>Perkara Nomor 12/Pdt.G/2025/PN Cth, 5 orang saksi, biaya Rp1.250.000, Pasal 303 KUHP,
            telepon 0736-123456, jam pelayanan pukul delapan, terbit 3 Maret 2025</p></main></body>
            """));

        Assert.Equal(
            "Pengumuman lelang Perkara Nomor 12/Pdt.G/2025/PN Cth, 5 orang saksi, biaya Rp1.250.000, Pasal 303 KUHP, telepon 0736-123456, jam "
            + "pelayanan pukul delapan, terbit [tanggal]",
            words);
    }

    [Fact]
    public void TextMadeToBeSlowEnds()
    {
        foreach (var text in new[]
        {
            new string('a', 2_000_000), new string('1', 2_000_000), string.Concat(Enumerable.Repeat("1.1", 600_000)),
            string.Concat(Enumerable.Repeat("ab1-", 500_000)), string.Concat(Enumerable.Repeat("total ", 300_000)),
        })
            _ = NoiseFilter.Steady(text);
        Assert.NotNull(NoiseFilter.Steady(string.Concat(Enumerable.Repeat("Dilihat: 12 kali pada 3 Maret 2025 08:00 WIB\n", 2000))));
    }

    private static (int Added, int Removed) Counted(WordDiff difference) => (difference.Added, difference.Removed);

    private static string Page(int page, int visit)
    {
        var random = new Random((page * 10) + visit);
        var now = new DateTime(2026, 11, 16, 8, 15, 42).AddDays(visit * 3).AddHours(visit * 2).AddMinutes((page * 7) + visit);
        // Each page has its own seven kinds of noise; all of them are on some.
        var kinds = Enumerable.Range(0, 7).Select(n => Noise[((page * 7) + (n * 3)) % Noise.Length]).Append(Noise[6 + (page % 2)]);
        return $"<html><head><title>Pengadilan</title></head><body class='page-{page}'><header>Pengadilan Negeri "
            + $"Contoh</header><main><h1>Halaman {page}</h1>"
            + $"<p>Terbit 3 Maret 2025. Nomor induk perkara {page * 31}. Sidang dibuka untuk umum.</p></main>"
            + string.Concat(kinds.Select(kind => kind(random, now))) + "<footer>Hak cipta Pengadilan</footer></body></html>";
    }

    private static string[] Words(string html) => Words(html, noise: true);

    private static string[] Words(string html, bool noise)
    {
        var facts = Desk.Adapters.Pages.Read(html, new Uri("https://example.go.id/"), new PageFilter { Unsteady = NoiseFilter.Selectors });
        return noise ? PageWords.Of(NoiseFilter.Steady(facts.SteadyText!)!) : html.Split(' ');
    }

    private static string Pick(Random random, params string[] of) => of[random.Next(of.Length)];
}
