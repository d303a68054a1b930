using System.Globalization;
using System.Text;
using SopWebsite.Languages;

namespace SopWebsite.Runner.Demo;

/// <summary>The pages of the sample court: a front page with news, a feed, a ruling on online gambling, a style sheet.</summary>
internal static class SamplePages
{
    public static void Write(string root, DateTimeOffset today)
    {
        var indonesian = LanguageChoice.CultureOf(Language.Indonesian);
        var news = new (string File, string Title, DateTimeOffset Date)[]
        {
            ("berita/pelayanan.html", "Jam pelayanan terpadu satu pintu", today.AddDays(-1)),
            ("berita/putusan.html", "Putusan perkara Pasal 303 KUHP tentang perjudian", today.AddDays(-3)),
            ("pengumuman/lelang.html", "Pengumuman lelang eksekusi", today.AddDays(-9)),
        };
        var list = new StringBuilder();
        foreach (var (file, title, date) in news)
        {
            var day = date.ToString("dddd, d MMMM yyyy", indonesian);
            list.Append(CultureInfo.InvariantCulture, $"<li><a href=\"/{file}\">{title}</a> <span>{day}</span></li>\n");
            Page(root, file, title, $"<p>{day}</p><p>Berita contoh dari pengadilan contoh.</p>");
        }
        Page(root, "index.html", "Pengadilan Negeri Contoh", $"<p>Selamat datang.</p><ul>\n{list}</ul>");
        Put(root, "feed.xml", Feed(news.Select(item => (item.Title, item.Date))));
        Put(root, "gaya.css", "body { font-family: sans-serif }\n");
        Put(root, "configuration.php", "<?php /* contoh, tanpa sandi */\n");
    }

    private static void Page(string root, string file, string title, string body) => Put(
        root, file,
        $"<!doctype html><html lang=\"id\"><head><meta charset=\"utf-8\"><title>{title}</title>"
        + $"<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed.xml\"></head><body><h1>{title}</h1>{body}</body></html>\n");

    private static string Feed(IEnumerable<(string Title, DateTimeOffset Date)> items) =>
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Pengadilan Negeri Contoh</title>"
        + string.Concat(items.Select(item =>
            $"<item><title>{item.Title}</title><pubDate>{item.Date.ToString("r", CultureInfo.InvariantCulture)}</pubDate></item>"))
        + "</channel></rss>\n";

    private static void Put(string root, string file, string text)
    {
        var path = Path.Combine(root, file.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
