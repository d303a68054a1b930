using System.Net;
using System.Net.Sockets;

namespace SopWebsite.Networks;

/// <summary>What sockets do the same on both frameworks.</summary>
internal static class SocketLine
{
    /// <summary>Closes a socket when the caller cancels: on the older framework nothing else ends a wait on it.</summary>
    public static IDisposable CloseOn(CancellationToken cancellation, Socket socket) => cancellation.Register(socket.Dispose);

#if NET8_0_OR_GREATER
    public static ValueTask ConnectAsync(Socket socket, IPAddress address, int port, CancellationToken cancellation) =>
        socket.ConnectAsync(address, port, cancellation);
#else
    public static async Task ConnectAsync(Socket socket, IPAddress address, int port, CancellationToken cancellation)
    {
        using var closing = CloseOn(cancellation, socket);
        try
        {
            await socket.ConnectAsync(address, port).ConfigureAwait(false);
        }
        catch (Exception failure) when (cancellation.IsCancellationRequested && failure is SocketException or ObjectDisposedException)
        {
            throw new OperationCanceledException(failure.Message, failure, cancellation);
        }
    }
#endif
}
