using SopWebsite.Backups.Transport;
using SopWebsite.Errors;

namespace SopWebsite.Backups.Media.Servers;

/// <summary>
/// Brings one set to a folder on a server: under a working name, each file behind what an interrupted run left of it, all of it read back from
/// the server and compared with <c>SHA256SUMS</c>, and renamed last.
/// </summary>
internal sealed class ServerCopy(
    CopySource source, RemoteAddress destination, RemoteSessions sessions, IProgress<BackupProgress>? progress, CancellationToken cancellation)
{
    /// <summary>For the owner alone: a set holds what the site keeps to itself.</summary>
    private const int OwnersMode = 0x180;

    /// <summary>What a file system needs for a few more names.</summary>
    private const long Reserve = 1024 * 1024;

    private readonly string _working = BackupSet.PartialPrefix + source.Name;
    private long _done;

    /// <summary>Makes the copy, or reads back the one that is there.</summary>
    /// <returns>False when it was there already.</returns>
    public bool Bring()
    {
        var there = sessions.Do(Look, cancellation);
        if (there.IsCopied)
        {
            foreach (var file in source.Files)
                if (!sessions.Do(tree => IsSound(tree, source.Name, file), cancellation)) throw MediaFaults.Damaged(PlaceOf(source.Name), file.Name);
            return false;
        }
        try
        {
            sessions.Do(tree => Prepare(tree, there), cancellation);
            foreach (var file in source.Files) Send(file, there.PartOf(file));
            _done = 0;
            foreach (var file in source.Files) Confirm(file);
            sessions.Do(Finish, cancellation);
            return true;
        }
        catch (SopException failure) when (failure.Kind != SopErrorKind.ConnectionFailure)
        {
            // What was cut off goes on another time; what cannot become a copy must not fill the server.
            Discard();
            throw;
        }
    }

    private string PlaceOf(string folder) => ServerMedia.PlaceOf(destination, folder);

    /// <summary>What is at the destination: the copy itself, or what an interrupted run left of it.</summary>
    private ServerFolder Look(IRemoteTree tree)
    {
        _done = 0;
        if (tree.Find("", cancellation) is null) return ServerFolder.None;
        var entries = tree.List(new List<SkippedFile>(), IsOurs, cancellation).ToList();
        if (entries.Find(entry => entry.Path == source.Name) is { } taken && !IsSame(tree, taken)) throw MediaFaults.Taken(PlaceOf(source.Name));
        return new ServerFolder(_working, entries) { IsCopied = entries.Exists(entry => entry.Path == source.Name) };
    }

    private bool IsSame(IRemoteTree tree, RemoteEntry taken)
    {
        var expected = source.Files.Single(file => file.Name == BackupManifest.FileName);
        if (taken.Kind != RemoteKind.Folder || tree.Find(PathIn(source.Name, expected), cancellation) is not { Kind: RemoteKind.File } manifest)
            return false;
        return manifest.Bytes == expected.Bytes
            && string.Equals(Digest(tree, manifest, expected, report: false), expected.Sha256, StringComparison.Ordinal);
    }

    private bool Prepare(IRemoteTree tree, ServerFolder there)
    {
        tree.MakeFolder(_working, cancellation);
        foreach (var other in there.Others(source.Files)) tree.Delete(other, cancellation);
        var needed = source.Files.Sum(file => file.Bytes - (there.PartOf(file)?.Bytes ?? 0)) + Reserve;
        if (tree.Free(cancellation) is { } free && free < needed) throw MediaFaults.SpaceShort(destination.ToString(), needed, free);
        return true;
    }

    /// <summary>Sends a file, behind what is there of it.</summary>
    private void Send(CopyFile file, RemoteEntry? part)
    {
        var path = PathIn(_working, file);
        var isFirst = true;
        sessions.Do(
            tree =>
            {
                // After a cut the server is asked how far it came.
                var there = isFirst ? part : tree.Find(path, cancellation);
                isFirst = false;
                SendFrom(tree, file, there is { Kind: RemoteKind.File } && there.Bytes <= file.Bytes ? there.Bytes : 0, there is not null);
                return true;
            },
            cancellation);
    }

    private void SendFrom(IRemoteTree tree, CopyFile file, long offset, bool isThere)
    {
        Report(BackupStage.Copying, file, offset);
        if (isThere && offset == file.Bytes && offset > 0) return;
        var before = _done;
        try
        {
            tree.Send(
                Path.Combine(source.Folder, file.Name), PathIn(_working, file), offset, OwnersMode, new Counter(this, BackupStage.Copying, file),
                cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw MediaFaults.SourceUnsound(source.Folder, file.Name);
        }
        catch (SopException failure)
        {
            // What is counted now is counted again when it goes on.
            _done = before - offset;
            if (failure.Id != TransportFaults.LostId && tree.Free(cancellation) is { } free && free < file.Bytes - offset)
                throw MediaFaults.Full(destination.ToString(), failure);
            throw;
        }
    }

    /// <summary>Reads a file back; one that went on behind another run's bytes and is not right gets a second chance from its beginning.</summary>
    private void Confirm(CopyFile file)
    {
        if (sessions.Do(tree => IsSound(tree, _working, file), cancellation)) return;
        // The set itself may have been altered after its list was written.
        var local = HashingStream.OfFile(Path.Combine(source.Folder, file.Name), cancellation);
        if (!string.Equals(local, file.Sha256, StringComparison.Ordinal)) throw MediaFaults.SourceUnsound(source.Folder, file.Name);
        sessions.Do(
            tree =>
            {
                SendFrom(tree, file, offset: 0, isThere: true);
                return true;
            },
            cancellation);
        if (!sessions.Do(tree => IsSound(tree, _working, file), cancellation)) throw MediaFaults.NotAsWritten(PlaceOf(_working) + "/" + file.Name);
    }

    private bool Finish(IRemoteTree tree)
    {
        // The connection may have been cut after the server had done it.
        if (tree.Find(_working, cancellation) is null && tree.Find(source.Name, cancellation) is { Kind: RemoteKind.Folder }) return true;
        cancellation.ThrowIfCancellationRequested();
        tree.Rename(_working, source.Name, cancellation);
        return true;
    }

    private bool IsSound(IRemoteTree tree, string folder, CopyFile file)
    {
        if (tree.Find(PathIn(folder, file), cancellation) is not { Kind: RemoteKind.File } entry || entry.Bytes != file.Bytes) return false;
        return string.Equals(Digest(tree, entry, file, report: true), file.Sha256, StringComparison.Ordinal);
    }

    private string Digest(IRemoteTree tree, RemoteEntry entry, CopyFile file, bool report)
    {
        var before = _done;
        try
        {
            using var hashing = new HashingStream(null);
            tree.Read(entry, hashing, report ? new Counter(this, BackupStage.Verifying, file) : null, cancellation);
            return hashing.Digest();
        }
        catch (SopException failure) when (failure.Id is TransportFaults.NotFoundId or TransportFaults.UnreadableId)
        {
            // What cannot be read is no copy.
            return "";
        }
        catch (SopException)
        {
            _done = before;
            throw;
        }
    }

    private void Discard()
    {
        try
        {
            sessions.Do(
                tree =>
                {
                    var left = tree.List(new List<SkippedFile>(), IsOurs, cancellation).Where(IsOurs).Reverse().ToList();
                    foreach (var entry in left) tree.Delete(entry, cancellation);
                    return true;
                },
                cancellation);
        }
        catch (SopException)
        {
            // It stays as what it is: a leftover, known by its name.
        }
    }

    /// <summary>The working folder, and what lies in it.</summary>
    private bool IsOurs(RemoteEntry entry) => entry.Path == _working || ServerFolder.IsIn(entry, _working);

    private void Received(long bytes) => sessions.Received(bytes);

    private static string PathIn(string folder, CopyFile file) => folder + "/" + file.Name;

    private void Report(BackupStage stage, CopyFile file, long bytes) =>
        progress?.Report(new BackupProgress(stage, Math.Min(_done += bytes, source.Bytes), source.Bytes, file.Name));

    private sealed class Counter(ServerCopy copy, BackupStage stage, CopyFile file) : IProgress<long>
    {
        public void Report(long value)
        {
            copy.Received(value);
            copy.Report(stage, file, value);
        }
    }
}
