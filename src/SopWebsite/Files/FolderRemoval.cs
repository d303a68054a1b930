namespace SopWebsite.Files;

/// <summary>Removes folders that were made here, also where what is in them came with rights that let nobody write.</summary>
internal static class FolderRemoval
{
    /// <summary>Removes a folder with everything in it; none is no failure. Links in it are removed, never followed.</summary>
    public static void Delete(string path)
    {
        if (!Directory.Exists(path)) return;
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
