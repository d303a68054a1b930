using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Renewals.Sources.Names;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Sources;

public sealed class PublicSuffixTests
{
    private static PublicSuffixes Shipped => Desk.Adapters.Registries.Suffixes;

    [Theory]
    [InlineData("pn-contoh.go.id", "pn-contoh.go.id")]
    [InlineData("www.pn-contoh.go.id", "pn-contoh.go.id")]
    [InlineData("a.b.c.PN-Contoh.GO.ID.", "pn-contoh.go.id")]
    [InlineData("sipp.contoh.web.id", "contoh.web.id")]
    [InlineData("contoh.desa.id", "contoh.desa.id")]
    [InlineData("contoh.id", "contoh.id")]
    [InlineData("www.contoh.id", "contoh.id")]
    [InlineData("www.e.id", "e.id")]
    [InlineData("www.example.org", "example.org")]
    [InlineData("pengadilan.bücher.example", "xn--bcher-kva.example")]
    [InlineData("www.contoh.ᬩᬮᬶ.id", "contoh.xn--9tfky.id")]
    // A name under a top level that has one rule, several, a wildcard, an exception.
    [InlineData("b.domain.biz", "domain.biz")]
    [InlineData("www.test.ac.jp", "test.ac.jp")]
    [InlineData("a.b.ide.kyoto.jp", "b.ide.kyoto.jp")]
    [InlineData("a.b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("www.city.kobe.jp", "city.kobe.jp")]
    [InlineData("a.b.c.mm", "b.c.mm")]
    [InlineData("a.b.test.ck", "b.test.ck")]
    [InlineData("www.www.ck", "www.ck")]
    [InlineData("www.test.k12.ak.us", "test.k12.ak.us")]
    // With letters, and the same in ASCII.
    [InlineData("www.食狮.公司.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("www.食狮.中国", "xn--85x722f.xn--fiqs8s")]
    // Private suffixes are registered below their own top level like any other name.
    [InlineData("www.contoh.github.io", "github.io")]
    // A top level that nobody listed.
    [InlineData("a.b.example.example", "example.example")]
    public void TheRegisteredPartIsFound(string host, string name) => Assert.Equal(name, Shipped.RegistrableNameOf(host));

    [Theory]
    [InlineData("go.id")]
    [InlineData("GO.id.")]
    [InlineData("id")]
    [InlineData("ᬩᬮᬶ.id")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData(".go.id")]
    [InlineData("localhost")]
    [InlineData("c.mm")]
    [InlineData("test.ck")]
    [InlineData("c.kobe.jp")]
    [InlineData("公司.cn")]
    [InlineData("192.0.2.1")]
    [InlineData("::1")]
    [InlineData("x..go.id")]
    [InlineData("a/b.go.id")]
    [InlineData("contoh.go.id/../x")]
    [InlineData("contoh go.id")]
    [InlineData("contoh.go.id\r\nquit")]
    [InlineData("*.go.id")]
    public void WhatNobodyRegistersIsRefused(string host)
    {
        var failure = Assert.Throws<SopException>(() => Shipped.RegistrableNameOf(host));

        Assert.Equal("SopDomainInvalid", failure.Id);
    }

    [Fact]
    public void TheListIsTheProjectsOwnWithItsLicence()
    {
        var text = Repository.Text("rules", "public_suffix_list.dat");

        Assert.Contains("https://mozilla.org/MPL/2.0/", text, StringComparison.Ordinal);
        Assert.Matches(@"as its project had it on 20\d\d-\d\d-\d\d", text);
        Assert.DoesNotContain("BEGIN PRIVATE DOMAINS", text, StringComparison.Ordinal);
        Assert.True(Shipped.Count > 6000, $"{Shipped.Count} rules");
        Assert.Equal("go.id", Shipped.SuffixOf("pn-contoh.go.id"));
    }

    [Fact]
    public void ItFindsWhatTheRulesReadWordByWordFind()
    {
        var rules = Repository.Text("rules", "public_suffix_list.dat").Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)).ToArray();
        var naive = new WordByWord(rules);
        string[] words = ["a", "www", "city", "kobe", "ck", "mm", "kawasaki", "x1"];

        Property.Holds(
            20261122, 1500,
            random =>
            {
                var rule = rules[random.Next(rules.Length)].TrimStart('!').Replace("*", words[random.Next(words.Length)], StringComparison.Ordinal);
                var above = Enumerable.Range(0, random.Next(4)).Select(_ => words[random.Next(words.Length)]);
                return string.Join('.', above.Append(rule)).Split('.');
            },
            labels => labels.Length > 2 ? [labels[1..], labels[..^1]] : [],
            labels =>
            {
                var ascii = new IdnMapping().GetAscii(string.Join('.', labels)).ToLowerInvariant();
                var expected = naive.RegistrableNameOf(ascii.Split('.'));
                Assert.Equal(expected, Try(ascii));
            });
    }

    [Theory]
    [InlineData("")]
    [InlineData("// hanya catatan")]
    [InlineData("!\n*.\n*\n.\n\0\n*.*.id")]
    [InlineData("\u202E\n\uD800\nxn--\u0000")]
    public void AListWithoutRulesLeavesTheTopLevelAsTheSuffix(string list)
    {
        var read = PublicSuffixes.Read(new StringReader(list));

        Assert.Equal("go.id", read.RegistrableNameOf("www.go.id"));
    }

    private static string? Try(string host)
    {
        try
        {
            return Shipped.RegistrableNameOf(host);
        }
        catch (SopException)
        {
            return null;
        }
    }

    /// <summary>The rules as https://publicsuffix.org/list/ words them, without any thought for speed.</summary>
    private sealed class WordByWord(string[] rules)
    {
        private readonly (bool IsException, string[] Labels)[] _rules =
        [
            .. rules.Select(rule => (rule.StartsWith('!'), rule.TrimStart('!').Split('.')
                .Select(label => label == "*" ? label : new IdnMapping().GetAscii(label).ToLowerInvariant()).ToArray())),
        ];

        public string? RegistrableNameOf(string[] labels)
        {
            var matching = _rules.Where(rule => Matches(rule.Labels, labels)).ToList();
            var prevailing = matching.Find(rule => rule.IsException) is { Labels: not null } exception
                ? exception.Labels[1..]
                : matching.OrderByDescending(rule => rule.Labels.Length).Select(rule => rule.Labels).FirstOrDefault() ?? ["*"];
            return labels.Length > prevailing.Length ? string.Join('.', labels[^(prevailing.Length + 1)..]) : null;
        }

        private static bool Matches(string[] rule, string[] labels) => rule.Length <= labels.Length
            && Enumerable.Reverse(rule).Zip(Enumerable.Reverse(labels)).All(pair => pair.First == "*" || pair.First == pair.Second);
    }
}
