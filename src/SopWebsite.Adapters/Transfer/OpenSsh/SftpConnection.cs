using System.Collections.Concurrent;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;

namespace SopWebsite.Adapters.Transfer.OpenSsh;

/// <summary>
/// Requests and replies of the SFTP protocol over two pipes. Any number of threads may send; each reply finds its request by its number. Once
/// the pipes are gone every request fails, those under way and those to come.
/// </summary>
internal sealed class SftpConnection : IDisposable
{
    /// <summary>No server of the protocol's version 3 sends more; one that does is not believed.</summary>
    private const int LargestPacket = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Stream _from;
    private readonly Stream _to;
    private readonly RemoteAddress _address;
    private readonly Func<string> _said;
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<SftpReply>> _waiting = new();
    private readonly object _sending = new();
    private SopException? _lost;
    private int _number;

    /// <param name="from">What the server says.</param>
    /// <param name="to">What it is told.</param>
    /// <param name="address">The server, for messages.</param>
    /// <param name="said">What the program in between said when the pipes are gone.</param>
    public SftpConnection(Stream from, Stream to, RemoteAddress address, Func<string> said)
    {
        _from = from;
        _to = to;
        _address = address;
        _said = said;
    }

    /// <summary>The extensions that the server offers.</summary>
    public HashSet<string> Extensions { get; } = new(StringComparer.Ordinal);

    /// <summary>Greets the server and listens from then on. Throws <see cref="IOException"/> where nobody greets back.</summary>
    public void Greet()
    {
        _to.Write([0, 0, 0, 5, (byte)SftpType.Init, 0, 0, 0, 3], 0, 9);
        _to.Flush();
        var packet = Receive() ?? throw new EndOfStreamException();
        var reply = new SftpReply((SftpType)packet[0], packet, 1, _address);
        // Whoever greets with text is a shell that speaks before the protocol begins.
        if (reply.Type != SftpType.Version || reply.Number() < 3) throw TransportFaults.Fault(_address, "no SFTP version 3");
        while (reply.HasMore)
        {
            if (reply.Text() is { } name) Extensions.Add(name);
            _ = reply.Segment();
        }
        new Thread(Listen) { IsBackground = true, Name = "sftp" }.Start();
    }

    /// <summary>Sends a request; its reply comes when it comes.</summary>
    public Task<SftpReply> Send(SftpWriter request)
    {
        var number = (uint)Interlocked.Increment(ref _number);
        var waiting = new TaskCompletionSource<SftpReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[number] = waiting;
        try
        {
            var packet = request.Packet(number);
            lock (_sending)
            {
                _to.Write(packet.Array!, packet.Offset, packet.Count);
                _to.Flush();
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            End(failure);
        }
        if (_lost is { } lost && _waiting.TryRemove(number, out _)) waiting.TrySetException(lost);
        return waiting.Task;
    }

    /// <summary>Waits for a reply.</summary>
    public SftpReply Wait(Task<SftpReply> reply, CancellationToken cancellation)
    {
        // A reply that is there already would be waited for without a look at the stop.
        cancellation.ThrowIfCancellationRequested();
        try
        {
            if (!reply.Wait((int)Patience.TotalMilliseconds, cancellation)) End(new TimeoutException());
        }
        catch (AggregateException)
        {
            // Told below, as itself.
        }
        return reply.GetAwaiter().GetResult();
    }

    /// <summary>Sends a request and waits for its reply.</summary>
    public SftpReply Ask(SftpWriter request, CancellationToken cancellation) => Wait(Send(request), cancellation);

    public void Dispose()
    {
        End(new ObjectDisposedException(nameof(SftpConnection)));
        _to.Dispose();
        _from.Dispose();
    }

    private void Listen()
    {
        try
        {
            while (Receive() is { } packet)
            {
                if (packet.Length < 5) throw TooShort();
                var number = ((uint)packet[1] << 24) | ((uint)packet[2] << 16) | ((uint)packet[3] << 8) | packet[4];
                // A number that nobody waits for is no reason to end: its asker may have given up.
                if (_waiting.TryRemove(number, out var asker)) asker.TrySetResult(new SftpReply((SftpType)packet[0], packet, 5, _address));
            }
            End(failure: null);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or ObjectDisposedException or NotSupportedException)
        {
            End(failure);
        }
    }

    /// <summary>The next packet without its length; null at the end.</summary>
    private byte[]? Receive()
    {
        var head = new byte[4];
        if (!Fill(head)) return null;
        var length = ((uint)head[0] << 24) | ((uint)head[1] << 16) | ((uint)head[2] << 8) | head[3];
        if (length is < 1 or > LargestPacket)
            throw new InvalidDataException("a packet of " + length.ToString(System.Globalization.CultureInfo.InvariantCulture) + " bytes");
        var packet = new byte[length];
        return Fill(packet) ? packet : throw TooShort();
    }

    private bool Fill(byte[] buffer)
    {
        for (int at = 0, count; at < buffer.Length; at += count)
        {
            count = _from.Read(buffer, at, buffer.Length - at);
            if (count == 0) return at == 0 ? false : throw TooShort();
        }
        return true;
    }

    private static InvalidDataException TooShort() => new("a packet ends too early");

    private void End(Exception? failure)
    {
        lock (_waiting)
        {
            if (_lost is null)
            {
                var said = failure is ObjectDisposedException ? "" : _said();
                _lost = TransportFaults.Lost(_address, said.Length > 0 ? said : failure?.Message ?? "EOF", failure);
            }
        }
        foreach (var number in _waiting.Keys)
            if (_waiting.TryRemove(number, out var asker)) asker.TrySetException(_lost);
    }
}
