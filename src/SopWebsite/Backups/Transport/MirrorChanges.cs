namespace SopWebsite.Backups.Transport;

/// <summary>In what a mirror differs from the server's tree, and how it is made alike.</summary>
internal sealed class MirrorChanges
{
    private const int OwnerReadsAndWrites = 0x180;
    private const int OwnerAll = 0x1C0;
    private const int WithoutSpecialBits = 0x1FF;

    private readonly List<TreeEntry> _inTheWay = [];
    private readonly List<TreeEntry> _gone = [];
    private readonly List<RemoteEntry> _links = [];

    /// <summary>Files that travel, the largest first, so that no session is left alone with one at the end.</summary>
    public List<RemoteEntry> Fetch { get; } = [];

    /// <param name="listing">The server's tree.</param>
    /// <param name="place">The mirror.</param>
    /// <param name="trusts">False when equal size and time of a file mean nothing.</param>
    /// <param name="cancellation">Stops it.</param>
    public static MirrorChanges Between(MirrorListing listing, MirrorFolder place, bool trusts, CancellationToken cancellation)
    {
        var changes = new MirrorChanges();
        var wanted = listing.Entries.Values.ToDictionary(entry => MirrorFolder.LocalName(entry.Path), StringComparer.Ordinal);
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach (var local in SiteTree.Walk(place.Files, new List<SkippedFile>(), cancellation))
        {
            // It goes with the folder that it is in: by its own path it could be something else by then.
            if (changes._inTheWay.Count > 0 && changes._inTheWay.Exists(folder => local.Path.StartsWith(folder.Path + "/", StringComparison.Ordinal)))
                continue;
            if (!wanted.TryGetValue(local.Path, out var entry))
            {
                // What could not be looked at this time is not gone.
                if (!IsUnknown(local.Path, listing.Skipped)) changes._gone.Add(local);
            }
            else if (!IsSameKind(local.Kind, entry.Kind)) changes._inTheWay.Add(local);
            else if (entry.Kind == RemoteKind.Folder || IsCurrent(local, entry, trusts))
            {
                if (entry.Kind == RemoteKind.File) Dress(local.Source, entry, local.Mode);
                here.Add(entry.Path);
            }
        }
        foreach (var entry in listing.Entries.Values.Where(entry => !here.Contains(entry.Path)))
        {
            if (entry.Kind == RemoteKind.File) changes.Fetch.Add(entry);
            else if (entry.Kind == RemoteKind.Link) changes._links.Add(entry);
        }
        changes.Fetch.Sort(
            (left, right) => right.Bytes.CompareTo(left.Bytes) is not 0 and var order ? order : string.CompareOrdinal(left.Path, right.Path));
        return changes;
    }

    /// <summary>
    /// Removes what is of another kind than on the server: nothing is ever written through a link that stands where a folder belongs.
    /// </summary>
    public void ClearTheWay()
    {
        foreach (var local in _inTheWay) Remove(local);
    }

    /// <summary>Makes the links. They come last, so that nothing of this run could have gone through them.</summary>
    public void PutLinks(MirrorFolder place, ICollection<SkippedFile> skipped)
    {
        foreach (var link in _links)
        {
            var path = place.PlaceOf(link.Path);
#if NET8_0_OR_GREATER
            try
            {
                if (link.Target is { Length: > 0 } target && !target.Contains('\0') && !OperatingSystem.IsWindows())
                {
                    File.Delete(path);
                    File.CreateSymbolicLink(path, target);
                    continue;
                }
            }
            catch (IOException failure)
            {
                skipped.Add(new SkippedFile(link.Path, SkipReason.Link, failure.Message));
                continue;
            }
#endif
            File.Delete(path);
            skipped.Add(new SkippedFile(link.Path, SkipReason.Link, link.Target));
        }
    }

    /// <summary>Removes what the server has no more, and returns how many files and links that were.</summary>
    public int RemoveGone()
    {
        foreach (var local in _gone.Where(local => local.Kind != EntryKind.Folder)) File.Delete(local.Source);
        // The walk gives a folder before what is in it.
        for (var i = _gone.Count - 1; i >= 0; i--)
            if (_gone[i].Kind == EntryKind.Folder && Directory.Exists(_gone[i].Source)) Directory.Delete(_gone[i].Source, recursive: true);
        return _gone.Count(local => local.Kind != EntryKind.Folder);
    }

    /// <summary>Gives folders the server's times and rights, when nothing is written into them any more.</summary>
    public static void DressFolders(MirrorListing listing, MirrorFolder place)
    {
        foreach (
            var entry in listing.Entries.Values.Where(entry => entry.Kind == RemoteKind.Folder)
                .OrderByDescending(entry => entry.Path, StringComparer.Ordinal))
        {
            var path = place.PlaceOf(entry.Path);
            SetMode(path, entry.Mode, OwnerAll);
            if (entry.Modified > DateTime.MinValue) Directory.SetLastWriteTimeUtc(path, entry.Modified);
        }
    }

    /// <summary>Gives a file the server's time and rights; its owner may always read it, or no backup could.</summary>
    public static void Dress(string path, RemoteEntry entry, int? current = null)
    {
        if (current is null || entry.Mode is null || current != Kept(entry.Mode.Value, OwnerReadsAndWrites))
            SetMode(path, entry.Mode, OwnerReadsAndWrites);
        if (current is null) File.SetLastWriteTimeUtc(path, entry.Modified);
    }

    private static int Kept(int mode, int atLeast) => (mode & WithoutSpecialBits) | atLeast;

    private static void SetMode(string path, int? mode, int atLeast)
    {
#if NET8_0_OR_GREATER
        if (mode is { } bits && !OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)Kept(bits, atLeast));
#endif
    }

    private static bool IsCurrent(TreeEntry local, RemoteEntry entry, bool trusts) => entry.Kind == RemoteKind.Link
        ? string.Equals(local.Target, entry.Target, StringComparison.Ordinal)
        : trusts && local.Length == entry.Bytes && LocalTree.Seconds(local.Modified) == entry.Modified;

    private static bool IsSameKind(EntryKind local, RemoteKind remote) => local switch
    {
        EntryKind.Folder => remote == RemoteKind.Folder,
        EntryKind.Link => remote == RemoteKind.Link,
        _ => remote == RemoteKind.File,
    };

    private static bool IsUnknown(string path, IReadOnlyList<SkippedFile> skipped) => skipped.Any(skip =>
        skip.Reason == SkipReason.Unreadable
        && (string.Equals(path, skip.Path, StringComparison.Ordinal) || path.StartsWith(skip.Path + "/", StringComparison.Ordinal)));

    private static void Remove(TreeEntry local)
    {
        if (local.Kind == EntryKind.Folder) Directory.Delete(local.Source, recursive: true);
        else File.Delete(local.Source);
    }
}
