using SopWebsite.Backups.Databases;
using SopWebsite.Files;

namespace SopWebsite.Backups;

/// <summary>Folders made for a while: for nobody else to read, and removed with everything in them.</summary>
internal static class ScratchFolder
{
    /// <summary>A name that is not taken, in a folder.</summary>
    public static string NameIn(string folder) =>
        Path.Combine(BackupSet.Normal(folder), ScratchDatabase.Prefix + Guid.NewGuid().ToString("N").Substring(0, 12));

    /// <summary>True for a name that was made here: no other is ever deleted.</summary>
    public static bool IsScratch(string path) => Path.GetFileName(path).StartsWith(ScratchDatabase.Prefix, StringComparison.Ordinal);

    public static void Make(string path, bool isPrivate = true)
    {
#if NET8_0_OR_GREATER
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(path);
    }

    /// <summary>Removes it, with folders in it that may no longer be written; none is no failure.</summary>
    public static void Delete(string path)
    {
        if (IsScratch(path)) FolderRemoval.Delete(path);
    }
}
