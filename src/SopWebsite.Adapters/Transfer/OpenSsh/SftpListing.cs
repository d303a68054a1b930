using SopWebsite.Backups;
using SopWebsite.Backups.Transport;

namespace SopWebsite.Adapters.Transfer.OpenSsh;

/// <summary>Lists a tree, several folders at a time.</summary>
internal sealed class SftpListing(SftpConnection connection, RemoteAddress address, ICollection<SkippedFile> skipped, Func<RemoteEntry, bool>? enter)
{
    private const int UnderWay = 16;

    public IEnumerable<RemoteEntry> Read(CancellationToken cancellation)
    {
        var waiting = new Queue<string>();
        var reading = new Queue<(string Path, Task<Folder> Folder)>();
        waiting.Enqueue("");
        while (waiting.Count > 0 || reading.Count > 0)
        {
            while (waiting.Count > 0 && reading.Count < UnderWay)
            {
                var path = waiting.Dequeue();
                reading.Enqueue((path, ReadFolderAsync(path)));
            }
            var (at, pending) = reading.Dequeue();
            var folder = Finish(pending, cancellation);
            if (folder.Refusal is { } refusal)
            {
                if (at.Length == 0) throw TransportFaults.RootNotFound(address, refusal.Said);
                skipped.Add(new SkippedFile(at, refusal.Status == SftpStatus.NoSuchFile ? SkipReason.Vanished : SkipReason.Unreadable, refusal.Said));
                continue;
            }
            foreach (var skip in folder.Skipped) skipped.Add(skip);
            foreach (var entry in folder.Entries)
            {
                yield return entry;
                // A name that leads elsewhere is for the caller to refuse; nobody goes there.
                if (entry.Kind == RemoteKind.Folder && RemoteEntry.IsSafe(entry.Path) && enter?.Invoke(entry) != false) waiting.Enqueue(entry.Path);
            }
        }
    }

    private static Folder Finish(Task<Folder> folder, CancellationToken cancellation)
    {
        try
        {
            folder.Wait(cancellation);
        }
        catch (AggregateException)
        {
            // Told below, as itself.
        }
        return folder.GetAwaiter().GetResult();
    }

    private async Task<Folder> ReadFolderAsync(string path)
    {
        var folder = new Folder();
        var opened = await connection.Send(new SftpWriter(SftpType.OpenDir).Text(address.At(path))).ConfigureAwait(false);
        if (opened.Type != SftpType.Handle) return folder with { Refusal = SftpFiles.StatusOf(opened) };
        var handle = opened.Bytes();
        var found = new List<(string Name, SftpAttributes Attributes)>();
        try
        {
            while (true)
            {
                var reply = await connection.Send(new SftpWriter(SftpType.ReadDir).Bytes(handle)).ConfigureAwait(false);
                if (reply.Type == SftpType.Name)
                {
                    Take(reply, path, found, folder);
                    continue;
                }
                var (status, said) = SftpFiles.StatusOf(reply);
                if (status != SftpStatus.EndOfFile) return folder with { Refusal = (status, said) };
                break;
            }
        }
        finally
        {
            _ = connection.Send(new SftpWriter(SftpType.Close).Bytes(handle));
        }
        found.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        var links = found.Select(one => one.Attributes.IsLink ? TargetAsync(Below(path, one.Name)) : null).ToList();
        for (var i = 0; i < found.Count; i++)
        {
            var below = Below(path, found[i].Name);
            var target = links[i] is { } link ? await link.ConfigureAwait(false) : null;
            if (found[i].Attributes.Entry(below, target) is { } entry) folder.Entries.Add(entry);
            else folder.Skipped.Add(new SkippedFile(below, SkipReason.Special));
        }
        return folder;
    }

    private static void Take(SftpReply reply, string path, List<(string Name, SftpAttributes Attributes)> found, Folder folder)
    {
        for (var left = reply.Number(); left > 0; left--)
        {
            var name = reply.Text();
            _ = reply.Segment();
            var attributes = reply.Attributes();
            // Bytes that are no text name a file that this machine could not hold either.
            if (name is null) folder.Skipped.Add(new SkippedFile(Below(path, "\uFFFD"), SkipReason.NameNotText));
            else if (name is not ("." or "..")) found.Add((name, attributes));
        }
    }

    private async Task<string?> TargetAsync(string path)
    {
        var reply = await connection.Send(new SftpWriter(SftpType.ReadLink).Text(address.At(path))).ConfigureAwait(false);
        return reply.Type == SftpType.Name && reply.Number() == 1 ? reply.Text() : null;
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : path + "/" + name;

    private sealed record Folder
    {
        public List<RemoteEntry> Entries { get; } = [];

        public List<SkippedFile> Skipped { get; } = [];

        public (SftpStatus Status, string Said)? Refusal { get; init; }
    }
}
