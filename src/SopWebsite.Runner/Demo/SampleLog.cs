using System.Globalization;

namespace SopWebsite.Runner.Demo;

/// <summary>
/// A day of the sample court's visitors: ordinary readers from the documentation networks of RFC 5737, and among them four who try things.
/// </summary>
internal static class SampleLog
{
    private const string Browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";

    private static readonly string[] Pages =
    [
        "/", "/berita/pelayanan.html", "/berita/putusan.html", "/pengumuman/lelang.html", "/gaya.css", "/feed.xml",
        "/index.php?option=com_search&searchword=jadwal%20sidang", "/daftar-perkara?tahun=2026",
    ];

    public static void Write(string file, DateTimeOffset now)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var lines = new List<(DateTimeOffset At, string Line)>();
        for (var n = 0; n < 2000; n++)
        {
            // Spread evenly over the day before; the same visits each time.
            var at = now.AddDays(-1).AddSeconds(n * 42);
            Add(lines, at, $"192.0.2.{1 + (n * 7 % 120)}", "GET", Pages[n * 5 % Pages.Length], 200, Browser);
        }
        var evening = now.AddHours(-10);
        for (var n = 0; n < 12; n++)
            Add(lines, evening.AddSeconds(n * 3), "203.0.113.66", "GET",
                $"/index.php?id={n}%27%20UNION%20SELECT%20username,password%20FROM%20users--", 404, "sqlmap/1.8");
        Add(lines, evening.AddMinutes(2), "203.0.113.66", "GET", "/configuration.php~", 200, "sqlmap/1.8");
        for (var n = 0; n < 15; n++)
            Add(lines, evening.AddMinutes(5).AddSeconds(n * 4), "198.51.100.23", "POST", "/administrator/index.php", 200, Browser);
        Add(lines, evening.AddMinutes(9), "198.51.100.77", "GET", "/?page=..%252f..%252f..%252fetc%252fpasswd", 404, "curl/8.5");
        Add(lines, evening.AddMinutes(11), "203.0.113.200", "POST", "/images/stories/shell.php?cmd=id", 404, Browser);
        lines.Sort((left, right) => left.At.CompareTo(right.At));
        File.WriteAllLines(file, lines.Select(line => line.Line));
    }

    private static void Add(
        List<(DateTimeOffset At, string Line)> lines, DateTimeOffset at, string address, string method, string target, int status, string agent) =>
        lines.Add((at, string.Format(
            CultureInfo.InvariantCulture, "{0} - - [{1:dd/MMM/yyyy:HH:mm:ss} +0000] \"{2} {3} HTTP/1.1\" {4} 5120 \"-\" \"{5}\"",
            address, at.UtcDateTime, method, target, status, agent)));
}
