using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SopWebsite.Runner.Demo;

/// <summary>A small web server on a free loopback port: the files of a folder, and a line in the log for each request.</summary>
internal sealed class SampleServer : IDisposable
{
    private readonly string _root;
    private readonly string _log;
    private HttpListener? _listener;

    public SampleServer(string root, string log)
    {
        _root = root;
        _log = log;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        Start();
    }

    public Uri Address { get; }

    public void Start()
    {
        _listener = new HttpListener();
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ServeAsync(_listener);
    }

    /// <summary>From now on nothing listens: connections are refused.</summary>
    public void Stop()
    {
        _listener?.Close();
        _listener = null;
    }

    public void Dispose() => Stop();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync(HttpListener listener)
    {
        while (listener.IsListening)
        {
            try
            {
                Answer(await listener.GetContextAsync().ConfigureAwait(false));
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // The visitor left, or the server was stopped: the loop's condition tells which.
            }
        }
    }

    private void Answer(HttpListenerContext visit)
    {
        using var response = visit.Response;
        var name = visit.Request.Url!.AbsolutePath.TrimStart('/');
        var file = new FileInfo(Path.Combine(_root, name.Length == 0 ? "index.html" : name.Replace('/', Path.DirectorySeparatorChar)));
        var found = file.Exists && file.FullName.StartsWith(_root, StringComparison.Ordinal);
        var body = found ? File.ReadAllBytes(file.FullName) : Encoding.UTF8.GetBytes("<h1>404</h1>");
        response.StatusCode = found ? 200 : 404;
        response.ContentType = file.Extension == ".xml" ? "application/xml" : "text/html; charset=utf-8";
        if (found) response.Headers["Last-Modified"] = file.LastWriteTimeUtc.ToString("r", CultureInfo.InvariantCulture);
        response.ContentLength64 = body.Length;
        response.OutputStream.Write(body);
        var at = DateTimeOffset.UtcNow.ToString("dd/MMM/yyyy:HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
        File.AppendAllText(
            _log,
            $"127.0.0.1 - - [{at}] \"{visit.Request.HttpMethod} {visit.Request.RawUrl} HTTP/1.1\" {response.StatusCode} {body.Length} "
            + $"\"-\" \"{visit.Request.UserAgent ?? "-"}\"\n");
    }
}
