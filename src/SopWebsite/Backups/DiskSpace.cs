namespace SopWebsite.Backups;

/// <summary>Room on a disk.</summary>
internal static class DiskSpace
{
    /// <summary>What must be left when a backup is done, so that the system it runs on does not stop.</summary>
    public const long Reserve = 32L * 1024 * 1024;

    /// <summary>Bytes free for this account, its quota counted in; null where the system does not say (a network path, say).</summary>
    public static long? FreeAt(string folder)
    {
        try
        {
            var free = new DriveInfo(Path.DirectorySeparatorChar == '/' ? folder : Path.GetPathRoot(folder)!).AvailableFreeSpace;
            return DiskQuota.LeftAt(folder) is { } left ? Math.Min(free, left) : free;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>True when a failure says that the disk, or the account's quota on it, is used up.</summary>
    public static bool IsFull(Exception? failure)
    {
        // ENOSPC and EDQUOT; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
        for (; failure is not null; failure = failure.InnerException)
            if (failure is IOException && failure.HResult is (28 or 122 or unchecked((int)0x80070027) or unchecked((int)0x80070070))) return true;
        return false;
    }
}
