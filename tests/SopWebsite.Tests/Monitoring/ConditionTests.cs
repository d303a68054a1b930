using SopWebsite.Errors;
using SopWebsite.Monitoring;
using SopWebsite.Probing;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring;

public sealed class ConditionTests
{
    private const string Json = """{"status":"ok","db":"OK","lag":3.5,"none":null,"on":true,"items":[{"name":"sidang"},{"name":"putusan"}],"a b":{"c":[[7]]}}""";

    private static readonly ConditionFacts Facts = new()
    {
        Uri = new("https://www.example.go.id/sehat?x=1"),
        Status = 200,
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "text/html; charset=utf-8", ["X-Kosong"] = "",
        },
        Body = new(() => Json),
        Time = TimeSpan.FromMilliseconds(1500),
        Size = 2048,
        CertificateDays = 14.25,
        Address = "192.0.2.1",
        Redirects = 1,
    };

    [Theory]
    [InlineData("status == 200", true)]
    [InlineData("status != 200", false)]
    [InlineData("STATUS == any(404, 200)", true)]
    [InlineData("status < 400", true)]
    [InlineData("status>=201", false)]
    [InlineData("header.content-type ~ html", true)]
    [InlineData("header.content-type !~ ^application/", true)]
    [InlineData("header.Content-Type == \"TEXT/html; charset=utf-8\"", true)]
    [InlineData("header.content-type contains json", false)]
    [InlineData("header.x-powered-by !exists", true)]
    [InlineData("header.x-powered-by exists", false)]
    [InlineData("header.x-powered-by != php", true)]
    [InlineData("header.x-kosong exists", true)]
    [InlineData("body contains SIDANG", true)]
    [InlineData("body !contains gacor", true)]
    [InlineData("body ~ \"put.san\"", true)]
    [InlineData("body !~ (slot|gacor)", true)]
    [InlineData("json $.db == ok", true)]
    [InlineData("json $.lag < 4", true)]
    [InlineData("json $.lag == 3.50", true)]
    [InlineData("json $.lag > 3.5", false)]
    [InlineData("json $.items[1].name == putusan", true)]
    [InlineData("json $.items[2].name exists", false)]
    [InlineData("json $['a b'].c[0][0] >= 7", true)]
    [InlineData("json $.on == true", true)]
    [InlineData("json $.none == null", true)]
    [InlineData("json $.none !exists", false)]
    [InlineData("json $.tidak.ada !exists", true)]
    [InlineData("json $.status.x exists", false)]
    [InlineData("json $.status > 3", false)]
    [InlineData("time < 2 s", true)]
    [InlineData("time<1500ms", false)]
    [InlineData("time <= 1.5 detik", true)]
    [InlineData("size == 2 KB", true)]
    [InlineData("size < 0.001 MB", false)]
    [InlineData("certificate > 14 days", true)]
    [InlineData("certificate > 15 hari", false)]
    [InlineData("address == any(192.0.2.2, 192.0.2.1)", true)]
    [InlineData("redirects <= 1", true)]
    [InlineData("answer contains x", false)]
    public void AConditionHoldsOrNot(string text, bool expected) => Assert.Equal(expected, SiteCondition.Parse(text).Judge(Facts).IsMet);

    [Theory]
    [InlineData("", 1)]
    [InlineData("status", 7)]
    [InlineData("status = 200", 8)]
    [InlineData("status == banyak", 11)]
    [InlineData("status ~ 2..", 8)]
    [InlineData("header == x", 7)]
    [InlineData("body == x", 6)]
    [InlineData("body ~ (", 8)]
    [InlineData("body contains", 14)]
    [InlineData("json status == 1", 6)]
    [InlineData("json $.a..b == 1", 6)]
    [InlineData("time < 2", 8)]
    [InlineData("time < 2 jam", 8)]
    [InlineData("size > -1 B", 8)]
    [InlineData("certificate > 1,5 days", 15)]
    [InlineData("header.a exists ya", 17)]
    [InlineData("warna == merah", 1)]
    public void WhatCannotBeReadIsRefusedWhereItIs(string text, int letter)
    {
        var failure = Assert.Throws<SopException>(() => SiteCondition.Parse(text));

        Assert.Equal("SopConditionInvalid", failure.Id);
        Assert.Contains($"at letter {letter} ", failure.Phrase.English, StringComparison.Ordinal);
        Assert.Contains($"huruf ke-{letter} ", failure.Phrase.Indonesian, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id-ID")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void TextsAreReadTheSameInEveryCulture(string culture)
    {
        using var under = new UnderCulture(culture);
        Assert.True(SiteCondition.Parse("TIME < 1.6 DETIK").Judge(Facts).IsMet);
        Assert.Equal("1.500 s", SiteCondition.Parse("time < 1 s").Judge(Facts).Actual);
        Assert.True(SiteCondition.Parse("body contains SIDANG").Judge(Facts).IsMet);
    }

    [Fact]
    public void APatternThatTakesTooLongIsNotMet()
    {
        var facts = Facts with { Body = new(() => new string('a', 5000) + "!") };

        var result = SiteCondition.Parse("body !~ ^(a+)+$").Judge(facts);

        Assert.False(result.IsMet);
        Assert.Contains("too long", result.Actual, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status == 200", "http://a/", true)]
    [InlineData("status == 200", "mysql://a/", false)]
    [InlineData("certificate > 1 d", "http://a/", false)]
    [InlineData("answer ~ x", "dns://a/", true)]
    [InlineData("time < 1 s", "tcp://a:1/", true)]
    [InlineData("at */api/*: status == 200", "http://a/api/x", true)]
    [InlineData("at */api/*: status == 200", "http://a/lain", false)]
    [InlineData("at mysql*: time < 1 s", "mysql://a/", true)]
    public void AConditionIsAboutTheAddressesThatHaveWhatItAsks(string text, string uri, bool expected) =>
        Assert.Equal(expected, SiteCondition.Parse(text).AppliesTo(new(uri)));

    [Fact]
    public async Task EachConditionIsInTheResult()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, Json, "Content-Type: application/json"));

        var check = await WithAsync(server.Uri, "status == 200", "json $.db == rusak", "time < 30 s", "at *.lain*: status == 1");

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Content), (check.State, check.Failure));
        Assert.Equal([("status == 200", true, "200"), ("json $.db == rusak", false, "OK")],
            check.Conditions.Take(2).Select(result => (result.Condition, result.IsMet == true, result.Actual)));
        Assert.Equal(3, check.Conditions.Length);
        Assert.Contains("'json $.db == rusak' tidak terpenuhi (OK)", check.Reason.Indonesian, StringComparison.Ordinal);
        Assert.Equal(Json.Length, check.Size);
    }

    [Fact]
    public async Task SlownessDegradesAndStatusesThatAreNamedAreGood()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.RedirectAsync("/masuk"));

        var slow = await WithAsync(server.Uri, "status == any(302, 401)", "time < 0 s");
        var wrong = await WithAsync(server.Uri, "status == 204", "header.location exists");

        Assert.Equal((AvailabilityState.Degraded, 302), (slow.State, slow.StatusCode));
        Assert.Contains("'time < 0 s' is not met", slow.Reason.English, StringComparison.Ordinal);
        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Http), (wrong.State, wrong.Failure));
    }

    [Fact]
    public async Task WhereNothingAnswersConditionsAreUnknown()
    {
        var check = await WithAsync(new($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/"), "status == 200");

        Assert.Null(Assert.Single(check.Conditions).IsMet);
        Assert.Equal(AvailabilityFailure.Connect, check.Failure);
    }

    [Fact]
    public async Task JsonThatIsNoneIsNotMet()
    {
        await using var server = LoopbackServer.Start(exchange =>
            exchange.ReplyAsync(200, exchange.Path == "/dalam" ? new string('[', 100_000) : "<html>"));

        Assert.Equal(AvailabilityFailure.Content, (await WithAsync(server.Uri, "json $.a !exists")).Failure);
        Assert.Equal(AvailabilityFailure.Content, (await WithAsync(server.At("/dalam"), "json $.a !exists")).Failure);
    }

    [Fact]
    public void ASiteKeepsItsConditionsAndTheRoutineHeedsThem()
    {
        using var desk = new Desk();
        var site = desk.Site with { Condition = ["status == 200"], Uri = [new("http://127.0.0.1:1/")] };
        desk.Workplace.SiteChanges.Change(site);

        Assert.Equal(["status == 200"], desk.Workplace.Sites.Get(site.Name).Condition);
        Assert.Equal("status == 200", AvailabilityTarget.Of(desk.Workplace.Sites.Get(site.Name)).Single().Conditions.Single().Text);
        Assert.Equal("SopConditionInvalid",
            Assert.Throws<SopException>(() => desk.Workplace.Sites.Change(site with { Condition = ["status"] })).Id);
    }

    private static Task<SiteAvailability> WithAsync(Uri uri, params string[] conditions) =>
        CheckAsync(uri, new() { Conditions = [.. conditions.Select(SiteCondition.Parse)] });
}
