using System.IO.Compression;
using System.Text;
using SopWebsite.Backups;
using SopWebsite.Backups.Packing;

namespace SopWebsite.Tests.Backups.Packing;

/// <summary>The pieces an archive is made of, against the framework's own.</summary>
public sealed class PackingTests
{
    [Fact]
    public void TheChecksumIsGzipsWhateverTheLengthAndHoweverItIsCut()
    {
        var random = new Random(3);
        Assert.Equal(0xCBF43926u, Crc32.Append(0, "123456789"u8));
        foreach (var length in Enumerable.Range(0, 300).Concat([1023, 1024, 4095, 65_537, 1_000_003]))
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            var expected = GzipChecksum(bytes);
            var cut = random.Next(length + 1);
            Assert.Equal(expected, Crc32.Append(0, bytes));
            Assert.Equal(expected, Crc32.Append(Crc32.Append(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
            Assert.Equal(expected, ~Crc32.ByTables(~0u, bytes));
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(1_048_575, false)]
    [InlineData(1_048_576, false)]
    [InlineData(1_048_577, false)]
    [InlineData(9_000_001, false)]
    [InlineData(0, true)]
    [InlineData(65_535, true)]
    [InlineData(65_536, true)]
    [InlineData(3_000_001, true)]
    public void WhatManyThreadsDeflateOneInflates(int length, bool store)
    {
        var content = Content(length);
        using var packed = new MemoryStream();
        using (var crew = new PackingCrew())
        using (var deflate = new BlockDeflateStream(packed, crew, store))
        {
            foreach (var piece in content.Chunk(77_777)) deflate.Write(piece, 0, piece.Length);
            deflate.Finish();
        }
        packed.Position = 0;
        using var inflated = new MemoryStream();
        using (var inflate = new DeflateStream(packed, CompressionMode.Decompress)) inflate.CopyTo(inflated);

        Assert.Equal(content, inflated.ToArray());
        if (length > 1_000_000) Assert.Equal(store, packed.ToArray().Length > length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_000_000)]
    public void TheGzipIsOne(int length)
    {
        var content = Content(length);
        using var packed = new MemoryStream();
        using (var crew = new PackingCrew())
        using (var gzip = new GzipWriter(packed, crew))
        {
            gzip.Write(content, 0, content.Length);
            gzip.Finish();
        }
        Assert.Equal(GzipChecksum(content), BitConverter.ToUInt32(packed.ToArray().AsSpan()[^8..]));
        packed.Position = 0;
        using var inflated = new MemoryStream();
        using (var inflate = new GZipStream(packed, CompressionMode.Decompress)) inflate.CopyTo(inflated);
        Assert.Equal(content, inflated.ToArray());
    }

    [Fact]
    public void AFailureOnAThreadOfTheCrewIsThrownToWhoWaits()
    {
        using var crew = new PackingCrew();
        using var job = new Failing();
        crew.Give(job);
        Assert.Throws<InvalidTimeZoneException>(job.Wait);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(65_536)]
    public void VolumesAreOneFileCutInPieces(int size)
    {
        var folder = Directory.CreateTempSubdirectory("sopwebsite-");
        try
        {
            var content = Content(999);
            IReadOnlyList<VolumeFile> files;
            using (var writer = new VolumeWriter(folder.FullName, "a.zip", size))
            {
                if (size == 1) content = content[..500];
                writer.Write(content, 0, content.Length);
                files = writer.Finish();
            }
            Assert.Equal((content.Length + size - 1) / size, files.Count);
            Assert.All(files, file => Assert.Equal(file.Sha256, Files.Sha256Hex.OfFile(Path.Combine(folder.FullName, file.File))));
            using var reader = new VolumeReader(files.Select(file => Path.Combine(folder.FullName, file.File)));
            using var read = new MemoryStream();
            reader.CopyTo(read);
            Assert.Equal(content, read.ToArray());
            reader.Position = 3;
            Assert.Equal(content[3], reader.ReadByte());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void ADirectoryThatLiesIsRefusedWhateverItSays()
    {
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry("a.txt").Open();
            stream.Write(Content(2000));
        }
        var bytes = whole.ToArray();
        var random = new Random(5);
        for (var n = 0; n < 4000; n++)
        {
            var broken = (byte[])bytes.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--) broken[^(1 + random.Next(120))] = (byte)random.Next(256);
            // Either it opens and what it says stays inside, or it is refused; nothing else is thrown and nothing is read for ever.
            try
            {
                using var zip = new ZipReader(new MemoryStream(broken[..random.Next(broken.Length / 2, broken.Length + 1)]));
                foreach (var item in zip.Items)
                {
                    using var content = zip.Open(item, null);
                    content.CopyTo(Stream.Null);
                }
            }
            catch (InvalidDataException)
            {
                // That is what it is for.
            }
        }
    }

    private static byte[] Content(int length)
    {
        var text = new StringBuilder();
        for (var n = 0; text.Length < length; n++)
            text.Append(n).Append(" Pengadilan Negeri Contoh, perkara ").Append(n * 7919 % 104_729).Append('\n');
        return Encoding.ASCII.GetBytes(text.ToString(0, length));
    }

    private static uint GzipChecksum(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        // The framework writes nothing at all for nothing.
        return bytes.Length == 0 ? 0 : BitConverter.ToUInt32(packed.ToArray().AsSpan()[^8..]);
    }

    private sealed class Failing : PackingJob
    {
        protected override void Work() => throw new InvalidTimeZoneException("sengaja");
    }
}
