using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Media;

/// <summary>Sets copied to disks and folders, and what stands in the way.</summary>
public sealed class FolderCopyTests : IDisposable
{
    private static readonly MediumVolume Portable = new()
    {
        Root = "", Device = "/dev/sdb1", FileSystem = "exfat", Serial = "1A2B-3C4D", Label = "SIPP", Size = 1_000_000_000_000, Free = 900_000_000_000,
        Kind = MediumKind.HardDisk,
    };

    private readonly MediaBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void ACopyHasTheSameFilesAndIsNotedWithItsDisk()
    {
        var set = _bench.Make();
        var disk = _bench.Mount("hdd", Portable);
        _bench.Media.Register(
            new BackupMedium
            {
                Name = "HDD-01", Kind = MediumKind.HardDisk, Folder = disk, KeptAt = "Brankas", Holder = "Nama Staf", RegisteredAt = default,
            });

        var copy = _bench.Copies.Copy(_bench.Copies.Plan(set.Path, new CopyOptions { Medium = "hdd-01", By = "Nama Staf" }));

        Assert.Equal(Path.Combine(disk, set.Name), copy.Path);
        Assert.Equal(Contents(set.Path), Contents(copy.Path));
        Assert.Equal([copy.Path], Directory.GetFileSystemEntries(disk));
        Assert.Equal(
            ("HDD-01", MediumKind.HardDisk, "1A2B-3C4D", "exfat", true), (copy.Medium, copy.Kind, copy.Serial, copy.FileSystem, copy.Verified));
        Assert.True(_bench.Backups.Test(copy.Path).IsSound);
        var medium = _bench.Media.Get("HDD-01");
        Assert.Equal(("1A2B-3C4D", "SIPP", 1_000_000_000_000, true), (medium.Serial, medium.VolumeLabel, medium.Size, medium.Readable));
        Assert.Equal(copy.ManifestSha256, Assert.Single(medium.Copies).ManifestSha256);
        var told = Assert.Single(_bench.Told(EscalationEvent.BackupCopied));
        Assert.Equal(("pn-contoh", "Nama Staf"), (told.Site, told.From));
        Assert.Contains("HDD-01 (hard disk portabel, exfat, seri 1A2B-3C4D)", told.FollowUp, StringComparison.Ordinal);
        Assert.Contains("cocok dengan SHA256SUMS", told.FollowUp, StringComparison.Ordinal);
        Assert.True(EscalationChain.Verify(_bench.Desk.Register.Log.Read()).IsValid);
    }

    [Fact]
    public void ACopyThatIsThereIsReadBackAndToldOnce()
    {
        var set = _bench.Make();
        var disk = _bench.Mount("hdd", Portable);
        var first = _bench.Copy(set, disk);
        _bench.Desk.Clock.UtcNow += TimeSpan.FromDays(30);

        var second = _bench.Copy(set, disk);

        Assert.Equal((first.CopiedAt, first.VerifiedAt + TimeSpan.FromDays(30)), (second.CopiedAt, second.VerifiedAt));
        Assert.Single(_bench.Told(EscalationEvent.BackupCopied));
        File.AppendAllText(Directory.GetFiles(second.Path, "*.zip")[0], "x");
        Assert.Equal("SopCopyDamaged", Refused(() => _bench.Copy(set, disk)));
        Assert.False(Assert.Single(_bench.Media.CopiesOf("pn-contoh")).Verified);
    }

    [Fact]
    public void TheDiskIsKnownByItsSerialWhereverItIsMounted()
    {
        var set = _bench.Make();
        _bench.Media.Register(new BackupMedium { Name = "HDD-01", Kind = MediumKind.HardDisk, Serial = "1a2b-3c4d", RegisteredAt = default });
        var copy = _bench.Copy(set, Path.Combine(_bench.Mount("tadi", Portable), "backup"));
        var now = _bench.Mount("kini", Portable);
        Directory.Move(_bench["tadi/backup"], _bench["kini/backup"]);
        _bench.Desk.Clock.UtcNow += TimeSpan.FromDays(1);

        Assert.Equal("HDD-01", copy.Medium);
        Assert.Equal(true, _bench.Backups.Test(Path.Combine(now, "backup", set.Name)).Recorded);

        Assert.Equal(_bench.Desk.Clock.UtcNow, _bench.Media.Get("HDD-01").ReadableAt);
        Assert.Equal(_bench.Desk.Clock.UtcNow, Assert.Single(_bench.Media.CopiesOf("pn-contoh")).VerifiedAt);
    }

    [Fact]
    public void AnotherDiskInItsPlaceIsRefusedAndSoIsNoDisk()
    {
        var set = _bench.Make();
        _bench.Media.Register(new BackupMedium { Name = "HDD-01", Kind = MediumKind.HardDisk, Serial = "1A2B-3C4D", RegisteredAt = default });
        var other = _bench.Mount("lain", Portable with { Serial = "FFFF-0000" });
        Directory.CreateDirectory(_bench["kosong"]);

        Assert.Equal("SopMediumOther", Refused(() => _bench.Copy(set, other, "HDD-01")));
        Assert.Equal("SopMediumOther", Refused(() => _bench.Copy(set, _bench["kosong"], "HDD-01")));

        Assert.Empty(Directory.GetFileSystemEntries(other));
        Assert.Empty(Directory.GetFileSystemEntries(_bench["kosong"]));
    }

    [Theory]
    [InlineData("vfat", "SopMediumFileTooLarge")]
    [InlineData("FAT32", "SopMediumFileTooLarge")]
    [InlineData("exfat", null)]
    [InlineData("ntfs", null)]
    public void AFileOf4GigabytesIsRefusedOnFat32BeforeAnythingIsWritten(string fileSystem, string? refusal)
    {
        var set = _bench.Make();
        Extend(set.Path, "besar.zip", 4294967296);
        var disk = _bench.Mount("hdd", Portable with { FileSystem = fileSystem });
        SopException? failure = null;

        try
        {
            _bench.Copies.Plan(set.Path, new CopyOptions { Destination = disk });
        }
        catch (SopException refused)
        {
            failure = refused;
        }

        Assert.Equal(refusal, failure?.Id);
        Assert.Empty(Directory.GetFileSystemEntries(disk));
        if (failure is null) return;
        Assert.Equal("besar.zip", failure.Offender);
        Assert.Contains("exFAT", failure.Phrase.Indonesian, StringComparison.Ordinal);
        Assert.Contains("4,0 GB", failure.Phrase.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOneByteBelowTheLimitIsTaken()
    {
        var set = _bench.Make();
        Extend(set.Path, "besar.zip", 4294967295);

        var plan = _bench.Copies.Plan(set.Path, new CopyOptions { Destination = _bench.Mount("hdd", Portable with { FileSystem = "vfat" }) });

        Assert.Contains(plan.Warnings, warning => warning.Indonesian.Contains("VFAT", StringComparison.Ordinal));
    }

    [Fact]
    public void AFlashDiskIsAdvisedAgainst()
    {
        var set = _bench.Make();

        var plan = _bench.Copies.Plan(
            set.Path, new CopyOptions { Destination = _bench.Mount("flash", Portable with { Kind = MediumKind.FlashDisk }) });

        Assert.Contains(plan.Warnings, warning => warning.Indonesian.Contains("flash disk", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatCannotWorkIsRefusedBeforeAnythingIsWritten()
    {
        var set = _bench.Make();
        var full = _bench.Mount("penuh", Portable with { Free = 1000 });
        var locked = _bench.Mount("terkunci", Portable with { IsReadOnly = true });
        var disk = _bench.Mount("hdd", Portable);
        Directory.CreateDirectory(Path.Combine(disk, set.Name));
        var before = BackupBench.Fingerprint(_bench.Desk.Folder["sets"]);

        Assert.Equal("SopMediumSpaceShort", Refused(() => _bench.Copy(set, full)));
        Assert.Equal("SopMediumReadOnly", Refused(() => _bench.Copy(set, locked)));
        Assert.Equal("SopCopyTaken", Refused(() => _bench.Copy(set, disk)));
        Assert.Equal("SopCopyInsideSet", Refused(() => _bench.Copy(set, Path.GetDirectoryName(set.Path)!)));
        Assert.Equal("SopCopyInsideSet", Refused(() => _bench.Copy(set, Path.Combine(set.Path, "di-dalam"))));
        Assert.Equal("SopCopyNoDestination", Refused(() => _bench.Copies.Plan(set.Path, new CopyOptions())));
        Assert.Equal("SopMediumNotFound", Refused(() => _bench.Copy(set, disk, "HDD-99")));
        Assert.Equal("SopBackupNotFound", Refused(() => _bench.Copies.Plan(disk, new CopyOptions { Destination = full })));
        Assert.Equal("SopBackupPartial", Refused(() => _bench.Copies.Plan(_bench["sets/.partial-x"], new CopyOptions { Destination = full })));

        Assert.Empty(Directory.GetFileSystemEntries(full));
        Assert.Equal(before, BackupBench.Fingerprint(_bench.Desk.Folder["sets"]));
        Assert.Empty(_bench.Told(EscalationEvent.BackupCopied));
    }

    [Fact]
    public void ADamagedSetIsNeverCopied()
    {
        var set = _bench.Make();
        var disk = _bench.Mount("hdd", Portable);
        var archive = Directory.GetFiles(set.Path, "*.zip")[0];
        var content = File.ReadAllBytes(archive);
        content[^10] ^= 1;
        File.WriteAllBytes(archive, content);

        Assert.Equal("SopCopySourceUnsound", Refused(() => _bench.Copy(set, disk)));
        Assert.Empty(Directory.GetFileSystemEntries(disk));
        File.Delete(archive);
        Assert.Equal("SopCopySourceUnsound", Refused(() => _bench.Copy(set, disk)));
        Assert.Empty(Directory.GetFileSystemEntries(disk));
    }

    [Theory]
    [InlineData("../rahasia.txt")]
    [InlineData("/etc/hostname")]
    [InlineData("C:\\rahasia.txt")]
    [InlineData("ke-luar")]
    public void AListThatNamesWhatLiesOutsideIsRefused(string name)
    {
        var set = _bench.Make();
        File.WriteAllText(_bench["sets/rahasia.txt"], "rahasia");
        File.CreateSymbolicLink(Path.Combine(set.Path, "ke-luar"), _bench["sets/rahasia.txt"]);
        File.AppendAllText(Path.Combine(set.Path, "SHA256SUMS"), new string('0', 64) + "  " + name + "\n");

        Assert.Equal("SopCopySourceUnsound", Refused(() => _bench.Copy(set, _bench.Mount("hdd", Portable))));
    }

    [Fact]
    public void ASetThatWasCopiedByHandIsNotedWhenItIsTested()
    {
        var set = _bench.Make();
        var disk = _bench.Mount("hdd", Portable);
        _bench.Media.Register(new BackupMedium { Name = "HDD-01", Kind = MediumKind.HardDisk, Serial = "1A2B-3C4D", RegisteredAt = default });
        var byHand = Directory.CreateDirectory(Path.Combine(disk, set.Name)).FullName;
        foreach (var file in Directory.GetFiles(set.Path)) File.Copy(file, Path.Combine(byHand, Path.GetFileName(file)));

        _bench.Backups.Test(byHand);

        var copy = Assert.Single(_bench.Media.Get("HDD-01").Copies);
        Assert.Equal((set.Name, set.ManifestSha256, set.CreatedAt), (copy.Name, copy.ManifestSha256, (DateTimeOffset?)copy.CreatedAt));
        Assert.True(copy.Verified);
    }

    private static string Refused(Action work) => Assert.Throws<SopException>(work).Id;

    private static Dictionary<string, string> Contents(string folder) =>
        Directory.GetFiles(folder).ToDictionary(path => Path.GetFileName(path), Files.Sha256Hex.OfFile, StringComparer.Ordinal);

    /// <summary>A file without content that takes no room, and its line in the list.</summary>
    private static void Extend(string set, string name, long bytes)
    {
        using (var file = File.Create(Path.Combine(set, name))) file.SetLength(bytes);
        File.AppendAllText(Path.Combine(set, "SHA256SUMS"), new string('0', 64) + "  " + name + "\n");
    }
}
