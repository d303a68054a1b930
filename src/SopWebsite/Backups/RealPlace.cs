namespace SopWebsite.Backups;

/// <summary>Where paths really lead.</summary>
internal static class RealPlace
{
    /// <summary>True when a path is a folder, or lies below it.</summary>
    public static bool IsWithin(string path, string root)
    {
        var comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return string.Equals(path, root, comparison)
            || path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, comparison);
    }

    /// <summary>Where a path really is: the nearest folder above it that exists, links resolved as far as the framework can.</summary>
    public static string Of(string path)
    {
#if NET8_0_OR_GREATER
        var missing = "";
        var existing = path;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } above)
        {
            missing = Path.Combine(Path.GetFileName(existing), missing);
            existing = above;
        }
        var resolved = Path.GetPathRoot(existing)!;
        foreach (var name in existing.Substring(resolved.Length).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(resolved, name);
            resolved = Directory.ResolveLinkTarget(next, returnFinalTarget: true)?.FullName ?? next;
        }
        return BackupSet.Normal(Path.Combine(resolved, missing));
#else
        return path;
#endif
    }
}
