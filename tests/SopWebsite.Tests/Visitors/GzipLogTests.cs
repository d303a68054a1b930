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
            for (var n = 0; n < size; n++) data[n] = (byte)(n % 1000 < 600 ? "GET /index.php HTTP "[n % 20] : random.Next(256) & (n % 7 == 0 ? 255 : 15));

            Assert.Equal(data, Unpack(Pack(data, level)));
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
            var result = new VisitorScanner(LogText.Rules).Scan([LogText.Source(packed[..length]), LogText.Source([LogText.Line("/", 200, "203.0.113.200")], "lain")]);

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
    public void SomethingElseAfterTheLastMemberIsReported() =>
        Assert.Equal("SopLogDamaged", Assert.Single(new VisitorScanner(LogText.Rules).Scan([LogText.Source([.. Log(0, 10), .. "sampah"u8])]).Faults).Id);

    [Fact]
    public void TheChecksumIsTheOneOfGzip() => Assert.Equal(0xCBF43926u, Crc32.Append(0, "123456789"u8));

    private static byte[] Log(int from, int count) => Pack(
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(from, count).Select(n => LogText.Line($"/?id={n * 7919 % 100_003}+union+select+1,2", 404, seconds: n * 20) + "\n"))),
        CompressionLevel.Optimal);

    private static byte[] Pack(byte[] data, CompressionLevel level)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level, leaveOpen: true)) gzip.Write(data);
        // The framework writes nothing at all for nothing; gzip(1) writes an empty member.
        return data.Length > 0 || packed.Length > 0 ? packed.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    private static byte[] Unpack(byte[] packed)
    {
        var data = new MemoryStream();
        new GzipMembers(new MemoryStream(packed)).CopyTo(data);
        return data.ToArray();
    }
}
