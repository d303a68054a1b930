#if NET8_0_OR_GREATER
using System.IO.Enumeration;
#endif

namespace SopWebsite.Backups;

/// <summary>What an entry of a tree is.</summary>
internal enum EntryKind
{
    File,
    Folder,
    Link,
}

/// <summary>Something found below a document root.</summary>
/// <param name="Root">The document root, as this machine sees it.</param>
/// <param name="Path">Its path below the root, forward slashes.</param>
/// <param name="Kind">File, folder or link.</param>
/// <param name="Length">Bytes of a file; 0 otherwise.</param>
/// <param name="Modified">Last change of content, UTC.</param>
/// <param name="Mode">The permission bits; null where the system has none.</param>
/// <param name="Target">Where a link leads, as it is written in the link.</param>
/// <param name="Identity">What it is to the system, to notice when it is replaced; null where unknown.</param>
internal sealed record TreeEntry(
    string Root, string Path, EntryKind Kind, long Length, DateTime Modified, int? Mode, string? Target, UnixFile.Status? Identity)
{
    /// <summary>Where it is on this machine.</summary>
    public string Source => System.IO.Path.Combine(Root, Path);
}

/// <summary>
/// Lists a document root, folder by folder, names in ordinal order. Links are listed and never followed, so nothing outside of the root can
/// get in; what cannot be listed is noted.
/// </summary>
internal static class SiteTree
{
    public static IEnumerable<TreeEntry> Walk(string root, ICollection<SkippedFile> skipped, CancellationToken cancellation)
    {
        // A stack of its own: a tree deeper than the call stack is only a slow one.
        var pending = new Stack<string>();
        pending.Push("");
        while (pending.Count > 0)
        {
            var path = pending.Pop();
            var folders = new List<string>();
            foreach (var name in List(path.Length == 0 ? root : Path.Combine(root, path), path, skipped))
            {
                cancellation.ThrowIfCancellationRequested();
                if (Describe(root, path.Length == 0 ? name : path + "/" + name, skipped) is not { } entry) continue;
                yield return entry;
                if (entry.Kind == EntryKind.Folder) folders.Add(entry.Path);
            }
            for (var i = folders.Count - 1; i >= 0; i--) pending.Push(folders[i]);
        }
    }

    private static List<string> List(string folder, string path, ICollection<SkippedFile> skipped)
    {
        try
        {
#if NET8_0_OR_GREATER
            // The names alone: what each of them is costs a call to the system, and one is enough.
            var inside = new FileSystemEnumerable<string>(
                folder, (ref FileSystemEntry entry) => entry.FileName.ToString(),
                new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false, MatchType = MatchType.Simple }).ToList();
#else
            var inside = new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(info => info.Name).ToList();
#endif
            inside.Sort(string.CompareOrdinal);
            return inside;
        }
        catch (Exception failure) when (path.Length > 0 && failure is IOException or UnauthorizedAccessException)
        {
            skipped.Add(new SkippedFile(path, failure is DirectoryNotFoundException ? SkipReason.Vanished : SkipReason.Unreadable, failure.Message));
            return [];
        }
    }

    private static TreeEntry? Describe(string root, string path, ICollection<SkippedFile> skipped)
    {
        var full = Path.Combine(root, path);
        try
        {
#if NET8_0_OR_GREATER
            if (UnixFile.Of(full) is { } seen) return Describe(root, path, full, seen, skipped);
#endif
            FileSystemInfo info = new FileInfo(full);
            var attributes = info.Attributes;
            // .NET reads names as UTF-8 and puts U+FFFD where that fails: such a name no longer finds its file.
            if ((int)attributes == -1) return Skip(path.IndexOf('\uFFFD') >= 0 ? SkipReason.NameNotText : SkipReason.Vanished);
#if NET8_0_OR_GREATER
            var mode = OperatingSystem.IsWindows() ? (int?)null : (int)info.UnixFileMode;
            if ((attributes & FileAttributes.ReparsePoint) != 0)
                return info.LinkTarget is { } target
                    ? new TreeEntry(root, path, EntryKind.Link, 0, info.LastWriteTimeUtc, mode, target, null)
                    : Skip(SkipReason.Link);
#else
            int? mode = null;
            // The older framework cannot read where a link leads, and following it could lead anywhere.
            if ((attributes & FileAttributes.ReparsePoint) != 0) return Skip(SkipReason.Link);
#endif
            return (attributes & FileAttributes.Directory) == 0
                ? new TreeEntry(root, path, EntryKind.File, ((FileInfo)info).Length, info.LastWriteTimeUtc, mode, null, null)
                : new TreeEntry(root, path, EntryKind.Folder, 0, info.LastWriteTimeUtc, mode, null, null);
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

#if NET8_0_OR_GREATER
    /// <summary>By what one call told of it.</summary>
    private static TreeEntry? Describe(string root, string path, string full, UnixFile.Status seen, ICollection<SkippedFile> skipped)
    {
        if (seen.IsSpecial)
        {
            skipped.Add(new SkippedFile(path, SkipReason.Special));
            return null;
        }
        var modified = seen.ModifiedAt ?? new FileInfo(full).LastWriteTimeUtc;
        if (!seen.IsLink)
        {
            return seen.IsFolder
                ? new TreeEntry(root, path, EntryKind.Folder, 0, modified, seen.Permissions, null, seen)
                : new TreeEntry(root, path, EntryKind.File, seen.Length, modified, seen.Permissions, null, seen);
        }
        if (new FileInfo(full).LinkTarget is { } target)
            return new TreeEntry(root, path, EntryKind.Link, 0, modified, seen.Permissions, target, seen);
        skipped.Add(new SkippedFile(path, SkipReason.Link));
        return null;
    }
#endif
}
