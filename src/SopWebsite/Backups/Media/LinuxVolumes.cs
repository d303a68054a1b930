using System.Globalization;
using System.Text;

namespace SopWebsite.Backups.Media;

/// <summary>
/// Volumes on Linux: <c>/proc/self/mountinfo</c> says what is mounted where, <c>/dev/disk/by-uuid</c> and <c>by-label</c> what it is called,
/// <c>/sys/dev/block</c> what it hangs on. Source: proc(5), section /proc/[pid]/mountinfo.
/// </summary>
/// <param name="mountInfo">The list of mounts.</param>
/// <param name="disks">The folder of links to devices.</param>
/// <param name="blocks">The folder of links from device numbers to where devices hang.</param>
internal sealed class LinuxVolumes(string mountInfo = "/proc/self/mountinfo", string disks = "/dev/disk", string blocks = "/sys/dev/block")
{
    private const long LargestCd = 800L * 1000 * 1000, LargestDvd = 9L * 1000 * 1000 * 1000;

    private static readonly HashSet<string> Network = new(StringComparer.Ordinal)
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "fuse.sshfs", "fuse.davfs", "davfs", "fuse.rclone",
        "fuse.gvfsd-fuse",
    };

    /// <summary>The volume of a folder that is there; null where the system does not say.</summary>
    public MediumVolume? Of(string folder)
    {
        try
        {
            if (Find(File.ReadLines(mountInfo), Real(folder)) is not { } mount) return null;
            var device = Real(mount.Source);
            var (size, free) = MediumVolumes.Room(mount.Point);
            return new MediumVolume
            {
                Root = mount.Point,
                Device = mount.Source,
                FileSystem = mount.FileSystem,
                Serial = NameOf("by-uuid", device),
                Label = NameOf("by-label", device),
                Size = size,
                Free = free,
                IsReadOnly = mount.Options.Contains("ro"),
                Kind = KindOf(mount, size),
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The mount that holds a path: of those above it the deepest, of several on one point the last.</summary>
    internal static Mount? Find(IEnumerable<string> lines, string path)
    {
        Mount? found = null;
        foreach (var line in lines)
        {
            if (Mount.Parse(line) is { } mount && MediumVolumes.IsBelow(path, mount.Point) && mount.Point.Length >= (found?.Point.Length ?? 0))
                found = mount;
        }
        return found;
    }

    private MediumKind? KindOf(Mount mount, long? size)
    {
        if (Network.Contains(mount.FileSystem)) return MediumKind.NetworkFolder;
        if (mount.FileSystem is "iso9660" or "udf")
            return size is null ? null : size <= LargestCd ? MediumKind.Cd : size <= LargestDvd ? MediumKind.Dvd : MediumKind.Bd;
        var place = Real(Path.Combine(blocks, mount.Device));
        // Not a block device (tmpfs, overlay), or one that the system says nothing of.
        if (!Directory.Exists(place)) return null;
        // A partition lies in the folder of its disk, and the disk says whether it can be taken out.
        var disk = File.Exists(Path.Combine(place, "partition")) ? Path.GetDirectoryName(place)! : place;
        var isRemovable = File.Exists(Path.Combine(disk, "removable")) && File.ReadAllText(Path.Combine(disk, "removable")).Trim() == "1";
        if (isRemovable) return MediumKind.FlashDisk;
        return place.IndexOf("/usb", StringComparison.Ordinal) >= 0 ? MediumKind.HardDisk : MediumKind.InternalDisk;
    }

    /// <summary>The name of the link in a folder below <c>/dev/disk</c> that leads to a device.</summary>
    private string? NameOf(string folder, string device)
    {
        var names = Path.Combine(disks, folder);
        if (!Directory.Exists(names)) return null;
        foreach (var link in Directory.EnumerateFiles(names))
            if (string.Equals(Real(link), device, StringComparison.Ordinal)) return Unescape(Path.GetFileName(link), @"\x", 2, 16);
        return null;
    }

    /// <summary>Where a path leads, links on the way followed too.</summary>
    private static string Real(string path)
    {
#if NET8_0_OR_GREATER
        if (!Path.IsPathRooted(path)) return path;
        var resolved = "/";
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(resolved, name);
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            resolved = info.LinkTarget is null ? next : info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next;
        }
        return resolved;
#else
        return path;
#endif
    }

    /// <summary>A name in which bytes are written as numbers: octal in mountinfo, hexadecimal in udev's links.</summary>
    private static string Unescape(string text, string mark, int digits, int radix)
    {
        if (text.IndexOf(mark, StringComparison.Ordinal) < 0) return text;
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length;)
        {
            if (string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0 && Number(text, at + mark.Length, digits, radix) is { } value)
            {
                bytes.Add(value);
                at += mark.Length + digits;
                continue;
            }
            var letters = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
            bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(at, letters)));
            at += letters;
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static byte? Number(string text, int at, int digits, int radix)
    {
        if (at + digits > text.Length) return null;
        var value = 0;
        foreach (var c in text.Substring(at, digits))
        {
            var digit = c is >= '0' and <= '9' ? c - '0' : c is >= 'a' and <= 'f' ? c - 'a' + 10 : c is >= 'A' and <= 'F' ? c - 'A' + 10 : radix;
            if (digit >= radix) return null;
            value = (value * radix) + digit;
        }
        return value < 256 ? (byte)value : null;
    }

    /// <summary>A line of mountinfo.</summary>
    internal sealed record Mount(string Device, string Point, string[] Options, string FileSystem, string Source)
    {
        /// <summary>Reads a line: <c>36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw</c>; null for one of another form.</summary>
        public static Mount? Parse(string line)
        {
            var fields = line.Split(' ');
            var dash = Array.IndexOf(fields, "-", Math.Min(6, fields.Length));
            if (dash < 0 || fields.Length < dash + 3 || !int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)) return null;
            var options = fields.Length > dash + 3 ? fields[5] + "," + fields[dash + 3] : fields[5];
            return new Mount(
                fields[2], Plain(fields[4]), options.Split(','), fields[dash + 1], Plain(fields[dash + 2]));
        }

        private static string Plain(string text) => Unescape(text, @"\", 3, 8);
    }
}
