using SopWebsite.Backups.Media;
using SopWebsite.Backups.Media.Discs;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Media;

/// <summary>How sets are spread over discs.</summary>
public sealed class DiscPlanTests
{
    private const string Digest = "0000000000000000000000000000000000000000000000000000000000000000";

    [Fact]
    public void EachByteIsOnOneDiscAndNoDiscIsTooFull() => Property.Holds(
        7, 200,
        random => (
            Disc: random.NextInt64(DiscSizes.Smallest, 30_000_000_000),
            Files: Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.NextInt64(0, random.Next(2) == 0 ? 5_000_000 : 40_000_000_000))
                .ToArray()),
        given => Property.Smaller(given.Files, _ => []).Where(files => files.Length > 0).Select(files => (given.Disc, files)),
        given =>
        {
            var files = given.Files.Select((bytes, n) => new CopyFile($"f{n}.zip", bytes, Digest)).ToList();

            var discs = DiscPlan.Make(files, given.Disc);

            Assert.Equal(Enumerable.Range(1, discs.Count), discs.Select(disc => disc.Number));
            foreach (var disc in discs)
            {
                Assert.True(disc.Pieces.Sum(piece => (piece.Bytes + 2047) / 2048 * 2048) + DiscPlan.Order <= given.Disc);
                Assert.All(disc.Pieces, piece => Assert.True(piece.Bytes < 4294967296));
            }
            var pieces = discs.SelectMany(disc => disc.Pieces).ToList();
            Assert.Equal(pieces.Count, pieces.Select(piece => piece.Name).Distinct(StringComparer.Ordinal).Count());
            foreach (var file in files)
            {
                var own = pieces.Where(piece => piece.File == file).OrderBy(piece => piece.Offset).ToList();
                Assert.Equal(own.Count == 1 ? [0] : Enumerable.Range(1, own.Count), own.Select(piece => piece.Part));
                long at = 0;
                foreach (var piece in own)
                {
                    Assert.Equal(at, piece.Offset);
                    at += piece.Bytes;
                }
                Assert.Equal(file.Bytes, at);
            }
        });

    [Theory]
    [InlineData(DiscKind.Cd, 650_000_000L, 1)]
    [InlineData(DiscKind.Cd, 2_000_000_000L, 3)]
    [InlineData(DiscKind.Dvd, 4_600_000_000L, 1)]
    [InlineData(DiscKind.Dvd, 12_000_000_000L, 3)]
    [InlineData(DiscKind.Bd, 20_000_000_000L, 1)]
    [InlineData(DiscKind.Bd, 30_000_000_000L, 2)]
    public void ASetTakesSoManyDiscs(DiscKind kind, long bytes, int count) => Assert.Equal(
        count, DiscPlan.Make([new CopyFile("files.zip", bytes, Digest), new CopyFile("manifest.json", 200_000, Digest)], DiscSizes.Of(kind)).Count);

    [Theory]
    [InlineData("SIPP-123456-2026-11-21", 1, "SIPP_123456_2026_11_21_1")]
    [InlineData("pn-contoh-2026-11-21-093000", 12, "PN_CONTOH_2026_11_21_093000_12")]
    [InlineData("pengadilan-tinggi-contoh-raya-2026-11-21-093000", 2, "CONTOH_RAYA_2026_11_21_093000_2")]
    [InlineData("situs-é", 1, "SITUS___1")]
    public void LabelsAreWithinWhatIso9660Allows(string set, int number, string label)
    {
        Assert.EndsWith(label, DiscLabel.Of(set, number), StringComparison.Ordinal);
        Assert.Matches("^[A-Z0-9_]{1,32}$", DiscLabel.Of(set, number));
    }

    [Fact]
    public void WhatIsNoImageIsToldAsSuch()
    {
        var random = new Random(3);
        for (var n = 0; n < 300; n++)
        {
            var bytes = new byte[random.Next(0, 60_000)];
            random.NextBytes(bytes);
            // Half of them begin as an image does.
            if (n % 2 == 0 && bytes.Length > 40_000) "\u0001CD001\u0001"u8.CopyTo(bytes.AsSpan(32768));
            try
            {
                IsoImage.Read(new MemoryStream(bytes));
            }
            catch (InvalidDataException)
            {
                // As it should.
            }
        }
    }
}
