using System.Globalization;

namespace SopWebsite.Backups;

/// <summary>The folder of a set: its name, its working name while it is made, and how its state is seen from outside.</summary>
internal static class BackupSet
{
    /// <summary>A folder of this name is being written, or was when its run was killed. A finished set is never called so.</summary>
    public const string PartialPrefix = ".partial-";

    /// <summary>What stands behind a set's name, and before a number, while it is being deleted. A run that makes a set never writes so.</summary>
    private const string RemovalMark = "~removing";

    /// <summary>The folder that a set becomes before it is deleted.</summary>
    public static string RemovalOf(string folder)
    {
        var leftover = Path.Combine(Path.GetDirectoryName(folder)!, PartialPrefix + Path.GetFileName(folder) + RemovalMark);
        return Directory.Exists(leftover) || File.Exists(leftover) ? leftover + "-" + Guid.NewGuid().ToString("N").Substring(0, 8) : leftover;
    }

    /// <summary>The folder that was the set whose deletion left this one; null for every other leftover.</summary>
    public static string? RemovedFrom(string leftover)
    {
        var name = Path.GetFileName(leftover);
        var mark = name.LastIndexOf(RemovalMark, StringComparison.Ordinal);
        if (!IsPartial(leftover) || mark <= PartialPrefix.Length) return null;
        var tail = name.Substring(mark + RemovalMark.Length);
        return tail.Length == 0 || (tail.Length == 9 && tail[0] == '-')
            ? Path.Combine(Path.GetDirectoryName(leftover)!, name.Substring(PartialPrefix.Length, mark - PartialPrefix.Length))
            : null;
    }

    /// <summary>The next free name in a destination: a number is added where the name is taken.</summary>
    public static string NextName(string name, string destination)
    {
        var free = name;
        for (var n = 2; IsTaken(destination, free); n++) free = $"{name}-{n.ToString(CultureInfo.InvariantCulture)}";
        return free;
    }

    public static bool IsPartial(string folder) =>
        Path.GetFileName(folder.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
            .StartsWith(PartialPrefix, StringComparison.Ordinal);

    /// <summary>A folder's path in the one form that the register keeps.</summary>
    public static string Normal(string folder)
    {
        var full = Path.GetFullPath(folder);
        return full.Length > Path.GetPathRoot(full)!.Length ? full.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) : full;
    }

    /// <summary>The sets and leftovers directly in a folder, or the folder itself if it is one; in the order of their names.</summary>
    public static IReadOnlyList<string> Below(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        if (File.Exists(Path.Combine(folder, BackupManifest.FileName)) || IsPartial(folder)) return [Normal(folder)];
        var found = new List<string>();
        foreach (var below in Directory.EnumerateDirectories(folder))
            if (IsPartial(below) || File.Exists(Path.Combine(below, BackupManifest.FileName))) found.Add(Normal(below));
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>What a manifest says of its set.</summary>
    public static WebsiteBackup Describe(string folder, BackupManifest manifest, string sha256)
    {
        var whole = manifest.Parts().All(part => HasLength(part.File, part.Bytes));
        return new WebsiteBackup
        {
            Site = manifest.Site,
            Name = Path.GetFileName(folder),
            Path = folder,
            CreatedAt = manifest.CreatedAt,
            State = !whole ? BackupState.Damaged : manifest.Skipped.Any(skip => skip.IsGap) ? BackupState.Incomplete : BackupState.Complete,
            Type = manifest.Type,
            Base = manifest.Base?.Name,
            BaseSha256 = manifest.Base?.ManifestSha256,
            Encrypted = manifest.Encryption is not null,
            Files = manifest.Archive is null ? null : manifest.Entries.LongCount(entry => entry.Kind == EntryKind.File),
            Bytes = manifest.Archive is null ? null : manifest.Entries.Where(entry => entry.Kind == EntryKind.File).Sum(entry => entry.Bytes),
            ArchiveBytes = manifest.Archive?.Bytes,
            DumpBytes = manifest.Dumps.Count == 0 ? null : manifest.Dumps.Sum(dump => dump.Bytes),
            Database = manifest.Dumps.Count == 0 ? null : string.Join(", ", manifest.Dumps.Select(dump => dump.Database)),
            Databases = [.. manifest.Dumps.Select(dump => dump.Database)],
            ManifestSha256 = sha256,
            Skipped = [.. manifest.Skipped],
            Warnings = [.. manifest.Warnings],
        };

        bool HasLength(string file, long bytes)
        {
            var info = new FileInfo(Path.Combine(folder, file));
            return info.Exists && info.Length == bytes;
        }
    }

    private static bool IsTaken(string destination, string name) =>
        Directory.Exists(Path.Combine(destination, name)) || File.Exists(Path.Combine(destination, name))
        || Directory.Exists(Path.Combine(destination, PartialPrefix + name));
}
