using System.IO.Compression;
using System.Text;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Logs;

namespace SopWebsite.Tests.Visitors;

public sealed class GzipLogTests
{
    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void WhatTheFrameworkPacksComesOutTheSame(CompressionLevel level)
    {
        var random = new Random(7);
        foreach (var size in (int[])[0, 1, 100, 65_535, 300_000, 1_500_000])
        {
            var data = new byte[size];
            for (var n = 0; n < size; n++)
                data[n] = (byte)(n % 1000 < 600 ? "GET /index.php HTTP "[n % 20] : random.Next(256) & (n % 7 == 0 ? 255 : 15));

            Assert.Equal(data, Unpack(Pack(data, level)));
            Assert.Equal(data, Quickly(Pack(data, level)).Text);
        }
    }

    [Fact]
    public void SeveralMembersAndPaddingAreRead()
    {
        byte[] packed = [.. Log(0, 500), .. Log(500, 1), .. Pack([], CompressionLevel.Optimal), .. Log(501, 300), .. new byte[512]];

        var result = new VisitorScanner(LogText.Rules).Scan([LogText.Source(packed)]);

        Assert.Equal((801L, 801L), (result.Summary.Requests, Assert.Single(result.Visitors).Requests));
        Assert.Empty(result.Faults);
    }

    [Fact]
    public void ACutFileIsReportedWhereverItIsCutAndItsBeginningIsCounted()
    {
        byte[] packed = [.. Log(0, 400), .. Log(400, 400)];
        var whole = packed.Length;
        var memberEnd = Log(0, 400).Length;
        var before = 0L;
        for (var length = 1; length < whole; length += length < 40 || length > whole - 40 ? 1 : 97)
        {
            if (length is 1 || length == memberEnd) continue;
            var result = new VisitorScanner(LogText.Rules)
                .Scan([LogText.Source(packed[..length]), LogText.Source([LogText.Line("/", 200, "203.0.113.200")], "lain")]);

            Assert.Equal("SopLogTruncated", Assert.Single(result.Faults).Id);
            Assert.True(result.Summary.Requests >= before && result.Summary.Requests <= 801);
            before = result.Summary.Requests;
        }
        Assert.True(before > 700);
    }

    [Fact]
    public void DamageIsReportedAndNeverRunsAway()
    {
        var random = new Random(3);
        var packed = Log(0, 60);
        var reported = 0;
        for (var n = 0; n < 150; n++)
        {
            var copy = packed.ToArray();
            copy[random.Next(10, copy.Length)] ^= (byte)random.Next(1, 256);
            var result = new VisitorScanner(LogText.Rules).Scan([LogText.Source(copy)]);
            if (result.Faults.Any(fault => fault.Id is "SopLogDamaged" or "SopLogTruncated" or "SopLogNotText")) reported++;
        }
        Assert.Equal(150, reported);
    }

    [Fact]
    public void TheQuickWayGivesWhatTheCarefulOneGives()
    {
        var random = new Random(11);
        byte[] whole = [.. Log(0, 400), .. Log(400, 3), .. Pack([], CompressionLevel.Optimal), .. Log(403, 2000)];
        var faults = 0;
        for (var n = 0; n < 400; n++)
        {
            // As it is, cut, changed, with zeros or something else behind it.
            var packed = (n % 5) switch
            {
                0 => whole,
                1 => whole[..random.Next(1, whole.Length)],
                2 => Changed(whole, random),
                3 => [.. whole, .. new byte[random.Next(600)]],
                _ => [.. whole, (byte)random.Next(1, 256), .. whole.AsSpan(random.Next(20), random.Next(20))],
            };

            var (quick, careful) = (Quickly(packed), Carefully(packed));

            Assert.Equal(careful.Text, quick.Text);
            Assert.Equal((careful.Fault?.GetType(), careful.Fault?.Data["offset"]), (quick.Fault?.GetType(), quick.Fault?.Data["offset"]));
            if (careful.Fault is not null) faults++;
        }
        Assert.InRange(faults, 200, 300);
    }

    [Fact]
    public void SomethingElseAfterTheLastMemberIsReported() =>
        Assert.Equal(
            "SopLogDamaged", Assert.Single(new VisitorScanner(LogText.Rules).Scan([LogText.Source([.. Log(0, 10), .. "sampah"u8])]).Faults).Id);

    [Fact]
    public void TheChecksumIsTheOneOfGzip() => Assert.Equal(0xCBF43926u, Crc32.Append(0, "123456789"u8));

    private static byte[] Log(int from, int count) => Pack(
        Encoding.ASCII.GetBytes(
            string.Concat(
                Enumerable.Range(from, count).Select(n => LogText.Line($"/?id={n * 7919 % 100_003}+union+select+1,2", 404, seconds: n * 20) + "\n"))),
        CompressionLevel.Optimal);

    private static byte[] Pack(byte[] data, CompressionLevel level)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level, leaveOpen: true)) gzip.Write(data);
        // The framework writes nothing at all for nothing; gzip(1) writes an empty member.
        return data.Length > 0 || packed.Length > 0 ? packed.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    private static byte[] Changed(byte[] packed, Random random)
    {
        var copy = packed.ToArray();
        copy[random.Next(copy.Length)] ^= (byte)random.Next(1, 256);
        return copy;
    }

    private static byte[] Unpack(byte[] packed)
    {
        var (text, fault) = Carefully(packed);
        Assert.Null(fault);
        return text;
    }

    private static (byte[] Text, Exception? Fault) Quickly(byte[] packed) => Read(new WholeGzip(new MemoryStream(packed)));

    private static (byte[] Text, Exception? Fault) Carefully(byte[] packed) => Read(new GzipMembers(new MemoryStream(packed)));

    private static (byte[] Text, Exception? Fault) Read(Stream stream)
    {
        using var text = new MemoryStream();
        using (stream)
        {
            var fault = Record.Exception(() => stream.CopyTo(text, 1000));
            return (text.ToArray(), fault);
        }
    }
}
