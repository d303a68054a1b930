using System.Collections.Concurrent;
using SopWebsite.Errors;

namespace SopWebsite.Backups.Transport;

/// <summary>Fetches files, several at once, each through its working name.</summary>
internal sealed class MirrorFetch(MirrorFolder place, RemoteSessions sessions, IReadOnlyList<RemoteEntry> files, IProgress<BackupProgress>? progress)
{
    private const int Attempts = 3;

    private readonly ConcurrentQueue<RemoteEntry> _waiting = new(files);
    private readonly long _total = files.Sum(entry => entry.Bytes);
    private readonly object _notes = new();
    private long _done;

    public int Fetched { get; private set; }

    public long FetchedBytes { get; private set; }

    public List<SkippedFile> Skipped { get; } = [];

    public List<string> Changed { get; } = [];

    public void Run(CancellationToken cancellation)
    {
        // A session that could not be had gives back the file it was to fetch, perhaps after the others found nothing left to do.
        while (!_waiting.IsEmpty) RunOnce(cancellation);
    }

    private void RunOnce(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var lanes = Math.Min(sessions.First(cancellation).Lanes, files.Count);
        var workers = new List<Task>();
        for (var session = 0; session < Math.Min(sessions.Count, files.Count); session++)
        {
            var number = session;
            for (var lane = 0; lane < lanes; lane++)
                workers.Add(
                    Task.Factory.StartNew(() => Work(number, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        }
        // All of them end before anyone hears of the first failure: nobody writes into the mirror any more.
        Exception? failure = null;
        foreach (var worker in workers)
        {
            try
            {
                worker.GetAwaiter().GetResult();
            }
            catch (Exception one)
            {
                if (failure is null or OperationCanceledException) failure = one;
            }
        }
        cancellation.ThrowIfCancellationRequested();
        if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();
    }

    private void Work(int session, CancellationTokenSource stop)
    {
        try
        {
            while (_waiting.TryDequeue(out var entry))
            {
                if (sessions.Get(session, stop.Token) is not { } tree)
                {
                    _waiting.Enqueue(entry);
                    return;
                }
                try
                {
                    Fetch(tree, entry, stop.Token);
                }
                catch (SopException lost) when (lost.Id == TransportFaults.LostId)
                {
                    // What arrived of the file stays, and the next attempt goes on behind it.
                    _waiting.Enqueue(entry);
                    sessions.Renew(session, tree, lost, stop.Token);
                }
            }
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }

    private void Fetch(IRemoteTree tree, RemoteEntry entry, CancellationToken cancellation)
    {
        try
        {
            var listed = entry;
            for (var attempt = 1; ; attempt++)
            {
                var part = place.PartOf(entry);
                var offset = File.Exists(part) ? new FileInfo(part).Length : 0;
                if (offset > entry.Bytes) offset = 0;
                if (attempt == 1 && offset > 0) Count(offset, entry.Path, travelled: false);
                var after = tree.Read(entry, part, offset, new Receiver(this, entry.Path), cancellation);
                var length = new FileInfo(part).Length;
                if (after is null && length != entry.Bytes) after = tree.Find(entry.Path, cancellation);
                var whole = length == entry.Bytes && (after is null || after.IsSameFileAs(entry));
                if (whole || attempt == Attempts)
                {
                    // A torn file keeps the time it was listed with: the next run sees that it differs, and fetches it again.
                    Put(part, whole ? entry : listed);
                    if (!whole) lock (_notes) Changed.Add(entry.Path);
                    return;
                }
                File.Delete(part);
                if (after is { Kind: RemoteKind.File }) entry = after;
            }
        }
        catch (SopException missing) when (missing.Id is TransportFaults.NotFoundId or TransportFaults.UnreadableId)
        {
            var reason = missing.Id == TransportFaults.NotFoundId ? SkipReason.Vanished : SkipReason.Unreadable;
            File.Delete(place.PartOf(entry));
            // An older version must not pass for what the site has now.
            File.Delete(place.PlaceOf(entry.Path));
            lock (_notes) Skipped.Add(new SkippedFile(entry.Path, reason, missing.Message));
        }
    }

    private void Put(string part, RemoteEntry entry)
    {
        MirrorChanges.Dress(part, entry);
        var target = place.PlaceOf(entry.Path);
        try
        {
#if NET8_0_OR_GREATER
            File.Move(part, target, overwrite: true);
#else
            if (File.Exists(target)) File.Delete(target);
            File.Move(part, target);
#endif
        }
        catch (Exception failure) when (failure is PathTooLongException)
        {
            File.Delete(part);
            lock (_notes) Skipped.Add(new SkippedFile(entry.Path, SkipReason.Unreadable, failure.Message));
            return;
        }
        lock (_notes) Fetched++;
    }

    private void Count(long bytes, string path, bool travelled)
    {
        if (travelled) sessions.Received(bytes);
        lock (_notes)
        {
            _done += bytes;
            if (travelled) FetchedBytes += bytes;
            progress?.Report(new BackupProgress(BackupStage.Fetching, Math.Min(_done, _total), _total, path));
        }
    }

    private sealed class Receiver(MirrorFetch fetch, string path) : IProgress<long>
    {
        public void Report(long value) => fetch.Count(value, path, travelled: true);
    }
}
