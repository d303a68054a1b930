namespace SopWebsite.Backups.Restoring;

/// <summary>What is at the place that is restored to, by path.</summary>
internal sealed class ThereNow
{
    private readonly Dictionary<string, (EntryKind Kind, long Bytes)> _entries = new(StringComparer.Ordinal);

    /// <summary>True when nothing is there.</summary>
    public bool IsEmpty => _entries.Count == 0;

    public void Add(string path, EntryKind kind, long bytes) => _entries[path] = (kind, bytes);

    /// <summary>What becomes of every file there is, or will be.</summary>
    /// <exception cref="Errors.SopException">
    /// <c>SopRestoreEscapes</c>: something would be written through a link; <c>SopRestoreBlocked</c>: a folder is where a file belongs.
    /// </exception>
    public RestoreItem[] Compare(IEnumerable<(string Path, EntryKind Kind, long Bytes)> coming)
    {
        var items = new List<RestoreItem>();
        var replaced = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, kind, bytes) in coming)
        {
            CheckAbove(path);
            var there = _entries.TryGetValue(path, out var found);
            if (there && (kind == EntryKind.Folder) != (found.Kind == EntryKind.Folder))
                throw found.Kind == EntryKind.Link ? BackupFaults.Escapes(path) : RestoreFaults.Blocked(path);
            if (kind == EntryKind.Folder) continue;
            items.Add(new RestoreItem(path, there ? RestoreChange.Replace : RestoreChange.Write, kind == EntryKind.File ? bytes : 0));
            replaced.Add(path);
        }
        foreach (var entry in _entries.Where(entry => entry.Value.Kind != EntryKind.Folder && !replaced.Contains(entry.Key)))
            items.Add(new RestoreItem(entry.Key, RestoreChange.Leave, entry.Value.Bytes));
        return [.. items];
    }

    private void CheckAbove(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            var above = path.Substring(0, slash);
            if (!_entries.TryGetValue(above, out var found) || found.Kind == EntryKind.Folder) continue;
            throw found.Kind == EntryKind.Link ? BackupFaults.Escapes(above) : RestoreFaults.Blocked(above);
        }
    }
}
