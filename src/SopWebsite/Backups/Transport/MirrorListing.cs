namespace SopWebsite.Backups.Transport;

/// <summary>
/// What a server lists, after it was looked at with mistrust: every path stays inside, stands once, and lies in a folder that was listed.
/// </summary>
internal sealed class MirrorListing
{
    private readonly HashSet<string> _lower = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SkippedFile> _skipped = [];

    /// <summary>By path, in the order in which it was listed: folders before what is in them.</summary>
    public Dictionary<string, RemoteEntry> Entries { get; } = new(StringComparer.Ordinal);

    public int Excluded { get; private set; }

    /// <summary>What could not be listed, with the folders that could not be looked into.</summary>
    public IReadOnlyList<SkippedFile> Skipped => _skipped;

    public static MirrorListing Read(
        IRemoteTree tree, string address, TransferMask mask, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var listing = new MirrorListing();
        var folders = new HashSet<string>(StringComparer.Ordinal) { "" };
        var ignoresCase = Path.DirectorySeparatorChar == '\\';
        foreach (var entry in tree.List(listing._skipped, folder => mask.Enters(folder.Path), cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!RemoteEntry.IsSafe(entry.Path)) throw TransportFaults.NameUnsafe(address, entry.Path);
            var above = entry.Path.LastIndexOf('/') is var slash and > 0 ? entry.Path.Substring(0, slash) : "";
            if (!folders.Contains(above)) throw TransportFaults.NameUnsafe(address, entry.Path);
            if (entry.Kind == RemoteKind.Folder ? !mask.Enters(entry.Path) : !mask.Takes(entry.Path))
            {
                listing.Excluded++;
                continue;
            }
            if (listing.Entries.ContainsKey(entry.Path)) throw TransportFaults.NameUnsafe(address, entry.Path);
            if (ignoresCase && !listing._lower.Add(entry.Path))
            {
                listing._skipped.Add(new SkippedFile(entry.Path, SkipReason.NameTaken));
                continue;
            }
            listing.Entries.Add(entry.Path, entry);
            if (entry.Kind == RemoteKind.Folder) folders.Add(entry.Path);
            if (listing.Entries.Count % 500 == 0) progress?.Report(new BackupProgress(BackupStage.Listing, listing.Entries.Count, null, entry.Path));
        }
        listing.DropBareFolders(mask);
        return listing;
    }

    /// <summary>Folders that were looked into for what the masks might take, and in which nothing was.</summary>
    private void DropBareFolders(TransferMask mask)
    {
        if (mask.IsAll) return;
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Entries.Values.Where(entry => entry.Kind != RemoteKind.Folder || mask.Keeps(entry.Path)))
        {
            if (entry.Kind == RemoteKind.Folder) kept.Add(entry.Path);
            for (
                var slash = entry.Path.LastIndexOf('/'); slash > 0
                    && kept.Add(entry.Path.Substring(0, slash)); slash = entry.Path.LastIndexOf('/', slash - 1))
            {
            }
        }
        foreach (var bare in Entries.Values.Where(entry => entry.Kind == RemoteKind.Folder && !kept.Contains(entry.Path)).ToList())
            Entries.Remove(bare.Path);
    }
}
