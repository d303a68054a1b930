using SopWebsite.Adapters.Storage;
using SopWebsite.Escalations;
using SopWebsite.Register;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Register;

public sealed class NetworkShareTests : IDisposable
{
    private const string Mounts = """
        22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        23 22 0:21 / /proc rw,nosuid - proc proc rw
        40 22 0:40 / /srv/berkas rw,relatime shared:20 - nfs4 nas.example.go.id:/berkas rw,vers=4.2
        41 40 8:17 / /srv/berkas/lokal rw,relatime - xfs /dev/sdb1 rw
        42 22 0:42 / /mnt/Folder\040Bersama rw,relatime master:3 propagate_from:2 - cifs //pc-1/bersama rw,vers=3.0
        43 22 0:43 / /srv/bersama/jauh rw - fuse.sshfs staf@example.go.id: rw
        44 22 8:33 / /media/ganti rw - ext4 /dev/sdc1 rw
        45 44 0:45 / /media/ganti rw - smb3 //pc-2/ganti rw
        46 22 0:46 / /mnt/c rw,noatime - 9p C:\134 rw,aname=drvfs
        baris yang rusak
        47 22 0:47 / /rusak - -
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/var/lib/sopweb/register.db", false)]
    [InlineData("/srv/berkas/register.db", true)]
    [InlineData("/srv/berkas", true)]
    [InlineData("/srv/berkas-lain/register.db", false)]
    [InlineData("/srv/berkas/lokal/register.db", false)]
    [InlineData("/mnt/Folder Bersama/sop/register.db", true)]
    [InlineData("/srv/bersama/jauh/register.db", true)]
    [InlineData("/media/ganti/register.db", true)]
    [InlineData("/mnt/c/Users/staf/register.db", true)]
    [InlineData("/rusak/register.db", false)]
    public void TheMountThatHoldsTheFileDecides(string path, bool remote) => Assert.Equal(remote, NetworkShare.IsRemote(path, Mounts.Split('\n')));

    [Theory]
    [InlineData(@"\\server\bagian\register.db", true)]
    [InlineData("//server/bagian/register.db", true)]
    [InlineData(@"\\?\UNC\server\bagian\register.db", true)]
    [InlineData(@"\\?\C:\sop\register.db", false)]
    [InlineData(@"\\.\C:\sop\register.db", false)]
    [InlineData(@"C:\sop\register.db", false)]
    public void AWindowsPathNamesAServerByItsForm(string path, bool unc) => Assert.Equal(unc, NetworkShare.IsUnc(path));

    [Fact]
    public void TheDiskOfTheTestsIsNoShareAndALinkIsFollowed()
    {
        Assert.False(NetworkShare.Holds(_folder["register.db"]));
        if (!OperatingSystem.IsLinux()) return;
        Directory.CreateDirectory(_folder["asli"]);
        Directory.CreateSymbolicLink(_folder["tautan"], _folder["asli"]);
        Assert.False(NetworkShare.Holds(Path.Combine(_folder["tautan"], "register.db")));
    }

    [Fact]
    public void OnAShareThereIsNoWriteAheadLogAndTheUserHearsOfIt()
    {
        using (var register = Open(onShare: true))
        {
            register.Log.Append(Draft());
            Assert.Contains("PostgreSQL", register.Remark!.English, StringComparison.Ordinal);
            Assert.Contains(_folder.Path, register.Remark!.Indonesian, StringComparison.Ordinal);
            Assert.False(File.Exists(_folder["register.db-wal"]));
            Assert.False(File.Exists(_folder["register.db-shm"]));
        }

        Assert.True(SqliteJournal.Of(_folder["register.db"]).IsRollback);
    }

    [Fact]
    public void OnADiskThereIsAndNothingIsSaid()
    {
        using var register = Open(onShare: false);
        register.Log.Append(Draft());

        Assert.Null(register.Remark);
        Assert.True(SqliteJournal.Of(_folder["register.db"]).IsWriteAhead);
    }

    [Fact]
    public void ARegisterThatComesToAShareIsBroughtBackWithAllItHolds()
    {
        using (var register = Open(onShare: false))
            for (var n = 0; n < 5; n++) register.Log.Append(Draft());

        using (var register = Open(onShare: true))
        {
            register.Log.Append(Draft());
            using var beside = Open(onShare: true);
            beside.Log.Append(Draft());
            Assert.Equal(7, EscalationChain.Verify(register.Log.Read()).Entries);
        }
        Assert.True(SqliteJournal.Of(_folder["register.db"]).IsRollback);
    }

    [Fact]
    public void WhatAKilledWriterLeftInItsLogIsNotLost()
    {
        using (var register = Open(onShare: false))
        {
            register.Log.Append(Draft());
            register.Log.Append(Draft());
            // As they lie there while it is open: what a killed writer leaves.
            foreach (var end in new[] { "", "-wal" }) File.Copy(_folder["register.db" + end], _folder["pindah.db" + end]);
        }

        using var moved = SqliteRegister.Open(_folder["pindah.db"], RegisterAccess.Write, _ => true);
        Assert.Equal(2, EscalationChain.Verify(moved.Log.Read()).Entries);
        Assert.False(File.Exists(_folder["pindah.db-wal"]));
    }

    [Fact]
    public void TheMachineThatSharesItsFolderDoesNotTurnItBack()
    {
        Open(onShare: true).Dispose();

        using var owner = Open(onShare: false);
        using var guest = Open(onShare: true);
        owner.Log.Append(Draft());
        guest.Log.Append(Draft());

        Assert.True(SqliteJournal.Of(_folder["register.db"]).IsRollback);
        Assert.Equal(2, EscalationChain.Verify(owner.Log.Read()).Entries);
    }

    [Fact]
    public void WritersSideBySideOnAShareKeepOneChain()
    {
        Open(onShare: true).Dispose();
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using var register = Open(onShare: true);
            for (var n = 0; n < 20; n++) register.Log.Append(Draft());
        });

        using var reader = Open(onShare: true);
        var result = EscalationChain.Verify(reader.Log.Read());
        Assert.Equal((true, 80L), (result.IsValid, result.Entries));
    }

    private static EscalationDraft Draft() => new() { At = new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero), Event = EscalationEvent.Note };

    private SqliteRegister Open(bool onShare) => SqliteRegister.Open(_folder["register.db"], RegisterAccess.Write, _ => onShare);
}
