using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors;

public sealed class SampleLineTests
{
    [Theory]
    [InlineData("GET /?user=a&password=rahasia&x=1 HTTP", "GET /?user=a&password=***&x=1 HTTP")]
    [InlineData("GET /?p%61ssw%64=rahasia HTTP", "GET /?p%61ssw%64=*** HTTP")]
    [InlineData("GET /?TOKEN=abc;sid=9&kata_sandi=b HTTP", "GET /?TOKEN=***;sid=***&kata_sandi=*** HTTP")]
    [InlineData(
        "GET /?api_key=1&keyword=perkara&PHPSESSID=q \"https://x/?access_token=zz\"",
        "GET /?api_key=***&keyword=perkara&PHPSESSID=*** \"https://x/?access_token=***\"")]
    [InlineData("GET /?nik=3201&unik=1&pin=1&shipping=2", "GET /?nik=***&unik=1&pin=***&shipping=2")]
    [InlineData("GET http://budi:rahasia@x/ https://x/?a=b@c", "GET http://***@x/ https://x/?a=b@c")]
    [InlineData("password==a=b&c", "password=***&c")]
    [InlineData("a\u001b[31m\u0007\u0000\tb\u007f", "a\\x1b[31m\\x07\\x00\\x09b\\x7f")]
    [InlineData("a\u202Eb\u200Bc\u0085d\u2028e\uFEFFf", "a\\u{202e}b\\u{200b}c\\u{85}d\\u{2028}e\\u{feff}f")]
    [InlineData("Kégiétan سلام 😀", "Kégiétan سلام 😀")]
    [InlineData("=", "=")]
    [InlineData("", "")]
    public void SecretsAreHiddenAndControlsEscaped(string line, string expected) => Assert.Equal(expected, SampleLine.Of(line));

    [Fact]
    public void LongLinesAreCapped()
    {
        var sample = SampleLine.Of(string.Concat(Enumerable.Repeat("😀", 5000)));

        Assert.True(sample.Length <= SampleLine.Longest);
        Assert.EndsWith("😀…", sample, StringComparison.Ordinal);
        Assert.Equal(SampleLine.Longest, SampleLine.Of(new string('a', 400)).Length);
        Assert.Equal(new string('a', SampleLine.Longest), SampleLine.Of(new string('a', SampleLine.Longest)));
    }

    [Fact]
    public void ASecretBehindTheCapIsNotShownEither()
    {
        var sample = SampleLine.Of("GET /?password=" + new string('s', 5000));

        Assert.StartsWith("GET /?password=***", sample, StringComparison.Ordinal);
        Assert.DoesNotContain("sss", sample, StringComparison.Ordinal);
    }
}
