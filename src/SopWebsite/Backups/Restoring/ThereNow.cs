using System.Text;
using SopWebsite.Backups.Transport;
using SopWebsite.Files;

namespace SopWebsite.Backups.Restoring;

/// <summary>What is at the place that is restored to, by path.</summary>
internal sealed class ThereNow
{
    private readonly Dictionary<string, Found> _entries = new(StringComparer.Ordinal);

    /// <summary>True when not even the folder is there.</summary>
    public bool IsGone { get; init; }

    /// <summary>What restores and transfers that were killed left half written there.</summary>
    public List<RemoteEntry> Leftovers { get; } = [];

    /// <summary>True when a folder of that path is there.</summary>
    public bool HasFolder(string path) => _entries.TryGetValue(path, out var found) && found.Kind == EntryKind.Folder;

    /// <summary>Bytes of the file of that path; 0 where there is none.</summary>
    public long BytesOf(string path) => _entries.TryGetValue(path, out var found) ? found.Bytes : 0;

    public void Add(TreeEntry entry)
    {
        if (entry.Kind == EntryKind.File && WorkingName.Is(entry.Path)) return;
        _entries[entry.Path] = new Found(entry.Kind, entry.Length, entry.Modified, entry.Mode, entry.Target);
    }

    public void Add(RemoteEntry entry)
    {
        if (entry.Kind == RemoteKind.File && WorkingName.Is(entry.Path))
        {
            Leftovers.Add(entry);
            return;
        }
        var kind = entry.Kind switch { RemoteKind.Folder => EntryKind.Folder, RemoteKind.Link => EntryKind.Link, _ => EntryKind.File };
        _entries[entry.Path] = new Found(kind, entry.Bytes, entry.Modified, entry.Mode, entry.Target);
    }

    /// <summary>What becomes of every file there is, or will be.</summary>
    /// <param name="coming">What is restored, by the set's own description.</param>
    /// <param name="digest">The digest of the set's contents; null where nobody gave its password.</param>
    /// <param name="keepSame">True leaves alone what is there already.</param>
    /// <exception cref="Errors.SopException">
    /// <c>SopRestoreEscapes</c>: something would be written through a link; <c>SopRestoreBlocked</c>: a folder is where a file belongs.
    /// </exception>
    public RestoreItem[] Compare(IEnumerable<ManifestEntry> coming, ContentDigest? digest, bool keepSame)
    {
        var items = new List<RestoreItem>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in coming)
        {
            var path = BackupRestore.RealPath(entry);
            CheckAbove(path);
            var there = _entries.TryGetValue(path, out var found) ? found : null;
            if (there is not null && (entry.Kind == EntryKind.Folder) != (there.Kind == EntryKind.Folder))
                throw there.Kind == EntryKind.Link ? BackupFaults.Escapes(path) : RestoreFaults.Blocked(path);
            if (entry.Kind == EntryKind.Folder) continue;
            var same = there is not null && IsSame(entry, there, digest);
            var change = there is null ? RestoreChange.Write : same && keepSame ? RestoreChange.Keep : RestoreChange.Replace;
            items.Add(new RestoreItem(path, change, entry.Kind == EntryKind.File ? entry.Bytes : 0) { Same = same });
            known.Add(path);
        }
        foreach (var entry in _entries.Where(entry => entry.Value.Kind != EntryKind.Folder && !known.Contains(entry.Key)))
            items.Add(new RestoreItem(entry.Key, RestoreChange.Leave, entry.Value.Bytes));
        return [.. items];
    }

    private static bool IsSame(ManifestEntry entry, Found there, ContentDigest? digest)
    {
        if (entry.Kind != there.Kind) return false;
        if (entry.Kind == EntryKind.Link)
        {
            if (digest is null || there.Target is null) return false;
            var target = Encoding.UTF8.GetBytes(there.Target);
            return string.Equals(digest.Of(target, target.Length), entry.Sha256, StringComparison.Ordinal);
        }
        return entry.Bytes == there.Bytes && LocalTree.Seconds(entry.Modified) == LocalTree.Seconds(there.Modified)
            && (ManifestFile.ModeOf(entry) is not { } mode || there.Mode is not { } bits || Rights(mode) == Rights(bits));
    }

    /// <summary>What is fetched from a server may always be read and written by its owner here, and so it stands in the set.</summary>
    private static int Rights(int mode) => (mode | 0x180) & 0x1FF;

    private void CheckAbove(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            var above = path.Substring(0, slash);
            if (!_entries.TryGetValue(above, out var found) || found.Kind == EntryKind.Folder) continue;
            throw found.Kind == EntryKind.Link ? BackupFaults.Escapes(above) : RestoreFaults.Blocked(above);
        }
    }

    private sealed record Found(EntryKind Kind, long Bytes, DateTime Modified, int? Mode, string? Target);
}
