using System.Net;
using System.Net.Sockets;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>Stands between client and server and cuts connections when the server, or the client, has said so many bytes.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _to;
    private readonly Func<int, long?> _limit;
    private int _connections;
    private long _sent;

    /// <param name="to">The server's port.</param>
    /// <param name="limit">After how many bytes the n-th connection is cut (counted from 1); null for never.</param>
    public CuttingProxy(int to, Func<int, long?> limit)
    {
        _to = to;
        _limit = limit;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _connections;

    /// <summary>Which port the n-th connection comes to; the same for all without.</summary>
    public Func<int, int>? Choose { get; init; }

    /// <summary>After how many bytes of the client the n-th connection is cut; null for never.</summary>
    public Func<int, long?> LimitSent { get; init; } = _ => null;

    /// <summary>The bytes that clients said, all connections together.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                var number = Interlocked.Increment(ref _connections);
                _ = CarryAsync(client, Choose?.Invoke(number) ?? _to, _limit(number), LimitSent(number));
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient client, int to, long? limit, long? limitSent)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync("127.0.0.1", to);
            await Task.WhenAny(
                CopyAsync(near.GetStream(), far.GetStream(), limitSent, count => Interlocked.Add(ref _sent, count)),
                CopyAsync(far.GetStream(), near.GetStream(), limit, _ => { }));
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException)
        {
            // Either end left.
        }
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, long? limit, Action<int> passed)
    {
        var buffer = new byte[16 * 1024];
        var left = limit ?? long.MaxValue;
        int count;
        try
        {
            while (left > 0 && (count = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)))) > 0)
            {
                await to.WriteAsync(buffer.AsMemory(0, count));
                left -= count;
                passed(count);
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // Either end left.
        }
    }
}
