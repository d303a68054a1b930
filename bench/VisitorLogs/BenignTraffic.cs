using System.Globalization;

namespace SopWebsite.Bench.VisitorLogs;

/// <summary>
/// Targets and referers of ordinary visitors, as a server decodes them: content systems and applications of many makes, files, searches, shared
/// links. Nothing in it was taken from a log; the words are common ones. Pairs of bytes are counted on it, never on the logs that are timed.
/// </summary>
internal sealed class BenignTraffic(int seed)
{
    private static readonly string[] Words = (
        "berita putusan perkara jadwal sidang layanan profil hakim panitera pengumuman posbakum mediasi gugatan pidana perdata laporan zona integritas informasi publik "
        + "struktur organisasi visi misi sejarah wilayah hukum kontak alamat agenda kegiatan galeri foto video unduh formulir peraturan undang keputusan surat edaran "
        + "mahkamah agung pengadilan negeri agama tinggi ketua wakil sekretaris pegawai lelang biaya panjar eksekusi banding kasasi peninjauan kembali tilang denda "
        + "rapat kerja pelantikan sosialisasi bimbingan teknis apel pagi hari raya selamat tahun baru ulang kemerdekaan penghargaan akreditasi inovasi aplikasi antrian "
        + "home about news article page category blog archive contact product item order checkout account profile settings help faq terms privacy download document "
        + "image gallery event calendar search result list detail view show edit create update history report export print share comment reply forum topic user member "
        + "course lesson student teacher library book journal issue volume abstract review author research conference faculty campus admission schedule exam "
        + "shop cart brand color size price sale offer review rating shipping payment invoice customer service support ticket status tracking location map store "
        + "travel hotel flight city beach mountain food recipe health doctor clinic patient insurance bank loan credit finance market stock company career job "
        + "weather sport football match score team player league music song album movie series episode trailer game quiz photo camera phone laptop software").Split(' ');

    private static readonly string[] Extensions =
        ["jpg", "png", "gif", "webp", "svg", "ico", "css", "js", "woff2", "woff", "ttf", "pdf", "docx", "xlsx", "mp4", "json", "xml", "html", "htm", "php", "aspx", "txt", "map", "jpeg"];

    private static readonly string[] Folders =
        ["images", "img", "media", "assets", "static", "files", "uploads", "storage", "public", "content", "templates", "themes", "modules", "components", "plugins", "css", "js", "fonts", "vendor", "dist", "build", "docs"];

    private static readonly string[] Names =
        ["id", "page", "start", "limit", "lang", "view", "option", "task", "layout", "format", "type", "sort", "order", "dir", "filter", "from", "to", "date", "year", "month", "tahun", "bulan",
            "nomor", "jenis", "kategori", "tmpl", "print", "ver", "v", "t", "ref", "source", "session", "tab", "mode", "size", "width", "height", "color", "offset", "per_page", "return", "item", "itemid", "catid", "cid"];

    private static readonly string[] Hosts =
        ["www.example.go.id", "example.go.id", "www.google.com", "www.google.co.id", "l.facebook.com", "t.co", "www.bing.com", "duckduckgo.com", "www.instagram.com", "m.facebook.com", "id.search.yahoo.com", "example.ac.id", "www.example.com"];

    private readonly Random _random = new(seed);

    /// <summary>So many texts, for ever the same for a seed.</summary>
    public IEnumerable<string> Take(int count)
    {
        for (var n = 0; n < count; n++) yield return _random.Next(4) == 0 ? Referer() : Target();
    }

    private string Referer() => _random.Next(3) == 0 ? Pick(Hosts) + "/" : Pick(Hosts) + Target();

    private string Target() => _random.Next(12) switch
    {
        0 => "/",
        1 or 2 => File(),
        3 => "/index.php?option=com_" + Word() + "&view=" + Word() + "&id=" + Number() + (Half() ? ":" + Slug() : "") + "&Itemid=" + Number(),
        4 => "/index.php/" + Slug() + "/" + Slug() + "/" + Number() + "-" + Slug(),
        5 => "/wp-content/" + (Half() ? "uploads/20" + Two(10, 27) + "/" + Two(1, 13) + "/" + Slug() + "-" + Number() + "x" + Number() + "." + Pick(Extensions) : "plugins/" + Slug() + "/assets/" + Word() + ".min.js?ver=" + Version()),
        6 => "/20" + Two(10, 27) + "/" + Two(1, 13) + "/" + Two(1, 29) + "/" + Slug() + "/",
        7 => "/" + Pick(["search", "cari", "pencarian", "find", ""]) + "?" + Pick(["q", "s", "search", "keyword", "searchword", "query"]) + "=" + Phrase(),
        8 => "/" + Slug() + "?" + Pick(["utm_source=" + Word() + "&utm_medium=social&utm_campaign=" + Slug(), "fbclid=" + Token(61), "gclid=" + Token(40), "share=" + Word()]),
        9 => "/api/v" + _random.Next(1, 4) + "/" + Word() + "/" + Number() + "?" + Query(),
        10 => "/" + Slug() + "/" + Slug() + (Half() ? "/" : ".html") + (Half() ? "?" + Query() : ""),
        _ => "/" + Pick(["daftar-perkara", "detil_perkara", "list_jadwal_sidang", "login", "user/" + Word(), "category/" + Word() + "/page/" + Number(), "tag/" + Slug(), "feed/", "sitemap.xml", "robots.txt", Word() + ".php?" + Query()]),
    };

    private string File() => "/" + Pick(Folders) + "/" + (Half() ? Word() + "/" : "") + _random.Next(4) switch
    {
        0 => Slug(),
        1 => Token(20).ToLowerInvariant(),
        2 => Word() + "." + Token(8).ToLowerInvariant() + ".min",
        _ => Phrase() + " (" + _random.Next(1, 9) + ")",
    } + "." + Pick(Extensions) + (_random.Next(5) == 0 ? "?v=" + Version() : "");

    private string Query() => string.Join('&', Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Pick(Names) + "=" + Value()));

    private string Value() => _random.Next(8) switch
    {
        0 => Word(),
        1 => Slug(),
        2 => "20" + Two(10, 27) + "-" + Two(1, 13) + "-" + Two(1, 29),
        3 => Number() + "/Pdt.G/20" + Two(10, 27) + "/PN " + Word(),
        4 => Token(_random.Next(6, 40)),
        5 => Phrase(),
        _ => Number(),
    };

    private string Slug() => string.Join('-', Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Word()));

    private string Phrase() => string.Join(' ', Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Word()));

    private string Word() => Pick(Words);

    private string Number() => _random.Next((int)Math.Pow(10, _random.Next(1, 6))).ToString(CultureInfo.InvariantCulture);

    private string Version() => string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1, 9)}.{_random.Next(20)}.{_random.Next(20)}");

    private string Two(int from, int to) => _random.Next(from, to).ToString("00", CultureInfo.InvariantCulture);

    private string Token(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"[_random.Next(64)]));

    private bool Half() => _random.Next(2) == 0;

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
