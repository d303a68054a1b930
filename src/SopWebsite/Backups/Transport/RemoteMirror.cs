using SopWebsite.Calendars;
using SopWebsite.Errors;

namespace SopWebsite.Backups.Transport;

/// <summary>
/// Brings a server's tree into a folder of this machine. Only files whose size or time differ travel; what the server has no more goes. Files
/// arrive under a working name and are put in place whole, so that an interrupted run leaves a mirror that the next one completes, and one
/// that never says of itself that it is whole.
/// </summary>
/// <param name="folder">The mirror's folder; made if it is not there.</param>
/// <param name="source">The address that it mirrors, as it is noted in the mirror.</param>
/// <param name="open">Opens a session.</param>
/// <param name="clock">The time.</param>
public sealed class RemoteMirror(string folder, string source, Func<CancellationToken, IRemoteTree> open, IClock clock)
{
    /// <summary>Where the tree is below a mirror's folder.</summary>
    public static string FilesOf(string folder) => MirrorFolder.FilesOf(folder);

    /// <summary>Since when a mirror is whole; null when it is not, or is none.</summary>
    public static DateTimeOffset? CompletedAt(string folder) => MirrorFolder.StateOf(folder)?.CompletedAt;

    /// <summary>Makes the mirror as the server's tree is.</summary>
    /// <exception cref="SopException">
    /// Those of <see cref="IRemoteTransports.Open"/> and <see cref="IRemoteTree.List"/>; <c>SopMirrorBusy</c>, <c>SopMirrorForeign</c>,
    /// <c>SopMirrorSpaceShort</c>, <c>SopMirrorUnusable</c>, <c>SopRemoteNameUnsafe</c>. What had arrived stays for the next run.
    /// </exception>
    public MirrorOutcome Update(MirrorOptions options, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        try
        {
            using var place = MirrorFolder.Take(BackupSet.Normal(folder));
            return Bring(place, options, progress, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw TransportFaults.MirrorUnusable(folder, failure);
        }
    }

    private MirrorOutcome Bring(MirrorFolder place, MirrorOptions options, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new BackupProgress(BackupStage.Listing, 0, null, source));
        using var sessions = new RemoteSessions(open, options);
        var first = sessions.First(cancellation);
        var listing = MirrorListing.Read(first, source, options.Mask, progress, cancellation);
        // Size and time say nothing of another server's file.
        var trusts = string.Equals(MirrorFolder.StateOf(place.Path)?.Source, source, StringComparison.Ordinal);
        place.Begin(source);
        var changes = MirrorChanges.Between(listing, place, trusts, cancellation);
        CheckSpace(place, changes, options);
        changes.ClearTheWay();
        foreach (var entry in listing.Entries.Values.Where(entry => entry.Kind == RemoteKind.Folder))
            Directory.CreateDirectory(place.PlaceOf(entry.Path));

        var fetch = new MirrorFetch(place, sessions, changes.Fetch, progress);
        fetch.Run(cancellation);
        // Links come last: nothing of this run can go through them.
        var deleted = changes.RemoveGone();
        changes.PutLinks(place, fetch.Skipped);
        MirrorChanges.DressFolders(listing, place);
        place.Complete(source, clock.UtcNow.ToUniversalTime());

        var missing = new HashSet<string>(fetch.Skipped.Select(skip => skip.Path), StringComparer.Ordinal);
        var files = listing.Entries.Values.Where(entry => entry.Kind == RemoteKind.File && !missing.Contains(entry.Path)).ToList();
        return new MirrorOutcome
        {
            Folder = place.Files,
            Transport = first.Transport,
            Files = files.Count,
            Bytes = files.Sum(entry => entry.Bytes),
            Fetched = fetch.Fetched,
            FetchedBytes = fetch.FetchedBytes,
            Deleted = deleted,
            Excluded = listing.Excluded,
            Reconnected = sessions.Reconnected,
            Skipped = [.. listing.Skipped, .. fetch.Skipped],
            Changed = [.. fetch.Changed],
        };
    }

    private static void CheckSpace(MirrorFolder place, MirrorChanges changes, MirrorOptions options)
    {
        var needed = changes.Fetch.Sum(entry => entry.Bytes) + DiskSpace.Reserve;
        if (!options.IgnoreSpace && changes.Fetch.Count > 0 && DiskSpace.FreeAt(place.Path) is { } free && free < needed)
            throw TransportFaults.MirrorSpaceShort(place.Path, needed, free);
    }
}
