using SopWebsite.Calendars;
using SopWebsite.Monitoring.Integrity;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.Integrity;

/// <summary>The ways in which attackers serve one page to visitors and another to search engines, on a real server.</summary>
public sealed class NginxViewsTests : IDisposable
{
    private const string Clean = "<html lang=id><head><title>Pengadilan Negeri Contoh</title><link rel=stylesheet "
        + "href=/gaya.css></head><body><h1>Pengadilan Negeri Contoh</h1>"
        + "<p>Selamat datang di situs resmi Pengadilan Negeri Contoh. Informasi perkara, jadwal sidang dan layanan terpadu.</p><a "
        + "href=/berita.html>Berita</a></body></html>";

    private const string Spam = "<html><head><title>SLOT88 Situs Slot Gacor</title></head><body><p>Situs slot gacor gampang maxwin, daftar "
        + "sekarang</p></body></html>";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("map $http_user_agent $halaman { default /index.html; ~*googlebot /spam.html; }", ViewKind.Googlebot)]
    [InlineData("map $http_user_agent $halaman { default /index.html; ~*Android.*Googlebot /spam.html; }", ViewKind.GooglebotSmartphone)]
    [InlineData("map $http_referer $halaman { default /index.html; ~*google\\. /spam.html; }", ViewKind.GoogleReferrer)]
    [InlineData("map $http_user_agent $halaman { default /index.html; ~*googlebot /index.html; ~*Android /spam.html; }", ViewKind.Mobile)]
    public async Task APageForSomeVisitorsOnlyIsFound(string map, ViewKind view)
    {
        using var nginx = await StartAsync(map, "location = / { try_files $halaman =404; }");
        var result = await CheckAsync(nginx);

        Assert.Equal(IntegrityVerdict.Injected, result.Verdict);
        Assert.Contains(result.Reasons, reason => reason.Sign == IntegritySign.Cloaking && reason.View == view);
        Assert.DoesNotContain(result.Reasons, reason => reason.View == ViewKind.Browser);
        Assert.True(result.Views.Single(one => one.Kind == view).Likeness < 0.3);
    }

    [SkippableFact]
    public async Task ARedirectOfVisitorsFromASearchIsFound()
    {
        using var nginx = await StartAsync(
            "map $http_referer $dari_cari { default 0; ~*google\\. 1; }", "if ($dari_cari) { return 302 https://pesta-lain.example/; }");
        var result = await CheckAsync(nginx);

        Assert.Equal(IntegrityVerdict.Injected, result.Verdict);
        Assert.Contains(result.Reasons, reason => reason is { Sign: IntegritySign.ForeignRedirect, View: ViewKind.GoogleReferrer });
    }

    [SkippableFact]
    public async Task SpamAtAnyPathIsFound()
    {
        using var nginx = await StartAsync("", "error_page 404 =200 /spam.html;");
        var result = await CheckAsync(nginx);

        Assert.Equal(IntegrityVerdict.Injected, result.Verdict);
        Assert.All(result.Reasons.Where(reason => reason.Sign == IntegritySign.SpamTitle), reason => Assert.Equal(ViewKind.RandomPath, reason.View));
    }

    [SkippableFact]
    public async Task AHonestServerIsCleanToTheEndOfTheCrawl()
    {
        using var nginx = await StartAsync("", "gzip on; gzip_min_length 1;");
        var result = await CheckAsync(nginx, new IntegrityOptions { MaxPages = 20, Delay = TimeSpan.Zero });

        Assert.Equal((IntegrityVerdict.Clean, 0), (result.Verdict, result.Score));
        // The front page, the random path, and what the links lead to.
        Assert.Equal(3, result.Pages);
    }

    [SkippableFact]
    public async Task WhatALinkedSheetHidesIsFoundOnAFurtherPage()
    {
        using var nginx = await StartAsync("", "");
        await File.WriteAllTextAsync(_folder["www/gaya.css"], "body{color:#222} .kaki-dua{position:absolute;left:-8000px}");
        await File.WriteAllTextAsync(
            _folder["www/berita.html"],
            "<link rel=stylesheet href=/gaya.css><p>Berita</p><div class=kaki-dua><a href=https://agen-slot.example/>agen slot</a></div>");
        var result = await CheckAsync(nginx, new IntegrityOptions { MaxPages = 5, Delay = TimeSpan.Zero });

        Assert.Contains(result.Reasons, reason => reason.Sign == IntegritySign.HiddenText && reason.Uri.AbsolutePath == "/berita.html");
    }

    private async Task<NginxServer> StartAsync(string http, string server)
    {
        Skip.IfNot(NginxServer.IsThere, "nginx is not installed.");
        var nginx = await NginxServer.StartAsync(_folder, http, server);
        await File.WriteAllTextAsync(_folder["www/index.html"], Clean);
        await File.WriteAllTextAsync(_folder["www/spam.html"], Spam);
        await File.WriteAllTextAsync(_folder["www/berita.html"], "<title>Berita</title><p>Pisah sambut Wakil Ketua.</p>");
        await File.WriteAllTextAsync(_folder["www/gaya.css"], "body{color:#222}");
        return nginx;
    }

    private static Task<SiteIntegrity> CheckAsync(NginxServer nginx, IntegrityOptions? options = null) =>
        new IntegrityCheck(SystemClock.Instance, Desk.Adapters.Inspector, Desk.Adapters.Lexicons.Get())
            .CheckAsync(new IntegrityTarget("pn-contoh", nginx.Uri), options ?? new(), CancellationToken.None);
}
