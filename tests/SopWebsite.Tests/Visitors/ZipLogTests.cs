using System.IO.Compression;
using System.Text;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors;

public sealed class ZipLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EachFileOfARotatedSetIsALogOfItsOwnAndTheOldestComesFirst()
    {
        var path = Zip(
            ("log/", null), ("log/access.log", Lines(2000, 300)), ("log/access.log.1", Lines(1000, 500)),
            ("log/access.log.2.gz", Gzip(Lines(0, 700))));

        var result = new VisitorScanner(LogText.Rules).Scan([path]);

        Assert.Empty(result.Faults);
        Assert.Equal(
            [$"{path}!log/access.log.2.gz", $"{path}!log/access.log.1", $"{path}!log/access.log"], result.Summary.Files.Select(file => file.Name));
        Assert.Equal([700, 500, 300], result.Summary.Files.Select(file => file.Lines));
        Assert.Equal(1500, result.Summary.Requests);
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void ACutArchiveIsReadAsFarAsItGoes(CompressionLevel level)
    {
        var whole = File.ReadAllBytes(Zip(level, ("a.log", Lines(0, 900)), ("b.log", Lines(1000, 900))));
        var before = 0L;
        for (var length = 30; length < whole.Length; length += whole.Length / 23)
        {
            File.WriteAllBytes(_folder["potong.zip"], whole[..length]);
            var result = new VisitorScanner(LogText.Rules).Scan([_folder["potong.zip"]]);

            Assert.NotEmpty(result.Faults);
            Assert.All(result.Faults, fault => Assert.Contains(fault.Id, (string[])["SopLogTruncated", "SopLogDamaged"]));
            Assert.True(result.Summary.Requests >= before, $"{result.Summary.Requests} < {before} at {length}");
            before = result.Summary.Requests;
        }
        Assert.True(before > 1500, $"{before}");
    }

    [Fact]
    public void DamageIsReportedWithItsPlaceAndNeverRunsAway()
    {
        var random = new Random(5);
        var whole = File.ReadAllBytes(Zip(("a.log", Lines(0, 200)), ("b.log", Lines(1000, 200))));
        var reported = 0;
        for (var n = 0; n < 200; n++)
        {
            var copy = whole.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--) copy[random.Next(4, copy.Length)] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(_folder["rusak.zip"], copy);
            var result = new VisitorScanner(LogText.Rules).Scan([_folder["rusak.zip"]]);
            if (result.Faults.Count > 0) reported++;
            Assert.InRange(result.Summary.Requests, 0, 420);
        }
        Assert.True(reported > 150, $"{reported}");
    }

    [Fact]
    public void AnEmptyArchiveHoldsNoLog() => Assert.Equal("SopLogDamaged", Assert.Single(new VisitorScanner(LogText.Rules).Scan([Zip()]).Faults).Id);

    private string Zip(params (string Name, byte[]? Content)[] entries) => Zip(CompressionLevel.Optimal, entries);

    private string Zip(CompressionLevel level, params (string Name, byte[]? Content)[] entries)
    {
        using (var archive = new ZipArchive(File.Create(_folder["log.zip"]), ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name, level).Open();
                if (content is not null) stream.Write(content);
            }
        }
        return _folder["log.zip"];
    }

    private static byte[] Lines(int from, int count) =>
        Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Range(from, count).Select(n => LogText.Line($"/?id={n * 7919 % 100_003}", 200, seconds: n * 20) + "\n")));

    private static byte[] Gzip(byte[] data)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(data);
        return packed.ToArray();
    }
}
