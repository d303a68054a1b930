using SopWebsite.Monitoring.Integrity;

namespace SopWebsite.Tests.Monitoring.Integrity;

public sealed class RobotsRulesTests
{
    private const string Text = """
        User-agent: Googlebot
        Disallow: /
        User-agent: *
        User-agent: lain
        Disallow: /administrator/ # bukan untuk umum
        Disallow: /*.php$
        Allow: /administrator/umum
        Crawl-delay: 7
        Disallow:

        Sitemap: https://www.pn-contoh.go.id/peta.xml
        """;

    [Theory]
    [InlineData("/", true)]
    [InlineData("/administrator/x", false)]
    [InlineData("/administrator/umum/y", true)]
    [InlineData("/a/b.php", false)]
    [InlineData("/a/b.php?x=1", true)]
    public void TheGroupForAllCounts(string path, bool isAllowed) =>
        Assert.Equal(isAllowed, RobotsRules.Parse(Text, "SopWebsite").Allows(new Uri("https://www.pn-contoh.go.id" + path)));

    [Fact]
    public void AGroupOfOnesOwnCountsAlone()
    {
        var rules = RobotsRules.Parse(Text + "\nUser-agent: sopwebsite\nDisallow: /berita\n", "SopWebsite");
        Assert.True(rules.Allows(new Uri("https://www.pn-contoh.go.id/administrator/")));
        Assert.False(rules.Allows(new Uri("https://www.pn-contoh.go.id/berita/1")));
        Assert.Equal(TimeSpan.Zero, rules.Delay);
    }

    [Fact]
    public void DelayAndSitemapsAreRead()
    {
        var rules = RobotsRules.Parse(Text, "SopWebsite");
        Assert.Equal((TimeSpan.FromSeconds(7), "https://www.pn-contoh.go.id/peta.xml"), (rules.Delay, Assert.Single(rules.Sitemaps)));
        Assert.Equal(TimeSpan.FromSeconds(30), RobotsRules.Parse("User-agent: *\nCrawl-delay: 99999\n", "SopWebsite").Delay);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>404</html>")]
    [InlineData("Disallow: /\n:::\nuser-agent\n")]
    public void WhatIsNoRobotsForbidsNothing(string text) =>
        Assert.True(RobotsRules.Parse(text, "SopWebsite").Allows(new Uri("https://x.example/a")));
}
