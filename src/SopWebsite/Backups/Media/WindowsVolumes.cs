using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace SopWebsite.Backups.Media;

/// <summary>Volumes on Windows: drives, mounted folders and shares alike.</summary>
internal static class WindowsVolumes
{
    private const int Longest = 1024;
    private const uint ReadOnlyVolume = 0x80000;
    private const uint RemovableDrive = 2, FixedDrive = 3, RemoteDrive = 4, DiscDrive = 5;
    private const ulong LargestCd = 800UL * 1000 * 1000, LargestDvd = 9UL * 1000 * 1000 * 1000;

    /// <summary>The volume of a folder; null where the system does not say.</summary>
    public static MediumVolume? Of(string folder)
    {
        var root = new StringBuilder(Longest);
        if (!GetVolumePathName(folder, root, Longest)) return null;
        var mount = root.ToString();
        var (label, fileSystem) = (new StringBuilder(Longest), new StringBuilder(Longest));
        var isTold = GetVolumeInformation(mount, label, Longest, out var serial, out _, out var flags, fileSystem, Longest);
        var hasRoom = GetDiskFreeSpaceEx(mount, out var free, out var size, out _);
        return new MediumVolume
        {
            Root = mount,
            Device = mount,
            FileSystem = isTold && fileSystem.Length > 0 ? fileSystem.ToString() : null,
            Serial = isTold ? SerialOf(serial) : null,
            Label = isTold && label.Length > 0 ? label.ToString() : null,
            Size = hasRoom ? (long)size : null,
            Free = hasRoom ? (long)free : null,
            IsReadOnly = isTold && (flags & ReadOnlyVolume) != 0,
            Kind = KindOf(mount, hasRoom ? size : null),
        };
    }

    /// <summary>A serial as <c>vol</c> and Linux write it, such as <c>1A2B-3C4D</c>.</summary>
    internal static string SerialOf(uint serial) => string.Format(CultureInfo.InvariantCulture, "{0:X4}-{1:X4}", serial >> 16, serial & 0xFFFF);

    private static MediumKind? KindOf(string mount, ulong? size) => GetDriveType(mount) switch
    {
        RemovableDrive => MediumKind.FlashDisk,
        RemoteDrive => MediumKind.NetworkFolder,
        DiscDrive => size is null ? null : size <= LargestCd ? MediumKind.Cd : size <= LargestDvd ? MediumKind.Dvd : MediumKind.Bd,
        // Windows takes a portable hard disk for a fixed one; only the disk it runs from is surely inside.
        FixedDrive => string.Equals(mount, Path.GetPathRoot(Environment.SystemDirectory), StringComparison.OrdinalIgnoreCase)
            ? MediumKind.InternalDisk : MediumKind.HardDisk,
        _ => null,
    };

    [DllImport("kernel32", EntryPoint = "GetVolumePathNameW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetVolumePathName(string path, StringBuilder root, int length);

    [DllImport("kernel32", EntryPoint = "GetVolumeInformationW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetVolumeInformation(
        string root, StringBuilder label, int labelLength, out uint serial, out uint longestName, out uint flags, StringBuilder fileSystem,
        int fileSystemLength);

    [DllImport("kernel32", EntryPoint = "GetDiskFreeSpaceExW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetDiskFreeSpaceEx(string folder, out ulong free, out ulong size, out ulong allFree);

    [DllImport("kernel32", EntryPoint = "GetDriveTypeW", CharSet = CharSet.Unicode)]
    private static extern uint GetDriveType(string root);
}
