using System.Net;
using System.Net.Sockets;

namespace SopWebsite.Tests.Support;

/// <summary>A server on a free loopback port that says to each connection just what a test wants.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _say;
    private readonly Task _accepting;

    private RawServer(Func<NetworkStream, CancellationToken, Task> say)
    {
        _say = say;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static RawServer Start(Func<NetworkStream, CancellationToken, Task> say) => new(say);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true) serving.Add(ServeAsync(await _listener.AcceptSocketAsync(_ending.Token)));
        }
        catch (Exception failure) when (
            failure is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            await _say(stream, _ending.Token);
        }
        catch (Exception)
        {
            // The client left, or the test ended; what the client saw is what is asserted.
        }
    }
}
