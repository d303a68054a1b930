using SopWebsite.Tests.Support;
using SopWebsite.Visitors.Agents;

namespace SopWebsite.Tests.Visitors;

/// <summary>The shipped families against user agents as programs really send them.</summary>
public sealed class AgentBookTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36", "Chrome")]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0", "Edge")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0", "Firefox")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
        "Safari")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1",
        "Chrome")]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36",
        "Samsung Internet")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36", "Chrome")]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 13; V2206; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0 Mobile Safari/537.36",
        "Android WebView")]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 12; wv) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/440.0.0.0;]",
        "Facebook (aplikasi)")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 OPR/115.0.0.0", "Opera")]
    [InlineData("Opera/9.80 (Android; Opera Mini/36.2/119.132; U; id) Presto/2.12.423 Version/12.16", "Opera Mini")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko", "Internet Explorer")]
    public void BrowsersAreBrowsers(string agent, string family) => AssertFamily(agent, family, AgentKind.Browser);

    [Theory]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; "
        + "+http://www.google.com/bot.html)", "Googlebot")]
    [InlineData(
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0 Safari/537.36",
        "Bingbot")]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)", "GPTBot (OpenAI)")]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "Facebook (pratinjau)")]
    [InlineData("WhatsApp/2.23.20.0", "WhatsApp (pratinjau)")]
    [InlineData("Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)", "UptimeRobot")]
    [InlineData("Mozilla/5.0 (compatible; BaruSaja/1.0; +https://barusaja.example)", "Bot lain")]
    public void BotsAreBots(string agent, string family) => AssertFamily(agent, family, AgentKind.Bot);

    [Theory]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("python-requests/2.31.0", "Python")]
    [InlineData("sqlmap/1.8#stable (https://sqlmap.org)", "Pemindai keamanan")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36", "Peramban otomatis")]
    [InlineData("WordPress/6.5; https://pn-lain.example", "WordPress")]
    [InlineData("-", "(tanpa agen)")]
    [InlineData("", "(tanpa agen)")]
    public void ProgramsAreTools(string agent, string family) => AssertFamily(agent, family, AgentKind.Tool);

    [Fact]
    public void WhatNobodyKnowsStaysUnknown() => AssertFamily("Entah/1.0", "(tidak dikenal)", AgentKind.Unknown);

    [Fact]
    public void EveryFamilyHasItsOwnName()
    {
        var names = Desk.Adapters.Agents.Families.Select(family => family.Name).ToList();

        Assert.True(names.Count > 60);
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Desk.Adapters.Agents.Families.SkipLast(3), family => Assert.NotEmpty(family.Any));
    }

    private static void AssertFamily(string agent, string family, AgentKind kind)
    {
        var found = Desk.Adapters.Agents.FamilyOf(agent);
        Assert.Equal((family, kind), (found.Name, found.Kind));
    }
}
