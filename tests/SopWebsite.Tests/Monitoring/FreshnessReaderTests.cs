using System.Text;
using SopWebsite.Adapters;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Freshness;

namespace SopWebsite.Tests.Monitoring;

public sealed class FreshnessReaderTests
{
    private static readonly Uri Page = new("https://www.example.go.id/berita/index.html");

    [Fact]
    public void RssAtomAndSitemapsGiveTheirEntriesDatesOnly()
    {
        var rss = Xml("<rss><channel><pubDate>saluran</pubDate><lastBuildDate>bangun</lastBuildDate>"
            + "<item><title>a</title><pubDate>satu</pubDate></item><item><pubDate><![CDATA[dua]]></pubDate><dc:date "
            + "xmlns:dc='x'>tiga</dc:date></item></channel></rss>");
        var atom = Xml("<feed xmlns='http://www.w3.org/2005/Atom'><updated>umpan</updated><entry><published>satu</published><updated>dua</updated>"
            + "<source><updated>lain</updated></source></entry></feed>");
        var map = Xml("<urlset><url><loc>x</loc><lastmod>satu</lastmod></url><url><lastmod/></url><url><lastmod>dua</lastmod></url></urlset>");
        var index = Xml("<sitemapindex><sitemap><loc> /a.xml </loc></sitemap></sitemapindex>");

        Assert.Equal((true, "satu,dua,tiga"), (rss!.IsFeed, string.Join(',', rss.Dates)));
        Assert.Equal((true, "satu,dua"), (atom!.IsFeed, string.Join(',', atom.Dates)));
        Assert.Equal((true, "satu,,dua"), (map!.IsSitemap, string.Join(',', map.Dates)));
        Assert.Equal((true, " /a.xml "), (index!.IsSitemap, index.Locations.Single()));
    }

    [Fact]
    public void ABillionLaughsAndOutsideEntitiesAreNotRead()
    {
        const string Laughs = "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><rss><item><pubDate>&b;</pubDate></item></rss>";
        const string Outside = "<!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/hostname'>]><rss><item><pubDate>&f;</pubDate></item></rss>";

        Assert.Null(Xml(Laughs));
        Assert.Null(Xml(Outside));
    }

    [Fact]
    public void ACutFeedStillHasItsNewestEntries()
    {
        var list = Xml("<rss><channel><item><pubDate>satu</pubDate></item><item><pubDa");

        Assert.Equal("satu", list!.Dates.Single());
        Assert.Null(Xml("bukan xml"));
        Assert.Null(XmlDates.Read([0xff, 0x00, 0x13]));
        Assert.Null(XmlDates.Read([]));
    }

    [Fact]
    public void APagesDatesFeedsAndVisibleTextAreRead()
    {
        var facts = Read("""
            <html><head><title>PN Contoh</title>
            <meta property="article:modified_time" content="2026-11-01T08:00:00+07:00"><meta name="viewport" content="2020-01-01">
            <link rel="alternate" type="application/rss+xml" href="/index.php?format=feed">
            <script type="application/ld+json">{"@graph":[{"datePublished":"2026-10-30","name":"x"},{"a":{"dateModified":"2026-10-31"}}]}</script>
            <script type="application/ld+json">{rusak</script></head>
            <body><script>var t = "1 Januari 2026";</script><time datetime="2026-11-02">kemarin</time>
            <table><tr><td>1</td><td>2 Maret 2025</td></tr></table><p>Diterbitkan <b>3</b> <i>Maret</i> 2025</p><!-- 4 Maret 2025 --></body></html>
            """);

        Assert.Equal(["2026-11-01T08:00:00+07:00", "2026-10-30", "2026-10-31", "2026-11-02"], facts.MarkedDates);
        Assert.Equal("https://www.example.go.id/index.php?format=feed", facts.Feeds.Single().AbsoluteUri);
        Assert.Equal(
            [new DateTime(2025, 3, 2), new DateTime(2025, 3, 3)],
            DateReader.Find(facts.Text, new DateTime(2026, 11, 20)).Select(date => date.Day).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("<html><body><p>terpotong <a href=")]
    [InlineData("\0\0\0")]
    public void MalformedPagesAreReadAsFarAsTheyGo(string html) => Assert.Empty(Read(html).MarkedDates);

    [Fact]
    public void APageNestedWithoutEndIsRead()
    {
        var facts = Read(string.Concat(Enumerable.Repeat("<div>", 50_000)) + "3 Maret 2025");

        Assert.Contains("3 Maret 2025", facts.Text, StringComparison.Ordinal);
    }

    private static PageFacts Read(string html) => new AdapterSet("").Pages.Read(html, Page);

    private static XmlDateList? Xml(string xml) => XmlDates.Read(Encoding.UTF8.GetBytes(xml));
}
