using System.Net;
using SopWebsite.Errors;
using SopWebsite.Networks;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Networks;

/// <summary>Blocks of addresses, against the framework's own arithmetic.</summary>
public sealed class AddressBlockTests
{
    [Fact]
    public void BlocksHoldWhatTheFrameworkSaysTheyHold()
    {
        var (held, not) = (0, 0);
        Property.Holds(
            901, 4000, Case.Next, one => one.Smaller(),
            one =>
            {
                var oracle = new IPNetwork(one.Base, one.Prefix);
                Assert.True(AddressBlock.TryParse(oracle.ToString(), out var block));
                // The framework does not say what a mapped address is; here it is the IPv4 address.
                var asked = one.Asked.IsIPv4MappedToIPv6 ? one.Asked.MapToIPv4() : one.Asked;
                var expected = oracle.Contains(asked);

                Assert.Equal(expected, block.Contains(NetworkAddress.Of(one.Asked)));
                Assert.True(NetworkAddress.TryParse(one.Asked.ToString(), out var read));
                Assert.Equal(expected, block.Contains(read));
                Assert.Equal(one.Base, block.First.ToIPAddress());
                Assert.True(block.Contains(block.First) && block.Contains(block.Last));
                Assert.Equal(block.First.Length == one.Prefix ? one.Base.ToString() : oracle.ToString(), block.ToString());
                if (expected) held++;
                else not++;
            });
        Assert.True(held > 300 && not > 300, $"{held} addresses within, {not} without: too few to mean anything");
    }

    /// <summary>The narrowest of many blocks, against asking each of them.</summary>
    [Fact]
    public void AMapFindsTheNarrowestBlock()
    {
        var found = 0;
        Property.Holds(
            902, 400, random => Enumerable.Range(0, random.Next(1, 40)).Select(_ => Case.Next(random)).ToArray(),
            cases => Property.Smaller(cases, one => one.Smaller()),
            cases =>
            {
                var blocks = cases.Select(one => new AddressBlock(NetworkAddress.Of(one.Base), one.Prefix)).ToList();
                var map = new AddressMap<string>(blocks.Select(block => (block, block.ToString())));
                Assert.Equal(blocks.Distinct().Count(), map.Count);
                foreach (var asked in cases.Select(one => NetworkAddress.Of(one.Asked)))
                {
                    var expected = blocks.Where(block => block.Contains(asked)).OrderByDescending(block => block.Prefix)
                        .Select(block => block.ToString()).FirstOrDefault();

                    Assert.Equal(expected, map.TryFind(asked, out var value) ? value : null);
                    if (expected is not null) found++;
                }
            });
        Assert.True(found > 500, $"{found} found: too few to mean anything");
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.0/24", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.0/120", "203.0.113.0/24")]
    [InlineData("::FFFF:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:DB8::/32", "2001:db8::/32")]
    [InlineData("2001:db8::1/128", "2001:db8::1")]
    [InlineData("::/0", "::/0")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    public void ABlockIsReadAsPeopleWriteIt(string text, string expected) => Assert.Equal(expected, AddressBlock.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("pn-contoh.go.id")]
    [InlineData("203.0.113.0/33")]
    [InlineData("203.0.113.0/-1")]
    [InlineData("203.0.113.0/")]
    [InlineData("203.0.113.0/024")]
    [InlineData("203.0.113.0/24/24")]
    [InlineData("203.0.113.0/255.255.255.0")]
    [InlineData("203.0.113.1/24")]
    [InlineData("203.0.113")]
    [InlineData("203.0.113.007")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("203.0.113.256")]
    [InlineData("203.0.113.٧")]
    [InlineData("2001:db8::/129")]
    [InlineData("2001:db8::1/32")]
    [InlineData("::ffff:203.0.113.0/95")]
    [InlineData("fe80::1%eth0/64")]
    [InlineData("2001:db8:::1")]
    public void WhatIsNoBlockIsRefused(string text)
    {
        Assert.False(AddressBlock.TryParse(text, out _));
        Assert.Equal("SopAddressBlockInvalid", Assert.Throws<SopException>(() => AddressBlock.Parse(text)).Id);
    }

    [Fact]
    public void AnAddressWithALengthIsAskedBack() =>
        Assert.Contains(
            "203.0.113.0/24", Assert.Throws<SopException>(() => AddressBlock.Parse("203.0.113.9/24")).Phrase.Indonesian, StringComparison.Ordinal);

    [Theory]
    [InlineData("[2001:db8::1]", "2001:db8::1")]
    [InlineData("fe80::1%12", "fe80::1")]
    [InlineData("::ffff:c000:0201", "192.0.2.1")]
    public void LogsWriteAddressesInSeveralWays(string text, string expected)
    {
        Assert.True(NetworkAddress.TryParse(text, out var address));
        Assert.Equal(expected, address.ToString());
    }

    [Fact]
    public void AnIPv6BlockHoldsNoIPv4Address()
    {
        Assert.True(NetworkAddress.TryParse("::ffff:192.0.2.1", out var mapped));
        Assert.False(AddressBlock.Parse("::/0").Contains(mapped));
        Assert.True(AddressBlock.Parse("192.0.2.0/24").Contains(mapped));
        Assert.False(NetworkAddress.TryParse(new string('1', 70) + ":", out _));
    }

    /// <summary>A block and an address near it: alike in their first bits, in most cases.</summary>
    private sealed record Case(IPAddress Base, int Prefix, IPAddress Asked)
    {
        public static Case Next(Random random)
        {
            var length = random.Next(2) == 0 ? 4 : 16;
            var bytes = new byte[length];
            // Few values, so that blocks lie within each other.
            for (var n = 0; n < length; n++) bytes[n] = (byte)(random.Next(4) == 0 ? random.Next(256) : random.Next(2) * 0x80);
            var prefix = random.Next((length * 8) + 1);
            var asked = (byte[])bytes.Clone();
            if (random.Next(4) > 0) asked[random.Next(length)] ^= (byte)(1 << random.Next(8));
            if (random.Next(8) == 0) random.NextBytes(asked);
            var address = new IPAddress(asked);
            return new Case(Cleared(bytes, prefix), prefix, length == 4 && random.Next(2) == 0 ? address.MapToIPv6() : address);
        }

        public IEnumerable<Case> Smaller()
        {
            if (Asked.IsIPv4MappedToIPv6) yield return this with { Asked = Asked.MapToIPv4() };
            if (Prefix > 0) yield return this with { Prefix = Prefix - 1, Base = Cleared(Base.GetAddressBytes(), Prefix - 1) };
        }

        private static IPAddress Cleared(byte[] bytes, int prefix)
        {
            for (var bit = prefix; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
            var made = new IPAddress(bytes);
            return made.IsIPv4MappedToIPv6 ? IPAddress.IPv6Any : made;
        }
    }
}
