using System.Diagnostics;
using SopWebsite.Monitoring.Integrity;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.Integrity;

public sealed class HidingTests
{
    private static readonly Uri Address = new("https://www.pn-contoh.go.id/halaman");

    [Theory]
    [InlineData("""<p style="display:none">X</p>""", Hiding.Display)]
    [InlineData("""<p style="DISPLAY : None !important; display:block">X</p>""", Hiding.Display)]
    [InlineData("""<p style="visibility:hidden">X</p>""", Hiding.Visibility)]
    [InlineData("""<p style="opacity:0">X</p>""", Hiding.Opacity)]
    [InlineData("""<p style="filter: alpha(opacity=0)">X</p>""", Hiding.Opacity)]
    [InlineData("""<p style="position:absolute;left:-9999px">X</p>""", Hiding.OffScreen)]
    [InlineData("""<p style="position:fixed;top:-200%">X</p>""", Hiding.OffScreen)]
    [InlineData("""<p style="text-indent:-99em">X</p>""", Hiding.OffScreen)]
    [InlineData("""<p style="margin-left:-5000px">X</p>""", Hiding.OffScreen)]
    [InlineData("""<p style="transform:translateX(-9000px)">X</p>""", Hiding.OffScreen)]
    [InlineData("""<p style="font-size:0">X</p>""", Hiding.ZeroSize)]
    [InlineData("""<p style="font:0/0 serif">X</p>""", Hiding.ZeroSize)]
    [InlineData("""<div style="width:0;height:0">X</div>""", Hiding.ZeroSize)]
    [InlineData("""<div style="height:1px;overflow:hidden">X</div>""", Hiding.Clipped)]
    [InlineData("""<div style="max-height:0;overflow:hidden">X</div>""", Hiding.Clipped)]
    [InlineData("""<div style="position:absolute;clip:rect(0px, 0px, 0px, 0px)">X</div>""", Hiding.Clipped)]
    [InlineData("""<div style="clip-path:inset(50%)">X</div>""", Hiding.Clipped)]
    [InlineData("""<marquee height="1">X</marquee>""", Hiding.Clipped)]
    [InlineData("""<p style="color:#fff">X</p>""", Hiding.SameColour)]
    [InlineData("""<p style="color:white;background:#fefefe">X</p>""", Hiding.SameColour)]
    [InlineData("""<div style="background:rgb(10, 20, 30)"><font color="#0a141e">X</font></div>""", Hiding.SameColour)]
    [InlineData("""<p style="color:transparent">X</p>""", Hiding.SameColour)]
    [InlineData("""<p hidden>X</p>""", Hiding.Attribute)]
    [InlineData("""<body><noscript>X</noscript>""", Hiding.Unrendered)]
    [InlineData("""<template><p>X</p></template>""", Hiding.Unrendered)]
    [InlineData("""<style>.a .b{display:none}</style><div class="a"><p class="b c">X</p></div>""", Hiding.Display)]
    [InlineData("""<style>@media screen{#k{opacity:0}}</style><p id="k">X</p>""", Hiding.Opacity)]
    [InlineData("""<p id="k">X</p><script>document.getElementById('k').style.display='none'</script>""", Hiding.Display)]
    [InlineData("""<p class="k">X</p><script>$(".k").hide()</script>""", Hiding.Display)]
    [InlineData("""<script>document.write('<style>.k{text-indent:-9999px}</style>')</script><p class="k">X</p>""", Hiding.OffScreen)]
    public void WhatIsHiddenIsNotTakenForSeen(string html, Hiding how)
    {
        var page = Inspect(html);
        Assert.Equal(how, Assert.Single(page.Hidden, text => text.Text == "X").How);
        Assert.DoesNotContain("X", page.VisibleText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<p style="display:none;display:block">X</p>""")]
    [InlineData("""<div style="visibility:hidden"><p style="visibility:visible">X</p></div>""")]
    [InlineData("""<div style="font-size:0"><p style="font-size:14px">X</p></div>""")]
    [InlineData("""<div style="background:#000"><p style="color:#fff">X</p></div>""")]
    [InlineData("""<div style="background:url(a.png)"><p style="color:#fff">X</p></div>""")]
    [InlineData("""<style>@media print{p{display:none}}</style><p>X</p>""")]
    [InlineData("""<style>@media (max-width:600px){p{display:none}}</style><p>X</p>""")]
    [InlineData("""<style>p:hover{display:none} p::before{opacity:0}</style><p>X</p>""")]
    [InlineData("""<style>p{display:none} p.k{display:block}</style><p class="k">X</p>""")]
    [InlineData("""<style>.lain{display:none}</style><p class="k">X</p>""")]
    [InlineData("""<div style="height:300px;overflow:auto">X</div>""")]
    [InlineData("""<div style="position:relative;left:-20px">X</div>""")]
    [InlineData("""<style>p{color:red;</style><p>X</p>""")]
    public void WhatIsSeenIsNotTakenForHidden(string html) => Assert.Contains("X", Inspect(html).VisibleText, StringComparison.Ordinal);

    [Fact]
    public void LinkedSheetsCountLikeOwnOnes()
    {
        var page = Desk.Adapters.Inspector.Inspect(
            "<p class=k><a href='https://lain.example/'>X</a></p>", Address, ["/* a */ .k{position:absolute;left:-3000px}"]);
        Assert.Equal(Hiding.OffScreen, Assert.Single(page.Links).How);
    }

    [Fact]
    public void AProfileHoldsWhatAPageClaims()
    {
        var page = Inspect("""
            <html lang="ja"><title> Judul </title><base href="https://dasar.example/a/"><link rel="canonical" href="https://lain.example/"><link rel="amphtml" href="amp">
            <meta http-equiv="Refresh" content="5;URL='https://pindah.example/'"><meta name="Description" content="isi"><script type="application/ld+json">{"a":1}</script>
            <iframe src="https://bingkai.example/" width="0" height="0"></iframe><script src="//skrip.example/x.js"></script><a href="javascript:location='https://js.example/'">k</a><a href="b"><img alt="Alt"></a>
            """);
        Assert.Equal(("Judul", "ja"), (page.Title, page.Lang));
        Assert.Equal(
            ["https://lain.example/", "https://dasar.example/a/amp", "https://pindah.example/"],
            new[] { page.Canonical, page.Amp, page.Refresh }.Select(uri => uri!.AbsoluteUri));
        Assert.Equal(("isi", """{"a":1}"""), (page.Descriptions.Single(), page.StructuredData.Single()));
        Assert.Equal((Hiding.ZeroSize, "skrip.example"), (page.Frames.Single().How, page.ScriptSources.Single().Host));
        Assert.Contains(page.Scripts, script => script.Contains("js.example", StringComparison.Ordinal));
        Assert.Equal(("https://dasar.example/a/b", "Alt"), (page.Links.Single().Uri.AbsoluteUri, page.Links.Single().Text));
    }

    [Theory]
    [InlineData("<div>", 200_000)]
    [InlineData("<pre>", 20_000)]
    [InlineData("<LISTING><pre id=x>", 10_000)]
    [InlineData("<a href=x>", 100_000)]
    [InlineData("<p class='a b c' style='color:#fff'>x", 40_000)]
    [InlineData("<style>", 20_000)]
    [InlineData("{", 500_000)]
    public void ALongOrDeepPageEnds(string piece, int times)
    {
        var watch = Stopwatch.StartNew();
        var sheet = string.Concat(Enumerable.Range(0, 3000).Select(at => $".a .b{at} > .c{{color:#fff}} .c{{display:block}}"));
        Assert.NotNull(
            Desk.Adapters.Inspector.Inspect("<style>" + sheet + "</style>" + string.Concat(Enumerable.Repeat(piece, times)), Address, [sheet]));
        // Parsing, styles and the walk have three seconds each; far more than that would mean that a limit does not hold.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2));
    }

    private static PageProfile Inspect(string html) => Desk.Adapters.Inspector.Inspect(html, Address, []);
}
