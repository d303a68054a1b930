using System.Net;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Masking;

namespace SopWebsite.Tests.Visitors;

public sealed class AddressMaskTests
{
    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24", "203.0.0.0/16")]
    [InlineData("10.1.2.3", "10.1.2.0/24", "10.1.0.0/16")]
    [InlineData("2001:db8:12:3456:789a:bcde:f012:3456", "2001:db8:12::/48", "2001:db8::/32")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24", "203.0.0.0/16")]
    [InlineData("fe80::1%3", "fe80::/48", "fe80::/32")]
    [InlineData("pc-7.kantor.pn-contoh.go.id", "*.pn-contoh.go.id", "*.go.id")]
    [InlineData("180-251-1-2.telkom.example", "*.telkom.example", "*.telkom.example")]
    [InlineData("server", "*", "*")]
    [InlineData("-", "-", "-")]
    [InlineData("(lainnya)", "(lainnya)", "(lainnya)")]
    public void AddressesLoseTheirEnd(string address, string light, string medium)
    {
        Assert.Equal(address, new AddressMask(AddressMasking.None).Address(address));
        Assert.Equal(light, new AddressMask(AddressMasking.Light).Address(address));
        Assert.Equal(medium, new AddressMask(AddressMasking.Medium).Address(address));
    }

    [Fact]
    public void APseudonymHoldsWithinOneReadingOnly()
    {
        var mask = new AddressMask(AddressMasking.Full);

        var name = mask.Address("203.0.113.77");

        Assert.Matches("^pengunjung-[0-9a-f]{12}$", name);
        Assert.Equal(name, mask.Address("::ffff:203.0.113.77"));
        Assert.Equal("/x?ip=" + name, mask.Text("/x?ip=203.0.113.77"));
        Assert.NotEqual(name, mask.Address("203.0.113.78"));
        Assert.NotEqual(name, new AddressMask(AddressMasking.Full).Address("203.0.113.77"));
    }

    [Theory]
    [InlineData("/cek?ip=203.0.113.77&x=1", "/cek?ip=203.0.113.0&x=1")]
    [InlineData("/cek?ip=203%2E0%2e113%2E77", "/cek?ip=203.0.113.0")]
    [InlineData("/cek?ip=203%252E0%252e113%25252E77", "/cek?ip=203.0.113.0")]
    [InlineData("/cek?q=%20203.0.113.77", "/cek?q=%20203.0.113.0")]
    [InlineData("/ip203.0.113.77.html", "/ip203.0.113.0.html")]
    [InlineData("/5.203.0.113.77/", "/5.203.0.0/")]
    [InlineData("/203.000.113.077", "/203.0.113.0")]
    [InlineData("http://[2001:db8:1:2::7]:8080/", "http://[2001:db8:1::]:8080/")]
    [InlineData("/?ip=%5B2001%3Adb8%3A1%3A2%3A%3A7%5D", "/?ip=%5B2001:db8:1::%5D")]
    [InlineData("/?ip=2001%253Adb8%253A1%253A2%253A%253A7", "/?ip=2001:db8:1::")]
    [InlineData("/?ip=::ffff:203.0.113.77.", "/?ip=203.0.113.0.")]
    [InlineData("/?ip=x2001:db8:1:2::7", "/?ip=x2001:db8:1::")]
    [InlineData("/?ip=face2001:db8:1:2::7", "/?ip=face2001:db8:1::")]
    [InlineData("/1.2.3/999.1.1.1/", "/1.2.3/999.1.1.0/")]
    [InlineData("/jam/08:30:15", "/jam/08:30:15")]
    [InlineData("/api/Kelas::bab", "/api/Kelas::bab")]
    [InlineData("/berita/100%-tuntas", "/berita/100%-tuntas")]
    [InlineData("/%", "/%")]
    public void AddressesInTextsAreFound(string text, string masked) => Assert.Equal(masked, new AddressMask(AddressMasking.Light).Text(text));

    [Fact]
    public void NoAddressGetsThrough()
    {
        var random = new Random(11);
        string[] before = ["", "/", "?a=", "%20", "%3D", "x", "f", "0", "12", "::", ".", "%2520", "[", "a:b:", "9."];
        string[] after = ["", "/", "&b=1", "%20", "x", ".", ":", "]", ":80", ".5", "%", "::", "f"];
        for (var n = 0; n < 20_000; n++)
        {
            var bytes = new byte[n % 2 == 0 ? 4 : 16];
            random.NextBytes(bytes);
            // Numbers of three digits, and a last one that none of the others equals.
            for (var at = 0; at < bytes.Length; at++)
                bytes[at] = (byte)(0x80 | (bytes[at] & 0x3F) | (at >= bytes.Length - 2 && (at & 1) == (bytes.Length == 4 ? 1 : 0) ? 0x40 : 0));
            var address = new IPAddress(bytes).ToString();
            var coded = (n % 3) switch { 0 => address, 1 => address.Replace(".", "%2e").Replace(":", "%3A"), _ =>
                address.Replace(".", "%252E").Replace(":", "%253a") };

            var masked = new AddressMask(AddressMasking.Medium).Text(before[random.Next(before.Length)] + coded + after[random.Next(after.Length)]);

            // The last part is what tells one visitor from the next.
            var last = address.Substring(address.LastIndexOfAny(['.', ':']));
            Assert.DoesNotContain(
                last, masked.Replace("%25", "%").Replace("%2E", ".", StringComparison.OrdinalIgnoreCase)
                    .Replace("%3A", ":", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void MaskedLinesAreCountedTogetherAndTotalsHold()
    {
        var random = new Random(5);
        var lines = Enumerable.Range(0, 2000).Select(n =>
            LogText.Line($"/cek/203.0.{random.Next(3)}.{random.Next(200)}", 200, $"203.0.{random.Next(4)}.{random.Next(250)}",
                n)).Append("ini bukan log dari 203.0.113.9").ToList();
        var plain = new VisitorActivityReader().Read([LogText.Source(lines)], out _);

        foreach (var level in (AddressMasking[])[AddressMasking.Light, AddressMasking.Medium, AddressMasking.Full])
        {
            var masked = new VisitorActivityReader(new VisitorActivityOptions { Masking = level }).Read([LogText.Source(lines)], out _);

            Assert.Equal(level, masked.Masking);
            foreach (var kind in Enum.GetValues<VisitorActivityKind>())
            {
                Assert.Equal(plain.Requests, masked.Of(kind).Sum(line => line.Requests));
                Assert.Equal(plain.Of(kind).Sum(line => line.Bytes), masked.Of(kind).Sum(line => line.Bytes));
            }
            Assert.Equal(plain.Visitors, masked.Addresses.Sum(line => line.Visitors));
            Assert.Equal(
                level switch { AddressMasking.Light => 4, AddressMasking.Medium => 1, _ => plain.Addresses.Length }, masked.Addresses.Length);
            Assert.Equal(level switch { AddressMasking.Light => 3, AddressMasking.Medium => 1, _ => plain.Pages.Length }, masked.Pages.Length);
            Assert.DoesNotContain("203.0.113.9", masked.Log.Files[0].FirstUnparsed);
            Assert.DoesNotContain(
                masked.Pages.Concat(masked.Addresses), line => System.Text.RegularExpressions.Regex.IsMatch(line.Key, @"203\.0\.\d+\.[1-9]"));
        }
    }
}
