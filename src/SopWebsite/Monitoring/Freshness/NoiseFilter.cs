using System.Text.RegularExpressions;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>
/// What differs on court pages from visit to visit though nobody has written anything: counters of visitors, clocks, the day's date, tokens,
/// banners in turn. Dates and times are no content to compare, since they are a source of their own: each becomes a mark in its place.
/// </summary>
internal static class NoiseFilter
{
    /// <summary>Changed with what is compared, so that texts of another edition are not held against those of this one.</summary>
    public const string Edition = "1";

    /// <summary>The most of a text that is compared: pages that people write have a tenth of it.</summary>
    public const int MostCompared = 500_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly string[] NamesOfNoise =
    [
        "banner", "carousel", "slider", "slideshow", "swiper", "marquee", "ticker", "counter", "countdown", "visitor", "pengunjung", "clock",
        "jam-digital", "calendar", "kalender", "whosonline", "useronline", "user-online", "online-user", "captcha", "csrf", "cookie", "cuaca",
        "weather", "sholat", "iklan", "advert", "post-views", "view-count", "flexslider", "nivo",
    ];

    /// <summary>Selectors of elements that such things are usually in.</summary>
    public static IReadOnlyList<string> Selectors { get; } =
    [
        "marquee", "canvas", "progress", "meter", "[id=\"jam\" i]", "[class~=\"jam\" i]", "[id=\"waktu\" i]", "[class~=\"hits\" i]",
        "[class~=\"views\" i]",
        .. NamesOfNoise.SelectMany(name => new[] { $"[class*=\"{name}\" i]", $"[id*=\"{name}\" i]" }),
    ];

    /// <summary>In this order: a clock's day and hour are marks when the names around them are looked at.</summary>
    private static readonly (Regex Form, string Mark)[] Forms =
    [
        (Form(@"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s{0,2}(?:WIB|WITA|WIT|AM|PM)\b|\b\d{1,2}:\d{2}(?::\d{2})?\b"), "[jam]"),
        (Form(@"\b\d{1,2}\s+(?:Muharr?am|Sh?afar|Rabi['’]?ul\s\w+|Jumadil\s\w+|Rajab"
            + @"|Sya['’]?ban|Ramadh?an|Syaww?al|D[zh]ul\w+|Zul\w+)\s+1\d{3}(?:\s?H\b)?"), "[tanggal]"),
        (Form(@"\b(?:Senin|Selasa|Rabu|Kamis|Jum['’`]?at|Sabtu|Minggu|Ahad"
            + @"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b[\s,/|-]{0,4}(?=\[(?:tanggal|jam)\])"), ""),
        (Form(@"\bselamat\s+(?:pagi|siang|sore|malam)\b|\bgood\s+(?:morning|afternoon|evening)\b"), "[salam]"),
        (Form(@"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "[ip]"),
        (Form(@"\b(?<what>dilihat|dibaca|diakses|diunduh|views?|hits?|kunjungan|pengunjung|visitors?|pembaca|tamu|guests?|online|tayangan|downloads?"
            + @"|hari\s+ini|kemarin|(?:minggu|bulan|tahun)\s+(?:ini|lalu)|today|yesterday|total)\b"
            + @"(?<gap>[^\p{L}\d\n]{0,10}(?:ke\b)?[^\p{L}\d\n]{0,3})\d[\d.,]*"),
            "${what}${gap}[angka]"),
        (Form(@"\b\d[\d.,]*(?<gap>\s{0,3})(?<what>(?:kali\s+)?(?:dilihat|dibaca|diakses|diunduh)"
            + @"|kali\b|views?\b|hits?\b|pengunjung|visitors?\b|pembaca|tamu\b|guests?\b"
            + @"|pengguna\s+online|orang\s+online|downloads?\b)"),
            "[angka]${gap}${what}"),
        (Form(@"\b\d+\s+(?:detik|menit|jam|hari|minggu|bulan|tahun"
            + @"|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\s+(?:yang\s+)?(?:lalu|ago)\b"), "[jam]"),
        (Form(@"\b\d+[.,]\d+\s{0,2}(?:detik|seconds?|sec|s|ms)\b"), "[angka]"),
        // Tokens: long, of letters and digits mixed.
        (Form(@"(?<![\w-])(?=[\w-]{0,200}\d)(?=[\w-]{0,200}[a-z])[\w-]{24,200}(?![\w-])"), "[kode]"),
    ];

    /// <summary>
    /// The text, up to <see cref="MostCompared"/> characters, with marks in the place of what differs from visit to visit; null when
    /// that took too long.
    /// </summary>
    public static string? Steady(string text)
    {
        try
        {
            text = DateReader.Mark(text.Length > MostCompared ? text.Substring(0, MostCompared) : text, "[tanggal]");
            foreach (var (form, mark) in Forms) text = form.Replace(text, mark);
            return text;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Form(string pattern) => new(
        pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Compiled, Patience);
}
