using System.Globalization;

namespace SopWebsite.Tests.Visitors;

/// <summary>
/// Makes the requests of ordinary visitors of a court's site: readers, people who search in the words and marks that people use, parties to a
/// case, editors at work, share links, programs that fetch feeds. Each visitor has an address of its own. The same seed makes the same lines.
/// </summary>
internal static class OrdinaryVisits
{
    private static readonly string[] Words =
    [
        "berita", "putusan", "perkara", "jadwal-sidang", "layanan", "profil", "hakim", "panitera", "pengumuman", "posbakum", "mediasi", "gugatan",
        "pidana",
        "perdata", "laporan", "zona-integritas", "e-court", "biaya-perkara", "kontak", "prosedur", "informasi", "struktur-organisasi", "visi-misi",
        "galeri",
        "tilang", "eksekusi", "lelang", "pengaduan", "survei", "keuangan", "kepegawaian", "inovasi", "kalender", "agenda", "dokumen", "unduhan",
        "formulir",
    ];

    private static readonly string[] Searches =
    [
        "jadwal sidang jum'at", "\"judi online\"", "select hakim and panitera", "union busting", "drop box", "pasal 378 and 372",
        "pasal 303 ayat (1) KUHP", "O'Neil vs Ma'ruf",
        "biaya perkara cerai gugat & talak", "sidang 10:00 - 12:00", "putusan no. 12/Pdt.G/2026/PN Contoh", "hakim' agung", "50% biaya",
        "syarat: KTP; KK; surat nikah",
        "cara daftar e-court?", "nama = Budi", "umur > 17", "gaji < 5 juta", "order by tanggal", "insert nomor perkara", "update data pegawai",
        "delete akun", "a | b", "terdakwa or tersangka",
        "1 or 2", "where is the court", "like father like son", "table manner", "script sidang", "alert bencana", "file putusan", "image hakim",
        "akta cerai/talak", "surat kuasa (khusus)",
        "\"surat keterangan\" or \"surat bebas\"", "hukum & ham", "no 5 tahun 1960", "Rp 1.000.000,-", "email: humas@contoh.go.id",
        "http://contoh.go.id", "C++ dan C#", "union select", "ls", "id",
        "'sidang tilang'", "tilang 20/11/2026", "a' and 'b", "bukti T-1 s/d T-10", "perma no.1/2016", "system informasi", "eval kinerja",
        "exec summary", "cat rumah", "ping pong", "sleep apnea",
        "and", "or", "not", "select", "jum%27at", "mahkamah's", "..", "...", "*", "%", "wajib lapor (LHKPN)", "sema 3/2018", "slot sidang",
        "bahaya judi online", "kasus pinjol & judi slot", "poker",
        "panggilan ghaib; pengumuman", "apa itu 'itsbat nikah'?", "putusan | jadwal", "<b>putusan</b>", "#hashtag", "{perkara}", "[2026]",
        "hakim--panitera", "a;b", "id=5", "x=1&y=2", "print (cetak)", "c:\\dokumen",
    ];

    private static readonly string[] Names = [
        "Siti Nur'aini", "M. Syafi'i", "O'Connor", "Ma'mun", "Ny. A", "Drs. H. Contoh, S.H., M.H.", "Rahma", "I Made W.", "Jum'ah", "Al-Qur'an",
        "D'Angelo", "PT. Contoh (Persero) Tbk"];

    private static readonly string[] Agents =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0",
        "Mozilla/5.0 (Linux; Android 13; SM-A145F Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
        + "Chrome/139.0.7258.143 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/530.0.0.48.74;]",
        "Mozilla/5.0 (Linux; Android 12; V2120 Build/SP1A.210812.003; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0 "
        + "Mobile Safari/537.36 Instagram 398.0.0.53.77 Android",
        "WhatsApp/2.25.20.89 A", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)", "UptimeRobot/2.0; http://www.uptimerobot.com/",
        "Feedly/1.0 (+http://www.feedly.com/fetcher.html)", "-",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
        "Opera/9.80 (Android; Opera Mini/36.2.2254/191.273; U; id) Presto/2.12.423 Version/12.16",
    ];

    /// <summary>The lines of so many visitors, in the order of their time.</summary>
    public static IEnumerable<string> Lines(int visitors, int seed)
    {
        var random = new Random(seed);
        for (var visitor = 0; visitor < visitors; visitor++)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"10.{visitor >> 16}.{(visitor >> 8) & 255}.{visitor & 255}");
            var agent = random.Next(5) == 0 ? Of(random, OrdinaryOddities.Agents) : Agents[(int)(Agents.Length * Math.Pow(random.NextDouble(), 1.5))];
            double second = visitor * 3;
            var edits = visitor % 50 == 0;
            for (var n = edits ? random.Next(8, 20) : random.Next(1, 6); n > 0; n--)
            {
                var (method, target, status, referer) = edits ? Edit(random) : Visit(random);
                yield return LogText.Line(target, status, address, second, method, agent, referer, random.Next(200, 60_000));
                second += random.Next(2, 60);
            }
        }
    }

    private static (string Method, string Target, int Status, string Referer) Visit(Random random)
    {
        var word = Of(random, Words);
        var number = random.Next(1, 6000);
        var path = Page(random, word, number);
        var target = random.Next(18) switch
        {
            0 or 1 or 2 => path,
            3 => $"/?s={Form(random, Of(random, Searches))}",
            4 => $"/index.php?option=com_search&searchword={Form(random, Of(random, Searches))}&ordering=newest&searchphrase=all&Itemid={number}",
            5 => $"/component/finder/search?q={Form(random, Of(random, Searches))}&Itemid={number}",
            6 => $"/daftar-perkara?nomor={number}%2FPdt.G%2F2026%2FPN%20Contoh&nama_pihak={Form(random, Of(random, Names))}",
            7 => $"{path}?{Share(random)}",
            8 => $"/index.php?option=com_content&view=article&id={number}:{word}-{Of(random, Words)}&catid={random.Next(99)}&Itemid={number}&lang=id",
            9 => Asset(random, word, number),
            10 => $"/kontak?nama={Form(random, Of(random, Names))}&pesan={Form(random, Of(random, Searches) + ", terima kasih.")}&captcha={number:x}",
            11 => Sipp(random, number),
            12 => Api(random, word, number),
            13 => Download(random, word, number),
            14 or 15 => Of(random, random.Next(8) == 0 ? OrdinaryOddities.Guesses : OrdinaryOddities.Targets),
            16 => $"/{word}/tahun/{2000 + (number % 27)}?page={number % 40}&sort=tanggal&dir=desc&filter%5Bjenis%5D={Of(random, Words)}&cetak=1",
            _ => $"/redirect?url=https%3A%2F%2F{Of(random, ["sipp.pn-contoh.go.id", "www.mahkamahagung.go.id", "ecourt.mahkamahagung.go.id"])}%2F{word}%3Fid%3D{number}",
        };
        var status = random.NextDouble() switch { < 0.82 => 200, < 0.90 => 304, < 0.95 => 301, < 0.99 => 404, _ => 500 };
        return ("GET", target, status, Referer(random, path));
    }

    private static (string Method, string Target, int Status, string Referer) Edit(Random random)
    {
        var number = random.Next(1, 900);
        var joomla = $"https://pn-contoh.go.id/administrator/index.php?option=com_content&view=article&layout=edit&id={number}";
        return random.Next(9) switch
        {
            0 =>
                ("GET", $"/administrator/index.php?option=com_content&view=articles&filter%5Bsearch%5D={Form(random, Of(random, Searches))}", 200,
                    joomla),
            1 => ("POST", $"/administrator/index.php?option=com_content&layout=edit&id={number}", 303, joomla),
            2 => ("GET", $"/administrator/index.php?option=com_media&view=images&tmpl=component&asset=com_content&author={number}&folder=berita%2F2026", 200, joomla),
            3 => ("POST", "/wp-admin/admin-ajax.php", 200, $"https://pn-contoh.go.id/wp-admin/post.php?post={number}&action=edit"),
            4 =>
                ("GET", $"/wp-admin/edit.php?s={Form(random, Of(random, Searches))}&post_status=all&post_type=post&action=-1&m=0&cat=0&paged=1", 200,
                    "https://pn-contoh.go.id/wp-admin/edit.php"),
            5 => ("POST", $"/wp-json/wp/v2/posts/{number}?_locale=user", 200, "https://pn-contoh.go.id/wp-admin/post-new.php"),
            6 => ("GET", $"/wp-admin/load-scripts.php?c=0&load%5Bchunk_0%5D=jquery-core,jquery-migrate,utils,wp-polyfill-inert,regenerator-runtime,wp-polyfill&ver=6.{number % 9}", 200, "https://pn-contoh.go.id/wp-admin/"),
            7 => ("PUT", $"/wp-json/wp/v2/pages/{number}", 200, "https://pn-contoh.go.id/wp-admin/post.php"),
            _ => ("GET", $"/?p={number}&preview=true&preview_nonce={number:x8}ab&_thumbnail_id=-1", 200, "https://pn-contoh.go.id/wp-admin/post.php"),
        };
    }

    private static string Page(Random random, string word, int number) => random.Next(5) switch
    {
        0 => "/",
        1 => $"/index.php/{word}/{number}-{Of(random, Words)}-{Of(random, Searches).Split(' ')[0].Trim('\'', '"', '#', '<', '{', '[', '%', '*', '.').ToLowerInvariant()}-{Of(random, Words)}",
        2 => $"/{word}/{2020 + (number % 7)}/{number % 12 + 1:00}/{Of(random, Words)}-dan-{Of(random, Words)}-di-pn-contoh/",
        3 => $"/{word}/{Uri.EscapeDataString(Of(random, Names))}",
        _ => $"/{word}",
    };

    private static string Asset(Random random, string word, int number) => random.Next(5) switch
    {
        0 => $"/media/system/js/core.min.js?{number:x8}",
        1 => $"/images/{2020 + (number % 7)}/{word}%20({number % 30}).jpg",
        2 => $"/wp-content/uploads/2026/11/WhatsApp-Image-2026-11-{(number % 28) + 1:00}-at-10.{number % 60:00}.21-AM-{number % 9}.jpeg",
        3 => $"/wp-includes/js/jquery/jquery.min.js?ver=3.7.{number % 3}",
        _ => $"/templates/pn_contoh/css/template.css?v={number}",
    };

    private static string Sipp(Random random, int number) => random.Next(4) switch
    {
        0 => $"/sipp/index.php/detil_perkara/{Token(random, 24)}%3D%3D",
        1 => $"/list_perkara/search/{number % 9}/{Token(random, 60)}%3D",
        2 => $"/jadwal?tanggal=2026-11-{(number % 28) + 1:00}T08%3A00%3A00%2B07%3A00&ruang=Sidang%20{number % 5}%20%28Cakra%29",
        _ => $"/e-court/pendaftaran?token={Token(random, 180)}&jenis=gugatan&pihak%5B0%5D%5Bnama%5D={Uri.EscapeDataString(Of(random, Names))}",
    };

    private static string Api(Random random, string word, int number) => random.Next(5) switch
    {
        0 => $"/api/jadwal?filter=%7B%22tahun%22%3A2026%2C%22jenis%22%3A%22{word}%22%7D",
        1 => $"/wp-json/wp/v2/posts?per_page=10&orderby=date&order=desc&search={Form(random, Of(random, Searches))}",
        2 => $"/index.php?option=com_ajax&module=pengunjung&format=json&Itemid={number}",
        3 => $"/peta?lat=-0.{number}&lng=100.{number}&zoom=15&layers=%5B%22batas%22%2C%22kantor%22%5D",
        _ => $"/feed/?post_type={word}&cb=jQuery3510{number}_1763{number}&_={number}",
    };

    private static string Download(Random random, string word, int number) => random.Next(5) switch
    {
        0 => $"/unduhan/SK%20Tim%20IT%20%26%20Humas%20({number % 9}).pdf",
        1 => $"/download.php?file={word}_{number}.pdf&nama={Form(random, Of(random, Names))}",
        2 => $"/dokumen/sop/{word}/SOP-{number}_rev.{number % 4}.docx",
        3 => $"/index.php?option=com_phocadownload&view=category&download={number}:{word}&id=3:sop",
        _ => $"/images/formulir/{word}-{number}.zip",
    };

    private static string Share(Random random) => random.Next(5) switch
    {
        0 => $"fbclid=IwZXh0bgNhZW0CMTE{Token(random, random.Next(40, 200))}",
        1 => $"utm_source=whatsapp&utm_medium=social&utm_campaign={Uri.EscapeDataString(Of(random, Searches))}",
        2 => $"gclid={Token(random, 80)}&gad_source=1&gbraid={Token(random, 40)}",
        3 => "tmpl=component&print=1&layout=default&page=",
        _ => $"share=telegram&t={Uri.EscapeDataString(Of(random, Searches))}&u=https%3A%2F%2Fpn-contoh.go.id%2Fberita%3Fid%3D5%26x%3D1",
    };

    private static string Referer(Random random, string path) => random.Next(6) switch
    {
        5 => Of(random, OrdinaryOddities.Referers),
        0 => "https://www.google.com/",
        1 => "https://pn-contoh.go.id" + path,
        2 => $"https://pn-contoh.go.id/?s={Form(random, Of(random, Searches))}",
        3 => "https://l.facebook.com/l.php?u=https%3A%2F%2Fpn-contoh.go.id%2F%3Ffbclid%3DIwAR&h=AT0",
        _ => "-",
    };

    /// <summary>As a form writes it, or as a script does.</summary>
    private static string Form(Random random, string text) =>
        random.Next(2) == 0 ? Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal) : Uri.EscapeDataString(text);

    private static string Token(Random random, int length) => string.Concat(Enumerable.Range(0, length)
        .Select(_ => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[random.Next(64)]));

    private static string Of(Random random, string[] texts) => texts[random.Next(texts.Length)];
}
