using SopWebsite.Backups.Databases;

namespace SopWebsite.Backups;

/// <summary>Folders made for a while: for nobody else to read, and removed with everything in them.</summary>
internal static class ScratchFolder
{
    /// <summary>A name that is not taken, in a folder.</summary>
    public static string NameIn(string folder) =>
        Path.Combine(BackupSet.Normal(folder), ScratchDatabase.Prefix + Guid.NewGuid().ToString("N").Substring(0, 12));

    /// <summary>True for a name that was made here: no other is ever deleted.</summary>
    public static bool IsScratch(string path) => Path.GetFileName(path).StartsWith(ScratchDatabase.Prefix, StringComparison.Ordinal);

    public static void Make(string path)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
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
        if (!IsScratch(path) || !Directory.Exists(path)) return;
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows()) Open(path);
#endif
        Directory.Delete(path, recursive: true);
    }

#if NET8_0_OR_GREATER
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void Open(string path)
    {
        var pending = new Stack<string>([path]);
        while (pending.Count > 0)
        {
            var folder = pending.Pop();
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var below in new DirectoryInfo(folder).EnumerateDirectories())
                if (below.LinkTarget is null) pending.Push(below.FullName);
        }
    }
#endif
}
