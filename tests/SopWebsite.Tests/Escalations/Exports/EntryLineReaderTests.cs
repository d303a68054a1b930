using System.Text;
using SopWebsite.Escalations.Exports;
using SopWebsite.Files;

namespace SopWebsite.Tests.Escalations.Exports;

public sealed class EntryLineReaderTests
{
    [Fact]
    public void LinesComeWholeHoweverTheStreamGivesThem()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 60; round++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(12)).Select(_ => new string('x', random.Next(round < 50 ? 200 : 300_000)) + "\n"));
            if (random.Next(2) == 0) text += "sisa";
            var bytes = Encoding.ASCII.GetBytes(text);
            using var reader = new EntryLineReader(new Trickle(bytes, random));
            var lines = new List<string>();
            while (reader.TryRead(out var line, out var tooLong))
            {
                Assert.False(tooLong);
                lines.Add(Encoding.ASCII.GetString(line));
            }
            var expected = text.Split('\n');
            Assert.Equal(expected[^1].Length == 0 ? expected[..^1] : expected, lines);
            Assert.Equal(Sha256Hex.OfBytes(bytes), reader.Finish(default));
        }
    }

    [Fact]
    public void ALineAboveTheLimitIsSaidToBeOne()
    {
        var bytes = new byte[EntryLine.Longest + 100_000];
        using var reader = new EntryLineReader(new MemoryStream(bytes));

        Assert.True(reader.TryRead(out _, out var tooLong) && tooLong);
        Assert.Equal(Sha256Hex.OfBytes(bytes), reader.Finish(default));
    }

    [Fact]
    public void AnEntryAboveTheLimitIsNotWritten()
    {
        using var stream = new MemoryStream();
        using var writer = new EntryLineWriter(stream);
        var entry = SignedLogSample.Entries(1)[0];

        Assert.True(writer.Write(entry with { FollowUp = new string('x', EntryLine.Longest - 1000) }));
        Assert.False(writer.Write(entry with { FollowUp = new string('x', EntryLine.Longest) }));
    }

    private sealed class Trickle(byte[] bytes, Random random) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, random.Next(1, count + 1));
    }
}
