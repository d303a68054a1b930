using System.Security.Cryptography;
using System.Text;
using SopWebsite.Errors;
using SopWebsite.Evidence;
using SopWebsite.Register;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Evidence;

public sealed class EvidenceStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private EvidenceStore Store => new(_folder["register.db.evidence"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatIsKeptIsNamedByItsDigest()
    {
        var bytes = Encoding.UTF8.GetBytes("<p>é</p>");
        var kept = Store.Keep("<p>é</p>", ".html");

        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant(), kept.Sha256);
        Assert.Equal((kept.Sha256 + ".html", (long)bytes.Length), (Path.GetFileName(kept.Path), kept.Size));
        Assert.Equal(bytes, File.ReadAllBytes(kept.Path));
        Assert.True(EvidenceStore.IsIntact(kept));
    }

    [Fact]
    public void TheSameContentIsKeptOnceAndAChangedFileShows()
    {
        var kept = Store.Keep("isi", ".txt");
        Assert.Equal(kept, Store.Keep("isi", ".txt"));
        Assert.Single(Directory.GetFiles(Store.Folder, "*", SearchOption.AllDirectories));

        File.WriteAllText(kept.Path, "lain");
        Assert.False(EvidenceStore.IsIntact(kept));
        Assert.True(EvidenceStore.IsIntact(Store.Keep("isi", ".txt")));
        File.Delete(kept.Path);
        Assert.False(EvidenceStore.IsIntact(kept));
    }

    [SkippableFact]
    public void OnlyTheOwnerMayReadIt()
    {
        Skip.If(OperatingSystem.IsWindows(), "Rights of this kind are Unix's.");
        var kept = Store.Keep("isi", ".txt");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept.Path));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(kept.Path)!));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Store.Folder));
    }

    [Fact]
    public void NothingTooLargeIsKeptAndNothingPastTheCapacity()
    {
        Assert.Equal("SopEvidenceTooLarge", Assert.Throws<SopException>(() => Store.Keep(new byte[EvidenceStore.MostBytes + 1], ".bin")).Id);

        var small = new EvidenceStore(_folder["kecil"]) { Capacity = 10 };
        small.Keep("1234567", ".txt");
        Assert.Equal("SopEvidenceFull", Assert.Throws<SopException>(() => small.Keep("abcd", ".txt")).Id);
        small.Keep("abc", ".txt");
        small.Keep("1234567", ".txt");
    }

    [Fact]
    public void AFolderThatIsAFileIsAFaultThatIsTold()
    {
        File.WriteAllText(_folder["berkas"], "");
        Assert.Equal("SopEvidenceUnwritable", Assert.Throws<SopException>(() => new EvidenceStore(_folder["berkas"]).Keep("isi", ".txt")).Id);
    }

    [Theory]
    [InlineData("html")]
    [InlineData(".")]
    [InlineData(".a/b")]
    [InlineData("/../x")]
    [InlineData(".toolongext")]
    public void AnExtensionIsNoPath(string extension) => Assert.Throws<ArgumentException>(() => Store.Keep("isi", extension));

    [Fact]
    public void ManyAtOnceKeepOneFile()
    {
        Parallel.For(0, 16, _ => Store.Keep("serentak", ".txt"));
        Assert.Single(Directory.GetFiles(Store.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void ARegistersEvidenceLiesBesideItsFile()
    {
        using var desk = new Desk();
        Assert.Equal(EvidenceFolder.Of(desk.Register.Location), desk.Workplace.Evidence.Folder);
        Assert.Equal("/data/register.db.evidence", EvidenceFolder.Of("/data/register.db"));
    }

    [Fact]
    public void ARegisterOnAServerHasAFolderOfItsOwn()
    {
        var (one, other) = (EvidenceFolder.Of("postgresql://sop@host/satu"), EvidenceFolder.Of("postgresql://sop@host/dua"));
        Assert.NotEqual(one, other);
        Assert.Matches(@"evidence[/\\][0-9a-f]{16}$", one);
    }
}
