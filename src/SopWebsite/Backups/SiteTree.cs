namespace SopWebsite.Backups;

/// <summary>What an entry of a tree is.</summary>
internal enum EntryKind
{
    File,
    Folder,
    Link,
}

/// <summary>Something found below a document root.</summary>
/// <param name="Source">Where it is on this machine.</param>
/// <param name="Path">Its path below the root, forward slashes.</param>
/// <param name="Kind">File, folder or link.</param>
/// <param name="Length">Bytes of a file; 0 otherwise.</param>
/// <param name="Modified">Last change of content, UTC.</param>
/// <param name="Mode">The permission bits; null where the system has none.</param>
/// <param name="Target">Where a link leads, as it is written in the link.</param>
/// <param name="Identity">What it is to the system, to notice when it is replaced; null where unknown.</param>
internal sealed record TreeEntry(
    string Source, string Path, EntryKind Kind, long Length, DateTime Modified, int? Mode, string? Target, UnixFile.Status? Identity);

/// <summary>
/// Lists a document root, folder by folder, names in ordinal order. Links are listed and never followed, so nothing outside of the root can
/// get in; what cannot be listed is noted.
/// </summary>
internal static class SiteTree
{
    public static IEnumerable<TreeEntry> Walk(string root, ICollection<SkippedFile> skipped, CancellationToken cancellation)
    {
        // A stack of its own: a tree deeper than the call stack is only a slow one.
        var pending = new Stack<(string Source, string Path)>();
        pending.Push((root, ""));
        while (pending.Count > 0)
        {
            var (folder, path) = pending.Pop();
            var inside = List(folder, path, skipped);
            var folders = new List<(string, string)>();
            foreach (var info in inside)
            {
                cancellation.ThrowIfCancellationRequested();
                var below = path.Length == 0 ? info.Name : path + "/" + info.Name;
                if (Describe(info, below, skipped) is not { } entry) continue;
                yield return entry;
                if (entry.Kind == EntryKind.Folder) folders.Add((entry.Source, entry.Path));
            }
            for (var i = folders.Count - 1; i >= 0; i--) pending.Push(folders[i]);
        }
    }

    private static List<FileSystemInfo> List(string folder, string path, ICollection<SkippedFile> skipped)
    {
        try
        {
            var inside = new DirectoryInfo(folder).EnumerateFileSystemInfos().ToList();
            inside.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
            return inside;
        }
        catch (Exception failure) when (path.Length > 0 && failure is IOException or UnauthorizedAccessException)
        {
            skipped.Add(new SkippedFile(path, failure is DirectoryNotFoundException ? SkipReason.Vanished : SkipReason.Unreadable, failure.Message));
            return [];
        }
    }

    private static TreeEntry? Describe(FileSystemInfo info, string path, ICollection<SkippedFile> skipped)
    {
        try
        {
            var attributes = info.Attributes;
#if NET8_0_OR_GREATER
            // .NET reads names as UTF-8 and puts U+FFFD where that fails: such a name no longer finds its file.
            if (path.Contains('\uFFFD', StringComparison.Ordinal) && (int)attributes == -1) return Skip(SkipReason.NameNotText);
            if ((int)attributes == -1) return Skip(SkipReason.Vanished);
            var status = UnixFile.Of(info.FullName);
            if (status is { IsSpecial: true }) return Skip(SkipReason.Special);
            var mode = status?.Permissions ?? (OperatingSystem.IsWindows() ? null : (int)info.UnixFileMode);
            if ((attributes & FileAttributes.ReparsePoint) != 0)
                return info.LinkTarget is { } target
                    ? new TreeEntry(info.FullName, path, EntryKind.Link, 0, info.LastWriteTimeUtc, mode, target, status)
                    : Skip(SkipReason.Link);
#else
            if ((int)attributes == -1) return Skip(SkipReason.Vanished);
            UnixFile.Status? status = null;
            int? mode = null;
            // The older framework cannot read where a link leads, and following it could lead anywhere.
            if ((attributes & FileAttributes.ReparsePoint) != 0) return Skip(SkipReason.Link);
#endif
            return info is FileInfo file
                ? new TreeEntry(info.FullName, path, EntryKind.File, file.Length, info.LastWriteTimeUtc, mode, null, status)
                : new TreeEntry(info.FullName, path, EntryKind.Folder, 0, info.LastWriteTimeUtc, mode, null, status);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return Skip(SkipReason.Vanished);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            skipped.Add(new SkippedFile(path, SkipReason.Unreadable, failure.Message));
            return null;
        }

        TreeEntry? Skip(SkipReason reason)
        {
            skipped.Add(new SkippedFile(path, reason));
            return null;
        }
    }
}
