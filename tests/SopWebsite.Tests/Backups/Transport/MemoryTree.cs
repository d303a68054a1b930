using System.Collections.Concurrent;
using System.Text;
using SopWebsite.Backups;
using SopWebsite.Backups.Transport;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>A server that says just what a test wants.</summary>
internal sealed class MemoryTree
{
    public static readonly DateTime Time = new(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    public List<RemoteEntry> Entries { get; } = [];

    public Dictionary<string, byte[]> Content { get; } = new(StringComparer.Ordinal);

    public List<SkippedFile> Skipped { get; } = [];

    /// <summary>Called before each block of a file: its path and how many bytes of it have gone; may throw.</summary>
    public Action<string, long> Sending { get; set; } = (_, _) => { };

    /// <summary>Called when a session is opened, with how many were opened before; may throw.</summary>
    public Action<int> Opening { get; set; } = _ => { };

    public ConcurrentQueue<(string Path, long Offset)> Reads { get; } = new();

    public int Opened { get; private set; }

    public int Open { get; private set; }

    public int Lanes { get; init; } = 3;

    public static Exception Lost => TransportFaults.Lost(RemoteAddress.Parse("sftp://server.example.go.id"), "terputus");

    public static Exception Unreachable => TransportFaults.Failed(RemoteAddress.Parse("sftp://server.example.go.id"), "tidak terjangkau");

    public void Folder(string path) => Entries.Add(new RemoteEntry { Path = path, Kind = RemoteKind.Folder, Modified = Time, Mode = 0x1ED });

    public void File(string path, string content, DateTime? time = null) => File(path, Encoding.UTF8.GetBytes(content), time);

    public void File(string path, byte[] content, DateTime? time = null)
    {
        Entries.RemoveAll(entry => entry.Path == path);
        Entries.Add(new RemoteEntry { Path = path, Kind = RemoteKind.File, Bytes = content.Length, Modified = time ?? Time, Mode = 0x1A4 });
        Content[path] = content;
    }

    public void Link(string path, string? target) =>
        Entries.Add(new RemoteEntry { Path = path, Kind = RemoteKind.Link, Modified = Time, Target = target });

    public IRemoteTree Connect(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (this)
        {
            Opening(Opened);
            Opened++;
            Open++;
        }
        return new Session(this);
    }

    private sealed class Session(MemoryTree tree) : IRemoteTree
    {
        private const int Block = 1000;

        public string Transport => "memory";

        public int Lanes => tree.Lanes;

        public IEnumerable<RemoteEntry> List(ICollection<SkippedFile> skipped, Func<RemoteEntry, bool>? enter, CancellationToken cancellation)
        {
            foreach (var skip in tree.Skipped) skipped.Add(skip);
            var closed = new List<string>();
            foreach (var entry in tree.Entries.ToList())
            {
                if (closed.Exists(folder => entry.Path.StartsWith(folder + "/", StringComparison.Ordinal))) continue;
                if (entry.Kind == RemoteKind.Folder && enter?.Invoke(entry) == false) closed.Add(entry.Path);
                yield return entry;
            }
        }

        public RemoteEntry? Find(string path, CancellationToken cancellation) => tree.Entries.Find(entry => entry.Path == path);

        public RemoteEntry? Read(RemoteEntry entry, string file, long offset, IProgress<long>? received, CancellationToken cancellation)
        {
            tree.Reads.Enqueue((entry.Path, offset));
            if (!tree.Content.TryGetValue(entry.Path, out var content)) throw TransportFaults.NotFound(entry.Path);
            using var to = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write);
            to.SetLength(offset);
            to.Seek(offset, SeekOrigin.Begin);
            for (var at = offset; at < content.Length; at += Block)
            {
                cancellation.ThrowIfCancellationRequested();
                lock (tree) tree.Sending(entry.Path, at);
                var count = (int)Math.Min(Block, content.Length - at);
                to.Write(content, (int)at, count);
                to.Flush();
                received?.Report(count);
            }
            return Find(entry.Path, cancellation);
        }

        public void Read(RemoteEntry entry, Stream to, IProgress<long>? received, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public void Send(string file, string path, long offset, int? mode, IProgress<long>? sent, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public long? Free(CancellationToken cancellation) => null;

        public void Write(string file, string path, int? mode, DateTime? modified, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public void MakeFolder(string path, CancellationToken cancellation) => throw new NotSupportedException();

        public bool MakeLink(string path, string target, CancellationToken cancellation) => throw new NotSupportedException();

        public void Rename(string from, string to, CancellationToken cancellation) => throw new NotSupportedException();

        public void Delete(RemoteEntry entry, CancellationToken cancellation) => throw new NotSupportedException();

        public void Dispose()
        {
            lock (tree) tree.Open--;
        }
    }
}
