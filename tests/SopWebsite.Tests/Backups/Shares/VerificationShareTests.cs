using System.Globalization;
using SopWebsite.Backups;
using SopWebsite.Backups.Shares;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Shares;

public sealed class VerificationShareTests : IDisposable
{
    private readonly Desk _desk = new();

    public VerificationShareTests()
    {
        Directory.CreateDirectory(_desk.Folder["web"]);
        for (var n = 0; n < 60; n++) File.WriteAllText(Path.Combine(_desk.Folder["web"], $"berkas {n}.txt"), new string('x', n * 10));
        _desk.Set(site => site with { DocumentRoot = _desk.Folder["web"], BackupPath = _desk.Folder["sets"] });
    }

    private WebsiteBackups Backups => _desk.Workplace.Backups;

    private BackupShares Shares => _desk.Workplace.BackupShares;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void SoManyPartsTogetherAreTheWholeAndNothingIsReadTwice() => Property.Holds(
        2640, 300,
        random =>
            (Of: 1 + random.Next(40), Names: Enumerable.Range(0, random.Next(60)).Select(_ =>
                "a/" + random.Next().ToString(CultureInfo.InvariantCulture)).ToArray()),
        _ => [],
        asked =>
        {
            foreach (var name in asked.Names)
                Assert.Single(Enumerable.Range(1, asked.Of), part => new VerificationShare(part, asked.Of).Takes(name));
        });

    [Fact]
    public void PartsAreOfLikeSizeAndStayTheSameForever()
    {
        var counts = Enumerable.Range(0, 30_000).GroupBy(n => VerificationShare.PartOf($"images/berita/{n:D6}.jpg", 30))
            .ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(30, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
        // SHA-256 begins 0x2c26b46b68ffc68 for "foo" (FIPS 180-4): what a court read in May belongs to the same part in June.
        Assert.Equal((int)(0x2c26b46b68ffc68UL % 30) + 1, VerificationShare.PartOf("foo", 30));
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("-1/3")]
    [InlineData("1/0")]
    [InlineData("1/1001")]
    [InlineData("1")]
    [InlineData("1/3/5")]
    [InlineData("satu/tiga")]
    public void WhatIsNoShareIsRefused(string text) =>
        Assert.Equal("SopShareInvalid", Assert.Throws<SopException>(() => VerificationShare.Parse(text)).Id);

    [Fact]
    public void ShareAfterShareTheSetIsCoveredAndOldReadingsNoLongerCount()
    {
        var set = Make();
        _desk.Clock.UtcNow += TimeSpan.FromDays(31);

        var covered = new List<double>();
        var files = new List<string>();
        for (var n = 0; n < 5; n++)
        {
            var found = Shares.Test(set.Path, Shares.Next(set.Path, 5), detailed: true);
            Assert.True(found.IsSound);
            covered.Add(found.Coverage!.Value);
            files.AddRange(found.Files.Select(file => file.Path).Where(path => path.Contains(':', StringComparison.Ordinal)));
            _desk.Clock.UtcNow += TimeSpan.FromDays(1);
        }

        Assert.Equal(60, files.Count);
        Assert.Equal(60, files.Distinct().Count());
        Assert.Equal(covered.Order(), covered);
        Assert.Equal(1, covered[^1]);
        Assert.InRange(covered[0], 0.01, 0.6);
        Assert.Equal(
            ["1/5", "2/5", "3/5", "4/5", "5/5"], _desk.Register.Shares.Of(set.Path, set.ManifestSha256!).Select(share => $"{share.Part}/{share.Of}"));
        _desk.Clock.UtcNow += TimeSpan.FromDays(27);
        Assert.Equal("1/5", Shares.Next(set.Path, 5).ToString());
        // Those of the first days are too old by now.
        Assert.InRange(Shares.Test(set.Path, new VerificationShare(5, 5)).Coverage!.Value, 0.01, 0.99);
    }

    [Fact]
    public void OneAlteredFileIsFoundByExactlyOneShare()
    {
        // What cannot be packed smaller lies in the archive as it is.
        var content = new byte[5000];
        new Random(57).NextBytes(content);
        File.WriteAllBytes(Path.Combine(_desk.Folder["web"], "berkas 57.txt"), content);
        var set = Make();
        var archive = Directory.GetFiles(set.Path, "*.zip").Single();
        var bytes = File.ReadAllBytes(archive);
        var at = bytes.AsSpan().IndexOf(content.AsSpan(2000, 16));
        Assert.True(at > 0);
        bytes[at] ^= 0x55;
        File.WriteAllBytes(archive, bytes);

        var verdicts = Enumerable.Range(1, 7).Select(part => Shares.Test(set.Path, new VerificationShare(part, 7))).ToList();

        var bad = Assert.Single(verdicts, found => !found.IsSound);
        Assert.EndsWith(":berkas 57.txt", Assert.Single(bad.Files).Path, StringComparison.Ordinal);
        Assert.Equal($"{VerificationShare.PartOf("berkas 57.txt", 7)}/7", bad.Share);
        Assert.Equal(BackupState.Damaged, Backups.List(_desk.Site).Single().State);
    }

    [Fact]
    public void WhatIsMissingOrExtraEveryShareSees()
    {
        var set = Make();
        File.WriteAllText(Path.Combine(set.Path, "tambahan"), "x");
        Assert.All(Enumerable.Range(1, 3), part => Assert.Equal(1, Shares.Test(set.Path, new VerificationShare(part, 3)).Extra));
        File.Delete(Path.Combine(set.Path, "tambahan"));

        File.AppendAllText(Directory.GetFiles(set.Path, "*.zip").Single(), "x");
        Assert.All(Enumerable.Range(1, 3), part => Assert.False(Shares.Test(set.Path, new VerificationShare(part, 3)).IsSound));
    }

    [Fact]
    public void ASetThatTheRegisterDoesNotKnowIsReadAllTheSame()
    {
        var set = Make();
        _desk.Register.Backups.Remove(set.Path);

        var found = Shares.Test(set.Path, new VerificationShare(1, 2));

        Assert.True(found.IsSound);
        Assert.Null(found.Coverage);
        Assert.Empty(_desk.Register.Shares.Of(set.Path, set.ManifestSha256!));
    }

    private WebsiteBackup Make()
    {
        _desk.Clock.UtcNow += TimeSpan.FromMinutes(1);
        return Backups.Backup(_desk.Site, new BackupOptions());
    }
}
