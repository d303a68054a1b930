using SopWebsite.Evidence;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.Freshness;

public sealed class ContentWatchTests : IAsyncDisposable
{
    // Monday 16 November 2026, 08.00 WIB.
    private readonly Desk _desk = new();
    private readonly LoopbackServer _server;
    private string _body = "<p>Selamat datang di situs pengadilan</p>";

    public ContentWatchTests() => _server = LoopbackServer.Start(
        exchange => exchange.Path == "/profil"
            ? exchange.ReplyAsync(200, _body, "Content-Type: text/html; charset=utf-8")
            : exchange.ReplyAsync(404, "tidak ada"));

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _desk.Dispose();
    }

    [Fact]
    public async Task WhatIsNotChangedForLongerThanTheLimitIsStale()
    {
        var first = await CheckAsync();
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddDays(9);
        var within = await CheckAsync();
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddDays(1);
        var past = await CheckAsync();

        Assert.Equal((ContentState.Unknown, (DateTimeOffset?)null), (first.State, first.NewestDate));
        Assert.Equal((ContentState.Unknown, (int?)null), (within.State, within.AgeInWorkingDays));
        Assert.Equal((ContentState.Stale, ContentSource.Change, 8), (past.State, past.Source!.Value, past.AgeInWorkingDays!.Value));
        Assert.Contains("tidak berubah sejak pertama dilihat 2026-11-16", past.Reason.Indonesian, StringComparison.Ordinal);
        Assert.Single(Texts());
    }

    [Fact]
    public async Task AChangeIsKeptWithItsDifferenceAndCountsWhereNoDateIsFound()
    {
        var first = await CheckAsync();
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddDays(30);
        _body = "<p>Selamat datang di situs resmi pengadilan negeri</p>";
        var changed = await CheckAsync();
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddDays(2);
        var after = await CheckAsync();

        Assert.Equal((ContentState.Fresh, ContentSource.Change, 0), (changed.State, changed.Source!.Value, changed.AgeInWorkingDays!.Value));
        Assert.Equal((ContentState.Fresh, 2), (after.State, after.AgeInWorkingDays!.Value));
        var change = after.LastChange!;
        Assert.Equal((2, 0, 7), (change.Added, change.Removed, change.Words));
        Assert.Equal(first.CheckedAt, change.WatchedSince);
        Assert.True(EvidenceStore.IsIntact(change.Text) && EvidenceStore.IsIntact(change.Difference!));
        Assert.Contains("{+resmi+} pengadilan", await File.ReadAllTextAsync(change.Difference!.Path), StringComparison.Ordinal);
        Assert.Contains(first.LastChange!.Text.Sha256, await File.ReadAllTextAsync(change.Difference.Path), StringComparison.Ordinal);
        Assert.Equal([change, first.LastChange], Texts());
        Assert.Equal(change, _desk.Register.Checks.LatestContents("pn-contoh").Single().LastChange);
    }

    [Fact]
    public async Task ATextThatComesBackIsNoNews()
    {
        var (one, other) = (_body, "<p>Spanduk lain hari ini</p>");
        await CheckAsync();
        foreach (var body in new[] { other, one, other, one })
        {
            _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddDays(7);
            _body = body;
            await CheckAsync();
        }

        Assert.Equal(ContentState.Stale, (await CheckAsync()).State);
        Assert.Equal(2, Texts().Count);
    }

    [Fact]
    public async Task ADateCountsBeforeTheChange()
    {
        _body = "<p>Berita 2 November 2026</p>";
        await CheckAsync();
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddHours(1);
        _body = "<p>Berita lain 2 November 2026</p>";

        var content = await CheckAsync();

        Assert.Equal((ContentState.Stale, ContentSource.PageText), (content.State, content.Source!.Value));
        Assert.Equal(1, content.LastChange!.Added);
    }

    [Fact]
    public async Task OtherFiltersBeginTheWatchAnew()
    {
        await CheckAsync();
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddDays(30);
        Page = Page with { IgnoreText = ["situs"] };

        var content = await CheckAsync();

        Assert.Equal((ContentState.Unknown, (DateTimeOffset?)null), (content.State, content.LastChange!.ChangedAt));
        Assert.Equal(content.CheckedAt, content.LastChange.WatchedSince);
    }

    [Fact]
    public async Task AnEarlierTextThatWasAlteredOrLostGivesNoDifferenceButAChange()
    {
        var first = await CheckAsync();
        await File.AppendAllTextAsync(first.LastChange!.Text.Path, "x");
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddHours(1);
        _body = "<p>Lain sama sekali</p>";

        var content = await CheckAsync();

        Assert.Equal(ContentState.Fresh, content.State);
        Assert.Null(content.LastChange!.Difference);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<script>var x = 1;</script>")]
    public async Task APageWithoutTextIsNotCompared(string body)
    {
        _body = body;
        var content = await CheckAsync();

        Assert.Null(content.LastChange);
        Assert.Contains(content.Evidence, one => one.Source == ContentSource.Change && one.Date is null);
        Assert.Empty(Texts());
    }

    [Fact]
    public async Task EvidenceThatCannotBeKeptIsToldInTheResult()
    {
        var watch = new ContentWatch(
            _desk.Register.Pages, _desk.Register.Checks, new EvidenceStore(_desk.Folder["penuh"]) { Capacity = 10 }, _desk.Register);

        var content = watch.Enter(await ReadAsync());

        Assert.Equal(ContentState.Unknown, content.State);
        Assert.Contains(
            content.Evidence, one => one.Source == ContentSource.Change && one.Note.English.Contains("has reached", StringComparison.Ordinal));
        Assert.Single(_desk.Register.Checks.LatestContents("pn-contoh"));
        Assert.Empty(Texts());
    }

    [Fact]
    public async Task AnEndlessWordAndThousandsOfChangesAreKeptInBounds()
    {
        await CheckAsync();
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddHours(1);
        _body = new string('x', 2_000_000);
        var word = await CheckAsync();
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddHours(1);
        _body = string.Concat(Enumerable.Range(0, 60_000).Select(n => $"<p>kata{n} lain</p>"));
        var many = await CheckAsync();
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddHours(1);
        _body = string.Concat(Enumerable.Range(0, 60_000).Select(n => $"<p>kata{n} lain{(n % 10 == 0 ? "nya" : "")}</p>"));
        var changed = await CheckAsync();

        Assert.Equal(NoiseFilter.MostCompared / PageWords.Longest, word.LastChange!.Words);
        Assert.InRange(many.LastChange!.Words, 50_000, 100_000);
        Assert.True(changed.LastChange!.Difference!.Size < EvidenceStore.MostBytes);
        Assert.Contains("terlalu banyak", await File.ReadAllTextAsync(changed.LastChange.Difference.Path), StringComparison.Ordinal);
    }

    private SopSitePage Page { get => _page ??= new() { Site = "pn-contoh", Name = "beranda", Uri = _server.At("/profil") }; set => _page = value; }

    private SopSitePage? _page;

    private IReadOnlyList<PageChange> Texts() => _desk.Register.Pages.Texts("pn-contoh", "beranda");

    private async Task<SiteContent> CheckAsync() => _desk.Workplace.ContentWatch.Enter(await ReadAsync());

    private Task<ContentReading> ReadAsync() => new ContentCheck(_desk.Clock, Desk.Adapters.Pages).ReadAsync(
        ContentTarget.Of(Page), _desk.Workplace.Calendars.Get("pengadilan", "WIB"), TimeSpan.FromSeconds(15), CancellationToken.None);
}
