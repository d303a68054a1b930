namespace SopWebsite.Backups.Restoring;

/// <summary>Which links of a set may come back: those that stay below its root.</summary>
internal sealed class RestoredLinks(BackupManifest manifest)
{
    private HashSet<string>? _links;

    private HashSet<string> Links => _links ??=
        new HashSet<string>(manifest.Entries.Where(entry => entry.Kind == EntryKind.Link).Select(BackupRestore.RealPath), StringComparer.Ordinal);

    /// <summary>
    /// A link comes back only if its target, read from its own folder, stays below the root and passes through no other link of the set.
    /// </summary>
    public bool StaysInside(string path, string target)
    {
        if (target.Length == 0 || Path.IsPathRooted(target) || target.IndexOfAny(['\\', ':', '\0']) >= 0) return false;
        var at = BackupRestore.ParentOf(path).Split('/').Where(name => name.Length > 0).ToList();
        var names = target.Split('/').Where(name => name is not ("" or ".")).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == "..")
            {
                if (at.Count == 0) return false;
                at.RemoveAt(at.Count - 1);
                continue;
            }
            at.Add(names[i]);
            if (i < names.Count - 1 && Links.Contains(string.Join("/", at))) return false;
        }
        return true;
    }
}
