namespace SopWebsite.Backups.Restoring;

/// <summary>Adds up, disk by disk, the room that a restore takes.</summary>
internal sealed class RestoreRoom
{
    private readonly Dictionary<string, (string Folder, long Bytes)> _disks = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>So many bytes are written below a folder, which need not be there yet.</summary>
    public void Take(string folder, long bytes)
    {
        var existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { Length: > 0 } above) existing = above;
        var disk = DiskOf(existing);
        _disks[disk] = _disks.TryGetValue(disk, out var so) ? (so.Folder, so.Bytes + bytes) : (existing, bytes);
    }

    /// <summary>What it comes to on each disk.</summary>
    public RestoreSpace[] All() =>
        [.. _disks.Values.Select(disk => new RestoreSpace(disk.Folder, disk.Bytes + DiskSpace.Reserve, DiskSpace.FreeAt(disk.Folder)))];

    private static string DiskOf(string folder)
    {
#if NET8_0_OR_GREATER
        if (UnixFile.Of(folder) is { } status) return status.Device.ToString(System.Globalization.CultureInfo.InvariantCulture);
#endif
        return Path.GetPathRoot(folder) ?? folder;
    }
}
