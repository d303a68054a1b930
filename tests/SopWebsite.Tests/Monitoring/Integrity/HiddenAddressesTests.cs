using System.Text;
using SopWebsite.Monitoring.Integrity;

namespace SopWebsite.Tests.Monitoring.Integrity;

public sealed class HiddenAddressesTests
{
    private const string Target = "https://tujuan-lain.example/a?b=1";

    public static TheoryData<string> Codes => new(
        "atob('" + Convert.ToBase64String(Encoding.UTF8.GetBytes(Target)) + "')",
        string.Concat(Encoding.UTF8.GetBytes(Target).Select(code => $"\\x{code:x2}")),
        string.Concat(Target.Select(letter => $"\\u{(int)letter:x4}")),
        string.Concat(Encoding.UTF8.GetBytes(Target).Select(code => $"%{code:X2}")),
        string.Concat(Target.Select(letter => $"&#{(int)letter};")),
        string.Concat(Target.Select(letter => $"&#x{(int)letter:x};")),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Target)).ToLowerInvariant(),
        "String.fromCharCode(" + string.Join(", ", Target.Select(letter => (int)letter)) + ")",
        "'htt'+'ps://tuju' + 'an-lain.exa'+'mple/a?b=1'",
        "'" + new string(Target.Reverse().ToArray()) + "'",
        "'uggcf://ghwhna-ynva.rknzcyr/n?o=1'",
        "atob(atob('" + Convert.ToBase64String(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Target)))) + "'))");

    [Theory]
    [MemberData(nameof(Codes))]
    public void AnEncodedAddressIsRead(string source) =>
        Assert.Contains(
            HiddenAddresses.Decode("<script>var x = " + source + ";</script>").SelectMany(HiddenAddresses.In),
            uri => uri.Host == "tujuan-lain.example");

    [Theory]
    [InlineData(
        """<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==">""")]
    [InlineData("<a href='https://www.facebook.com/sharer.php?u=https%3A%2F%2Fwww.pn-contoh.go.id%2Fberita'>bagikan</a>")]
    [InlineData("<link integrity='sha384-9ndCyUaIbzAi2FUVXJi0CjmCapSmO7SnpJef0486qhLnuZ2cdeRhO02iuK6FUUVM'>")]
    [InlineData("var token='9f2b1c0de4a59f2b1c0de4a59f2b1c0de4a5';")]
    [InlineData("&#105;&#110;&#102;&#111;&#64;&#112;&#110;&#46;&#103;&#111;")]
    [InlineData("'Selamat ' + 'datang'")]
    public void WhatACourtsPageHoldsIsNoHiddenAddress(string source) => Assert.Empty(HiddenAddresses.Decode(source).SelectMany(HiddenAddresses.In));

    [Theory]
    [InlineData("A", 2_000_000)]
    [InlineData("%41", 600_000)]
    [InlineData("1,", 900_000)]
    [InlineData("'+'", 600_000)]
    [InlineData("//:ptth", 200_000)]
    public void ALongSourceEnds(string piece, int times) => Assert.NotNull(HiddenAddresses.Decode(string.Concat(Enumerable.Repeat(piece, times))));
}
