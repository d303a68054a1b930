using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors;

/// <summary>Ordinary visits of a court's website raise nothing, whatever the status.</summary>
public sealed class BenignVisitTests
{
    public static TheoryData<string> Targets => new(
        "/", "/index.php", "/robots.txt", "/sitemap.xml", "/favicon.ico", "/feed/", "/index.php?format=feed&type=rss", "/?format=feed&type=atom",
        "/index.php/berita/berita-terkini/1023-putusan-perkara-judi-online-di-pn-contoh", "/berita/sosialisasi-bahaya-judi-slot-online",
        "/layanan-publik/daftar-perkara",
        "/index.php?searchword=perkara&ordering=newest&searchphrase=all&option=com_search",
        "/index.php?option=com_finder&view=search&q=putusan+Pasal+303+judi+online",
        "/index.php?searchword=select+union&option=com_search", "/?s=select+hakim+and+panitera+union", "/?s=drop+table+perkara",
        "/?s=%22judi+online%22+or+togel", "/?s=Jum%27at+sidang+or+putusan+1+or+2",
        "/index.php?option=com_search&searchword=slot%20gacor%20dan%20maxwin", "/?s=alert(1)", "/?q=insert+into+delete+from+where", "/?s=order+by+1",
        "/?cari=perkara%20%26%20putusan%20%26%26%20banding",
        "/?s=pasal+378+and+372", "/index.php?option=com_search&searchword=Pasal%20303%20ayat%20(1)%20KUHP%20%3D%20judi", "/?s=hakim%27--",
        "/component/finder/search?q=jadwal%20sidang%20jum%27at&Itemid=101",
        "/daftar-perkara?nomor=12%2FPdt.G%2F2026%2FPN%20Contoh", "/sipp/detil_perkara/xYz%2BaBc%3D%3D", "/index.php/detil_perkara/cmVrTFc1K2VlZz09",
        "/list_jadwal_sidang/search/1/TGlzdA%3D%3D",
        "/index.php/layanan-hukum/pos-bantuan-hukum-(posbakum)", "/profil/struktur-organisasi?tmpl=component&print=1",
        "/index.php?option=com_content&view=article&id=12:visi-dan-misi&catid=8&Itemid=101",
        "/index.php?option=com_content&view=category&layout=blog&id=9&filter_order=a.title&filter_order_Dir=asc&limitstart=10",
        "/administrator/index.php?option=com_content&view=article&layout=edit&id=88",
        "/administrator/index.php?option=com_media&view=images&tmpl=component&asset=com_content&author=42",
        "/index.php?option=com_users&view=login&return=aHR0cHM6Ly9wbi1jb250b2guZ28uaWQv",
        "/wp-admin/post.php?post=12&action=edit", "/wp-admin/admin-ajax.php?action=heartbeat",
        "/wp-json/wp/v2/posts?per_page=10&orderby=date&order=desc", "/wp-json/oembed/1.0/embed?url=https%3A%2F%2Fpn-contoh.go.id%2Fberita%2F",
        "/wp-content/uploads/2026/11/putusan-12-pdt-g-2026.pdf", "/wp-content/plugins/contact-form-7/includes/js/index.js?ver=5.9.8",
        "/media/system/js/core.js?a1b2c3", "/media/jui/css/chosen.css", "/media/select2/js/select2.min.js",
        "/templates/contoh/css/template.css.php", "/images/stories/foto%20bersama%20(1).jpg",
        "/images/banner/selamat%20hari%20raya%20idul%20fitri%201447%20h.png", "/images/Pak_Ma%27ruf_%26_Bu_Sri.jpg",
        "/phocadownload/SK_KMA_1-144_2022.pdf", "/images/2026/laporan-tahunan-(LKjIP)-2025.pdf", "/index.php/en/?lang=id", "/?lang=id&id=5",
        "/index.php?id=12&cmd=view&type=pdf", "/index.php?page=2&sort=name",
        "/?fbclid=IwAR0aBcDeFgHiJ%2Bklm_nop-QrS", "/?utm_source=whatsapp&utm_medium=social&utm_campaign=sidang%20keliling%20%7C%20november",
        "/?gclid=Cj0KCQ%3D%3D&gad_source=1", "/share?u=https%3A%2F%2Fpn-contoh.go.id%2Fberita&t=Judul%20berita",
        "/redirect?url=https://www.mahkamahagung.go.id/id/berita", "/index.php?option=com_weblinks&task=weblink.go&id=4",
        "/.well-known/acme-challenge/abcDEF-123_456", "/.well-known/security.txt", "/apple-touch-icon-precomposed.png", "/ads.txt",
        "/survei?nilai=sangat%20puas&komentar=Pelayanan%20cepat%3B%20ruang%20tunggu%20nyaman",
        "/kontak?subjek=Permohonan%20informasi%20%22data%20perkara%22%20tahun%202025", "/pengaduan?isi=hakim%20and%20panitera%20tidak%20hadir",
        "/download.php?file=putusan_2026.pdf", "/download?path=dokumen/sop/sop-website.pdf",
        "/index.php?jat3action=gzip&jat3type=css&jat3file=t3-assets%2Fcss_9ce88.css",
        "/index.php?option=com_jevents&task=icalrepeat.detail&evid=23&year=2026&month=11&day=21",
        "/kalender?tanggal=2026-11-21T08:00:00%2B07:00", "/api/jadwal?filter%5Btanggal%5D=2026-11-21&page%5Bsize%5D=20",
        "/search?query=biaya%20perkara%20%28gugatan%29%20%3E%205%20juta", "/tilang?no=B1234XYZ&tgl=21%2F11%2F2026",
        "/e-court/pendaftaran?token=abc%3D%3D&jenis=gugatan%20sederhana",
        "/berita?judul=Wakil%20Ketua%20MA%3A%20%E2%80%9CIntegritas%20Hakim%E2%80%9D", "/gallery/%D8%A7%D9%84%D8%B3%D9%84%D8%A7%D9%85",
        "/foto/K%C3%A9gi%C3%A4tan.jpg",
        "/index.php?q=node/12", "/index.php/component/content/?view=featured&start=10", "/index.php/component/ajax/?module=counter&format=json",
        "/info-perkara", "/informasi/database-peraturan", "/regulasi/uu-no-11-tahun-2008-ite", "/zona-integritas/config-aplikasi",
        "/login", "/index.php/login", "/javascript:void(0)", "/?replytocom=12#respond", "/kegiatan/2026/11/20/executive-summary-(exec)",
        "/union-busting-dan-hukum-perburuhan", "/berita/kasus-pembunuhan-di-jalan-poros-and-kilas-balik");

    public static TheoryData<string> Oddities =>
        new(OrdinaryOddities.Targets.Except(Targets.AsEnumerable<object[]>().Select(row => (string)row[0]), StringComparer.Ordinal));

    public static TheoryData<string> OddAgents => new(OrdinaryOddities.Agents);

    [Theory]
    [MemberData(nameof(Targets))]
    [MemberData(nameof(Oddities))]
    public void OrdinaryRequestsRaiseNothing(string target)
    {
        var result = LogText.Scan(LogText.Line(target, 200), LogText.Line(target, 404, seconds: 60), LogText.Line(target, 403, seconds: 120));

        Assert.Equal(3, result.Summary.Requests);
        Assert.Empty(result.Visitors.Select(visitor => string.Join(", ", visitor.Reasons.Select(reason => reason.Rule))));
    }

    [Theory]
    [MemberData(nameof(OddAgents))]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1")]
    [InlineData("WhatsApp/2.24.20.89 A")]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)")]
    [InlineData("UptimeRobot/2.0; http://www.uptimerobot.com/")]
    [InlineData("-")]
    public void OrdinaryUserAgentsRaiseNothing(string agent) => Assert.Empty(LogText.RulesOf("/", 200, agent));

    [Theory]
    [InlineData("https://www.google.com/")]
    [InlineData("https://www.google.com/search?q=select+from+judi+online+union")]
    [InlineData("https://pn-contoh.go.id/index.php?option=com_search&searchword=putusan%20or%20perkara")]
    [InlineData("https://l.facebook.com/l.php?u=https%3A%2F%2Fpn-contoh.go.id%2F%3Ffbclid%3DIwAR&h=AT0")]
    [InlineData("android-app://com.google.android.googlequicksearchbox/")]
    public void OrdinaryReferersRaiseNothing(string referer) => Assert.Empty(LogText.RulesOf("/", 200, referer: referer));

    [Fact]
    public void AnEditorAtWorkRaisesNothing()
    {
        var lines = Enumerable.Range(0, 40).Select(n => LogText.Line(
            n % 2 == 0 ? "/administrator/index.php?option=com_content&layout=edit&id=12" : "/administrator/index.php", 303, seconds: n * 5,
            method: "POST",
            referer: "https://pn-contoh.go.id/administrator/index.php?option=com_content&view=article&layout=edit&id=12"));

        Assert.Empty(LogText.Scan(lines.ToArray()).Visitors);
    }

    [Fact]
    public void APageWithItsPicturesAndASlowReaderRaiseNothing()
    {
        var page = Enumerable.Range(0, 90).Select(
            n => LogText.Line($"/media/bagian-{n}.{(n % 2 == 0 ? "js" : "png")}", n % 9 == 0 ? 404 : 200, seconds: n / 45));
        var reader = Enumerable.Range(0, 200).Select(n => LogText.Line($"/berita/{n}", n % 4 == 0 ? 404 : 200, seconds: 10 + (n * 4)));

        Assert.Empty(LogText.Scan(page.Concat(reader).ToArray()).Visitors);
    }

    [Fact]
    public void ManyPeopleBehindOneAddressRaiseNothing()
    {
        var lines = Enumerable.Range(0, 300).Select(
            n => LogText.Line("/", 200, seconds: n / 4, agent: $"Mozilla/5.0 (Linux; Android {n % 15}; K) Chrome/1{n % 30}.0"));

        Assert.Empty(LogText.Scan(lines.ToArray()).Visitors);
    }

    [Fact]
    public void ASearchBotMayCrawl()
    {
        var lines = Enumerable.Range(0, 200).Select(
            n => LogText.Line(
                $"/berita/{n}", 200, "66.249.66.1", n / 5, agent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"));

        Assert.Empty(LogText.Scan(lines.ToArray()).Visitors);
    }
}
