using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace SopWebsite.Tests.Support;

/// <summary>A server on a free loopback port that answers each connection just as badly as a test wants.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<LoopbackExchange, Task> _answer;
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;

    private LoopbackServer(Func<LoopbackExchange, Task> answer, X509Certificate2? certificate, IPAddress? address, Func<Task>? beforeTls)
    {
        _answer = answer;
        _certificate = certificate;
        BeforeTls = beforeTls;
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public ConcurrentQueue<string> Requests { get; } = new();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Uri => At("/");

    private Func<Task>? BeforeTls { get; }

    public static LoopbackServer Start(
        Func<LoopbackExchange, Task> answer, X509Certificate2? certificate = null, IPAddress? address = null, Func<Task>? beforeTls = null) =>
        new(answer, certificate, address, beforeTls);

    /// <summary>A server with fixed pages; any other path is 404.</summary>
    public static LoopbackServer WithPages(Dictionary<string, LoopbackPage> pages) => Start(exchange =>
        pages.TryGetValue(exchange.Path, out var page)
            ? exchange.ReplyAsync(200, page.Body, [$"Content-Type: {page.Type}", .. page.Headers])
            : exchange.ReplyAsync(404, "tidak ada"));

    /// <summary>A port where nobody listens.</summary>
    public static int ClosedPort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public Uri At(string path)
    {
        var end = (IPEndPoint)_listener.LocalEndpoint;
        return new Uri($"{(_certificate is null ? "http" : "https")}://{end}{path}");
    }

    /// <summary>The same server under another name.</summary>
    public Uri As(string host, string path = "/") => new UriBuilder(At(path)) { Host = host }.Uri;

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
        // A listener that was stopped between two visitors says InvalidOperationException; a disposed one is of that kind too.
        catch (Exception failure) when (_ending.IsCancellationRequested
            && failure is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        try
        {
            using (socket)
            {
                Stream stream = new NetworkStream(socket, ownsSocket: false);
                if (_certificate is not null)
                {
                    if (BeforeTls is not null) await BeforeTls();
                    var secured = new SslStream(stream);
                    await secured.AuthenticateAsServerAsync(
                        new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _ending.Token);
                    stream = secured;
                }
                var exchange = new LoopbackExchange(socket, stream, await HeadAsync(stream), _ending.Token);
                Requests.Enqueue(exchange.Head);
                await _answer(exchange);
            }
        }
        catch (Exception)
        {
            // The client left, as many of the tests want it to; what the client saw is what they assert.
        }
    }

    private async Task<string> HeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _ending.Token) > 0)
            head.Append((char)one[0]);
        return head.ToString();
    }
}

/// <summary>A page of a <see cref="LoopbackServer"/>.</summary>
internal sealed record LoopbackPage(string Body, string Type = "text/html; charset=utf-8", params string[] Headers);

/// <summary>One request and the way to answer it.</summary>
internal sealed class LoopbackExchange(Socket socket, Stream stream, string head, CancellationToken ending)
{
    public string Head { get; } = head;

    public string Path => Head.Split(' ')[1];

    public CancellationToken Ending { get; } = ending;

    /// <summary>Reads the body of the length that the head says.</summary>
    public async Task<string> BodyAsync()
    {
        var length = Regex.Match(Head, @"^Content-Length:\s*([0-9]+)", RegexOptions.IgnoreCase | RegexOptions.Multiline) is { Success: true } said
            ? int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, Ending);
        return Encoding.UTF8.GetString(body);
    }

    public Task SendAsync(string raw) => SendAsync(Encoding.UTF8.GetBytes(raw));

    public Task SendAsync(byte[] raw) => stream.WriteAsync(raw, Ending).AsTask();

    public Task ReplyAsync(int status, string body, params string[] headers) => ReplyAsync(status, Encoding.UTF8.GetBytes(body), headers);

    public async Task ReplyAsync(int status, byte[] body, params string[] headers)
    {
        var lines = string.Concat(headers.Select(header => header + "\r\n"));
        await SendAsync($"HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {body.Length}\r\n{lines}\r\n");
        await SendAsync(body);
    }

    public Task RedirectAsync(string location, params string[] headers) => ReplyAsync(302, "", [$"Location: {location}", .. headers]);

    /// <summary>Never answers.</summary>
    public Task HangAsync() => Task.Delay(Timeout.Infinite, Ending);

    /// <summary>Ends the connection with a reset.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }
}
