using SopWebsite.Backups.Transport;
using SopWebsite.Errors;

namespace SopWebsite.Adapters.Transfer.OpenSsh;

/// <summary>The content of files, many requests at a time: a distant server is as fast as a near one.</summary>
internal sealed class SftpFiles(SftpConnection connection, RemoteAccess access)
{
    /// <summary>Every server takes reads and writes of this size (draft-ietf-secsh-filexfer-02, 3).</summary>
    private const int Chunk = 32 * 1024;

    private const int UnderWay = 32;

    private const uint ForReading = 1, ForWriting = 2, Create = 8, Truncate = 16, Exclusive = 32;

    public static (SftpStatus Status, string Said) StatusOf(SftpReply reply)
    {
        if (reply.Type != SftpType.Status) return (SftpStatus.BadMessage, reply.Type.ToString());
        var code = (SftpStatus)reply.Number();
        var said = reply.HasMore ? reply.Text() : null;
        return (code, string.IsNullOrEmpty(said) ? code.ToString() : said!);
    }

    public RemoteEntry? Read(RemoteEntry entry, string path, string file, long offset, IProgress<long>? received, CancellationToken cancellation)
    {
        var handle = Open(path, entry.Path, ForReading, cancellation);
        Task<SftpReply>? after;
        try
        {
            using var local = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 128 * 1024);
            local.SetLength(offset);
            local.Seek(offset, SeekOrigin.Begin);
            after = Fetch(handle, entry, local, offset, received, cancellation);
        }
        finally
        {
            Close(handle);
        }
        var stat = connection.Wait(after, cancellation);
        return stat.Type == SftpType.Attributes ? stat.Attributes().Entry(entry.Path, target: null) : null;
    }

    public void Read(RemoteEntry entry, string path, Stream to, IProgress<long>? received, CancellationToken cancellation)
    {
        var handle = Open(path, entry.Path, ForReading, cancellation);
        try
        {
            Fetch(handle, entry, to, 0, received, cancellation);
        }
        finally
        {
            Close(handle);
        }
    }

    public void Write(string file, string path, int? mode, DateTime? modified, CancellationToken cancellation)
    {
        var handle = Open(path, path, ForWriting | Create | Exclusive, cancellation);
        Put(file, handle, path, 0, sent: null, cancellation);
        if (mode is null && modified is null) return;
        Expect(connection.Send(new SftpWriter(SftpType.SetStat).Text(path).Attributes(mode, modified)), path, cancellation);
    }

    public void Send(string file, string path, string shown, long offset, int? mode, IProgress<long>? sent, CancellationToken cancellation)
    {
        // The rights come with the file, so that nobody can look into it meanwhile.
        var handle = Open(path, shown, offset == 0 ? ForWriting | Create | Truncate : ForWriting, cancellation, mode);
        Put(file, handle, shown, offset, sent, cancellation);
    }

    /// <summary>Brings what there is from an offset on; gives the question what the file is after its last byte.</summary>
    private Task<SftpReply> Fetch(
        byte[] handle, RemoteEntry entry, Stream to, long offset, IProgress<long>? received, CancellationToken cancellation)
    {
        Task<SftpReply>? after = null;
        var sent = new Queue<(long At, int Length, Task<SftpReply> Reply)>();
        var next = offset;
        var isEnd = false;
        while (true)
        {
            while (!isEnd && next < entry.Bytes && sent.Count < UnderWay)
            {
                var length = (int)Math.Min(Chunk, entry.Bytes - next);
                access.Rate?.Take(length, cancellation);
                sent.Enqueue((next, length, connection.Send(Reading(handle, next, length))));
                next += length;
            }
            // Asked for while the last bytes are still on their way: what it says is what the file was after them.
            if (next >= entry.Bytes || isEnd) after ??= connection.Send(new SftpWriter(SftpType.FStat).Bytes(handle));
            if (sent.Count == 0) return after!;
            var (at, wanted, reply) = sent.Dequeue();
            if (isEnd) connection.Wait(reply, cancellation);
            else isEnd = !Take(handle, entry, to, at, wanted, connection.Wait(reply, cancellation), received, cancellation);
        }
    }

    private void Put(string file, byte[] handle, string shown, long offset, IProgress<long>? sent, CancellationToken cancellation)
    {
        var waiting = new Queue<(int Bytes, Task<SftpReply> Reply)>();
        try
        {
            using var local = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024);
            local.Seek(offset, SeekOrigin.Begin);
            var buffer = new byte[Chunk];
            int count;
            while ((count = local.Read(buffer, 0, buffer.Length)) > 0)
            {
                access.Rate?.Take(count, cancellation);
                waiting.Enqueue((count, connection.Send(new SftpWriter(SftpType.Write).Bytes(handle).Number((ulong)offset).Bytes(buffer, count))));
                offset += count;
                if (waiting.Count >= UnderWay) Confirm();
            }
            while (waiting.Count > 0) Confirm();
        }
        finally
        {
            waiting.Enqueue((0, connection.Send(new SftpWriter(SftpType.Close).Bytes(handle))));
        }
        // A full disk may be told of at the end only.
        Confirm();

        void Confirm()
        {
            var (bytes, reply) = waiting.Dequeue();
            Expect(reply, shown, cancellation);
            if (bytes > 0) sent?.Report(bytes);
        }
    }

    /// <summary>Nobody waits for it: the next file need not.</summary>
    private void Close(byte[] handle) => _ = connection.Send(new SftpWriter(SftpType.Close).Bytes(handle));

    private byte[] Open(string path, string shown, uint flags, CancellationToken cancellation, int? mode = null)
    {
        var reply = connection.Ask(new SftpWriter(SftpType.Open).Text(path).Number(flags).Attributes(mode, modified: null), cancellation);
        if (reply.Type == SftpType.Handle) return reply.Bytes();
        var (status, said) = StatusOf(reply);
        throw flags != ForReading ? TransportFaults.Unwritable(shown, said)
            : status == SftpStatus.NoSuchFile ? TransportFaults.NotFound(shown)
            : TransportFaults.Unreadable(shown, said);
    }

    /// <summary>Writes one reply's bytes, and asks for the rest where it brought fewer; false at the end of the file.</summary>
    private bool Take(
        byte[] handle, RemoteEntry entry, Stream local, long at, int wanted, SftpReply reply, IProgress<long>? received,
        CancellationToken cancellation)
    {
        while (true)
        {
            if (reply.Type != SftpType.Data)
            {
                var (status, said) = StatusOf(reply);
                return status == SftpStatus.EndOfFile ? false : throw TransportFaults.Unreadable(entry.Path, said);
            }
            var data = reply.Segment();
            if (data.Count > wanted) throw TransportFaults.Fault(access.Address, "more than was asked for");
            if (data.Count == 0) return false;
            local.Write(data.Array!, data.Offset, data.Count);
            received?.Report(data.Count);
            at += data.Count;
            wanted -= data.Count;
            if (wanted == 0) return true;
            reply = connection.Ask(Reading(handle, at, wanted), cancellation);
        }
    }

    private void Expect(Task<SftpReply> reply, string path, CancellationToken cancellation)
    {
        var (status, said) = StatusOf(connection.Wait(reply, cancellation));
        if (status != SftpStatus.Ok) throw TransportFaults.Unwritable(path, said);
    }

    private static SftpWriter Reading(byte[] handle, long at, int length) =>
        new SftpWriter(SftpType.Read).Bytes(handle).Number((ulong)at).Number((uint)length);
}
