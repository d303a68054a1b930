using SopWebsite.Backups.Media;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Media;

/// <summary>Volumes as Linux tells of them, over lists of mounts as they were recorded, and over a real one where a disk can be mounted.</summary>
public sealed class LinuxVolumesTests : IDisposable
{
    private const string Recorded = """
        22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro
        24 22 0:5 / /proc rw,nosuid,nodev,noexec,relatime shared:13 - proc proc rw
        61 22 8:17 / /media/staf/SIPP\040BACKUP rw,nosuid,nodev,relatime shared:201 - exfat /dev/sdb1 rw,uid=1000,gid=1000,fmask=0022
        62 22 8:33 / /media/staf/FLASH rw,nosuid,nodev,relatime shared:202 - vfat /dev/sdc1 rw,uid=1000,codepage=437,shortname=mixed
        63 22 11:0 / /media/staf/PN_CONTOH_2026_11_21_1 ro,nosuid,nodev,relatime shared:203 - udf /dev/sr0 ro,iocharset=utf8
        64 22 0:51 / /mnt/nas rw,relatime shared:204 - cifs //nas.example.go.id/backup rw,vers=3.1.1,username=backup
        65 22 8:49 / /mnt/tertutup rw,relatime - ext4 /dev/sdd1 rw
        66 65 8:50 / /mnt/tertutup rw,relatime master:3 propagate_from:1 - xfs /dev/sdd2 rw
        67 22 253:0 / /srv rw,relatime - xfs /dev/mapper/vg-srv rw
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/media/staf/SIPP BACKUP/backup", "exfat", "/dev/sdb1")]
    [InlineData("/media/staf/SIPP BACKUP", "exfat", "/dev/sdb1")]
    [InlineData("/media/staf/SIPP", "ext4", "/dev/sda2")]
    [InlineData("/media/staf/FLASH/x", "vfat", "/dev/sdc1")]
    [InlineData("/mnt/nas/pn-contoh", "cifs", "//nas.example.go.id/backup")]
    [InlineData("/mnt/tertutup/a", "xfs", "/dev/sdd2")]
    [InlineData("/home", "ext4", "/dev/sda2")]
    [InlineData("/", "ext4", "/dev/sda2")]
    [InlineData("/srv/sets", "xfs", "/dev/mapper/vg-srv")]
    public void APathLiesOnTheDeepestAndLastMountAboveIt(string path, string fileSystem, string source)
    {
        var mount = LinuxVolumes.Find(Recorded.Split('\n'), path)!;

        Assert.Equal((fileSystem, source), (mount.FileSystem, mount.Source));
    }

    [Fact]
    public void LinesOfAnotherFormAreNothing()
    {
        string[] strange = [
            "", "-", "1 2 3", "x 1 8:2 / / rw - ext4 /dev/sda2 rw", "22 1 8:2 / / rw relatime", "22 1 8:2 / / rw -", "22 1 8:2 / / rw - ext4",
            " - - - - - - - - - "];

        Assert.Null(LinuxVolumes.Find(strange, "/"));
        Assert.Equal("/m\\09x", LinuxVolumes.Mount.Parse(@"22 1 8:2 / /m\09x rw - ext4 /dev/sda2 rw")!.Point);
        Assert.Equal("/mé", LinuxVolumes.Mount.Parse(@"22 1 8:2 / /m\303\251 rw - ext4 /dev/sda2 rw")!.Point);
    }

    [Theory]
    [InlineData("pci0000:00/0000:00:14.0/usb2/2-1/host6/block/sdb/sdb1", "0", MediumKind.HardDisk)]
    [InlineData("pci0000:00/0000:00:14.0/usb2/2-1/host6/block/sdb/sdb1", "1", MediumKind.FlashDisk)]
    [InlineData("pci0000:00/0000:00:17.0/ata1/host0/block/sdb/sdb1", "0", MediumKind.InternalDisk)]
    public void SerialLabelAndKindComeFromTheLinksOfTheSystem(string place, string removable, MediumKind kind)
    {
        var mount = Directory.CreateDirectory(_folder["hdd"]).FullName;
        File.WriteAllText(_folder["sdb1"], "");
        Link("disk/by-uuid/1A2B-3C4D", _folder["sdb1"]);
        Link("disk/by-uuid/0000-0000", _folder["mountinfo"]);
        Link(@"disk/by-label/SIPP\x20BACKUP", _folder["sdb1"]);
        var partition = Directory.CreateDirectory(_folder["devices/" + place]).FullName;
        File.WriteAllText(Path.Combine(partition, "partition"), "1\n");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(partition)!, "removable"), removable + "\n");
        Link("blocks/8:17", partition);
        File.WriteAllText(_folder["mountinfo"], $"22 1 8:2 / / rw - ext4 /dev/sda2 rw\n61 22 8:17 / {mount} ro,nosuid - vfat {_folder["sdb1"]} rw\n");

        var volume = new LinuxVolumes(_folder["mountinfo"], _folder["disk"], _folder["blocks"]).Of(mount)!;

        Assert.Equal((mount, "vfat", "1A2B-3C4D", "SIPP BACKUP", kind), (volume.Root, volume.FileSystem, volume.Serial, volume.Label, volume.Kind));
        Assert.True(volume is { IsReadOnly: true, IsSystem: false, LargestFile: 4294967295 });
        Assert.True(volume.Size > 0 && volume.Free > 0);
    }

    [SkippableFact]
    public void ARealMountIsSeen()
    {
        using var disk = SmallDisk.Mount(_folder["kecil"], 4);
        Directory.CreateDirectory(Path.Combine(disk.Path, "a"));

        var volume = MediumVolumes.Of(Path.Combine(disk.Path, "a", "belum", "ada"))!;

        Assert.Equal((disk.Path, "tmpfs", 4L * 1024 * 1024), (volume.Root, volume.FileSystem, volume.Size));
        Assert.Null(volume.Kind);
        Assert.True(MediumVolumes.Of("/")!.IsSystem);
    }

    [Fact]
    public void SerialsAreWrittenAsTheSystemsWriteThem() => Assert.Equal("0A2B-003D", WindowsVolumes.SerialOf(0x0A2B003D));

    private void Link(string name, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.CreateSymbolicLink(_folder[name], target);
    }
}
