using System.IO.Compression;
using SopWebsite.Calendars;
using SopWebsite.Evidence;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Monitoring.Integrity;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.Integrity;

public sealed class IntegrityCheckTests : IDisposable
{
    private const string Clean = "<html lang=id><title>Pengadilan Negeri Contoh</title><p>Selamat datang di situs resmi pengadilan. <a "
        + "href='/berita'>Berita</a> <a href='/admin/'>Admin</a></p></html>";
    private const string Spam = "<html><title>Slot Gacor Hari Ini</title><p>Situs slot gacor maxwin, daftar sekarang di sini</p></html>";

    private readonly TemporaryFolder _folder = new();
    private readonly List<TimeSpan> _pauses = [];

    private EvidenceStore Evidence => new(_folder["eviden"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ACleanSiteIsCleanAndLeavesNothing()
    {
        await using var server = LoopbackServer.WithPages(new() { ["/"] = new(Clean) });
        var result = await CheckAsync(server);

        Assert.Equal((IntegrityVerdict.Clean, 0), (result.Verdict, result.Score));
        Assert.Equal(
            [
                ViewKind.Browser, ViewKind.Googlebot, ViewKind.GooglebotSmartphone, ViewKind.GoogleReferrer, ViewKind.Mobile, ViewKind.RandomPath,
                ViewKind.RandomPath, ViewKind.Robots, ViewKind.Sitemap,
            ],
            result.Views.Select(view => view.Kind));
        Assert.All(result.Views.Where(view => view.Kind is ViewKind.Googlebot or ViewKind.Mobile), view => Assert.Equal(1, view.Likeness));
        Assert.False(Directory.Exists(Evidence.Folder));
    }

    [Fact]
    public async Task WhatOnlyACrawlerGetsIsFoundAndKept()
    {
        await using var server = LoopbackServer.Start(exchange =>
            exchange.ReplyAsync(200, exchange.Head.Contains("Googlebot", StringComparison.Ordinal) ? Spam : Clean, "Content-Type: text/html"));
        var result = await CheckAsync(server);

        Assert.Equal(IntegrityVerdict.Injected, result.Verdict);
        Assert.Contains(result.Reasons, reason => reason is { Sign: IntegritySign.Cloaking, View: ViewKind.Googlebot });
        var kept = result.Views.Single(view => view.Kind == ViewKind.Googlebot).Evidence!;
        Assert.Equal(Spam, await File.ReadAllTextAsync(kept.Path));
        Assert.True(EvidenceStore.IsIntact(kept));
        Assert.Equal(Clean, await File.ReadAllTextAsync(result.Views[0].Evidence!.Path));
        Assert.Null(result.Views.Single(view => view.Kind == ViewKind.Mobile).Evidence);
    }

    [Fact]
    public async Task WhatChangesByItselfIsNoSign()
    {
        var count = 0;
        await using var server = LoopbackServer.Start(exchange =>
        {
            var number = Interlocked.Increment(ref count);
            var news = string.Concat(
                Enumerable.Range(0, 12)
                    .Select(at => $"<li>Berita nomor {(number * 7) + at} tentang kegiatan {"abcdefghij"[(number + at) % 10]}satker</li>"));
            return exchange.ReplyAsync(
                exchange.Path == "/" ? 200 : 404,
                $"<title>Pengadilan Negeri Contoh</title><p>Pengunjung: {number * 1713}</p><p>Sabtu, 21 November 2026 "
                + $"10.{number:00}.33</p><input type=hidden name=token value=a{number:x8}><ul>{news}</ul>"
                + "<p>Pengadilan Negeri Contoh melayani pencari keadilan dengan sepenuh hati dan tanpa biaya di luar ketentuan yang berlaku.</p>",
                "Content-Type: text/html");
        });
        Assert.Equal(IntegrityVerdict.Clean, (await CheckAsync(server)).Verdict);
    }

    [Fact]
    public async Task TheCrawlIsPoliteAndFindsWhatIsWithin()
    {
        await using var server = LoopbackServer.WithPages(new()
        {
            ["/"] = new(Clean),
            ["/berita"] = new("<title>Berita</title><a href='/arsip?x=1'>Arsip</a><a href='/gambar.jpg'>g</a><a href='https://lain.example/'>l</a>"),
            ["/arsip?x=1"] = new(
                "<title>Arsip</title><div style='display:none'>situs slot gacor <a href='https://agen-slot.example/'>agen slot</a></div>"),
            ["/admin/"] = new(Spam),
            ["/robots.txt"] = new("User-agent: *\nDisallow: /admin/\nCrawl-delay: 3\n", "text/plain"),
        });
        var result = await CheckAsync(server, new IntegrityOptions { MaxPages = 10, Delay = TimeSpan.FromSeconds(1) });

        Assert.Equal(IntegrityVerdict.Injected, result.Verdict);
        Assert.Contains(result.Reasons, reason => reason.Sign == IntegritySign.HiddenText && reason.Uri.AbsolutePath == "/arsip");
        Assert.Equal([TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3)], _pauses);
        Assert.DoesNotContain(
            server.Requests,
            head => head.StartsWith("GET /admin/", StringComparison.Ordinal) || head.StartsWith("GET /gambar", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheCrawlStopsAtItsCap()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(
            200, string.Concat(Enumerable.Range(0, 20).Select(at =>
                $"<a href='/h{(exchange.Path.GetHashCode(StringComparison.Ordinal) & 0xffff) + at}'>{at}</a>")), "Content-Type: text/html"));
        await CheckAsync(server, new IntegrityOptions { MaxPages = 5, Delay = TimeSpan.FromSeconds(2) });
        Assert.Equal(5, _pauses.Count);
    }

    [Fact]
    public async Task ASiteThatDoesNotAnswerIsUnknown()
    {
        var check = Check();
        var gone = await check.CheckAsync(new("x", new Uri($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/")), new(), CancellationToken.None);
        Assert.Equal(IntegrityVerdict.Unknown, gone.Verdict);
        await using var broken = LoopbackServer.Start(exchange => exchange.ReplyAsync(500, "<p>galat</p>", "Content-Type: text/html"));
        Assert.Equal(IntegrityVerdict.Unknown, (await CheckAsync(broken)).Verdict);
    }

    [Theory]
    [InlineData("endless")]
    [InlineData("bomb")]
    [InlineData("loop")]
    [InlineData("headers")]
    [InlineData("garbage")]
    [InlineData("hang")]
    [InlineData("reset")]
    [InlineData("sitemaps")]
    public async Task AHostileServerIsBounded(string kind)
    {
        await using var server = LoopbackServer.Start(exchange => HostileAsync(kind, exchange));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var result = await CheckAsync(server, new IntegrityOptions { Timeout = TimeSpan.FromSeconds(2), MaxPages = 2, Delay = TimeSpan.Zero });
        Assert.NotEmpty(result.Reason.English);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 150_000_000);
    }

    [Fact]
    public async Task AServerThatIsSlowEachTimeDoesNotHoldTheCheckUp()
    {
        var requests = 0;
        await using var server = LoopbackServer.Start(exchange =>
        {
            Interlocked.Increment(ref requests);
            return exchange.ReplyAsync(200, "<title>Beranda</title><p>Jadwal sidang</p>", "Content-Type: text/html");
        });
        // Time as the check sees it: each request took nearly all that one may take.
        var options = new IntegrityOptions { Timeout = TimeSpan.FromSeconds(20), MaxPages = 5, Delay = TimeSpan.Zero };
        var check = new IntegrityCheck(SystemClock.Instance, Desk.Adapters.Inspector, Desk.Adapters.Lexicons.Get())
        {
            Fetching = new FetchOptions { Elapsed = () => TimeSpan.FromSeconds(19 * Volatile.Read(ref requests)) },
        };
        var result = await check.CheckAsync(new("pn-contoh", server.Uri), options, CancellationToken.None);
        Assert.Equal(7, requests);
        Assert.Equal(IntegrityVerdict.Clean, result.Verdict);
        Assert.Contains(
            result.Views,
            view => view.Kind == ViewKind.RandomPath && view.Failure?.English.StartsWith("Not asked", StringComparison.Ordinal) == true);
        Assert.Contains("RandomPath", result.Remark!.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EvidenceThatCannotBeKeptIsTold()
    {
        await using var server = LoopbackServer.WithPages(new() { ["/"] = new(Spam) });
        var full = new EvidenceStore(_folder["penuh"]) { Capacity = 1 };
        var result = await new IntegrityCheck(SystemClock.Instance, Desk.Adapters.Inspector, Desk.Adapters.Lexicons.Get(), full)
            .CheckAsync(new("x", server.Uri), new(), CancellationToken.None);
        Assert.Equal(IntegrityVerdict.Injected, result.Verdict);
        Assert.NotNull(result.Remark);
        Assert.All(result.Views, view => Assert.Null(view.Evidence));
    }

    private static async Task HostileAsync(string kind, LoopbackExchange exchange)
    {
        switch (kind)
        {
            case "endless":
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
                while (true) await exchange.SendAsync("<div>slot gacor <a href='https://a.example/'>a</a>");
            case "bomb":
                using (var packed = new MemoryStream())
                {
                    await using (var zip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) await zip.WriteAsync(
                        new byte[64 * 1024 * 1024]);
                    await exchange.ReplyAsync(200, packed.ToArray(), "Content-Type: text/html", "Content-Encoding: gzip");
                }
                break;
            case "loop": await exchange.RedirectAsync(exchange.Path + "a"); break;
            case "headers":
                await exchange.SendAsync("HTTP/1.1 200 OK\r\n");
                for (var at = 0; at < 20_000; at++) await exchange.SendAsync($"X-{at}: {new string('a', 200)}\r\n");
                break;
            case "garbage": await exchange.SendAsync("\0\u0001bukan http\r\n\r\n"); break;
            case "hang": await exchange.HangAsync(); break;
            case "reset": exchange.Reset(); break;
            default:
                await exchange.ReplyAsync(
                    200, "<sitemapindex>" + string.Concat(Enumerable.Range(0, 3000).Select(at => $"<loc>{exchange.Path}x{at}</loc>")),
                    "Content-Type: text/xml");
                break;
        }
    }

    private IntegrityCheck Check() => new(SystemClock.Instance, Desk.Adapters.Inspector, Desk.Adapters.Lexicons.Get(), Evidence)
    {
        Pause = (time, _) =>
        {
            _pauses.Add(time);
            return Task.CompletedTask;
        },
    };

    private Task<SiteIntegrity> CheckAsync(LoopbackServer server, IntegrityOptions? options = null) =>
        Check().CheckAsync(new IntegrityTarget("pn-contoh", server.Uri), options ?? new(), CancellationToken.None);
}
