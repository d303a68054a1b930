using System.Runtime.InteropServices;

namespace SopWebsite.Backups.Media;

/// <summary>Asks the system on which volume a path lies, and what that volume is.</summary>
internal static class MediumVolumes
{
    /// <summary>The volume of a path, which need not be there yet; null where the system does not say.</summary>
    public static MediumVolume? Of(string path)
    {
        var existing = Path.GetFullPath(path);
        while (!Directory.Exists(existing))
        {
            if (Path.GetDirectoryName(existing) is not { } above) return null;
            existing = above;
        }
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? WindowsVolumes.Of(existing)
            : RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? new LinuxVolumes().Of(existing)
            : Other(existing);
    }

    /// <summary>Size and free space, as far as the system gives them.</summary>
    public static (long? Size, long? Free) Room(string folder)
    {
        try
        {
            var drive = new DriveInfo(folder);
            return (drive.TotalSize, drive.AvailableFreeSpace);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, null);
        }
    }

    /// <summary>macOS and others: what .NET itself knows. The serial is not among it.</summary>
    private static MediumVolume? Other(string folder)
    {
        try
        {
            var drive = DriveInfo.GetDrives()
                .Where(one => IsBelow(folder, one.Name))
                .OrderByDescending(one => one.Name.Length)
                .FirstOrDefault();
            if (drive is null) return null;
            var isVolume = drive.Name.StartsWith("/Volumes/", StringComparison.Ordinal);
            return new MediumVolume
            {
                Root = drive.Name,
                FileSystem = drive.DriveFormat,
                Label = isVolume ? Path.GetFileName(drive.Name.TrimEnd('/')) : null,
                Size = drive.TotalSize,
                Free = drive.AvailableFreeSpace,
                Kind = drive.DriveType switch
                {
                    DriveType.Network => MediumKind.NetworkFolder,
                    DriveType.Fixed when !isVolume => MediumKind.InternalDisk,
                    _ => null,
                },
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a folder is a mount point or lies below it.</summary>
    public static bool IsBelow(string folder, string mount) =>
        folder.Length >= mount.TrimEnd('/').Length && folder.StartsWith(mount.TrimEnd('/'), StringComparison.Ordinal)
        && (mount == "/" || folder.Length == mount.TrimEnd('/').Length || folder[mount.TrimEnd('/').Length] == '/');
}
