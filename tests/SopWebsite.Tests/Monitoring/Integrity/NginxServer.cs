using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.Integrity;

/// <summary>A real nginx on a free loopback port with its configuration, pages and logs in a folder of the test's own.</summary>
internal sealed class NginxServer : IDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly Process _process;

    private NginxServer(Process process, int port) => (_process, Port) = (process, port);

    public static bool IsThere => File.Exists(Program);

    public int Port { get; }

    public Uri Uri => new($"http://127.0.0.1:{Port}/");

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where its files are.</param>
    /// <param name="http">What stands in the http block before the server, such as maps.</param>
    /// <param name="server">What stands in the server block; its root is <c>www</c> in the folder.</param>
    public static async Task<NginxServer> StartAsync(TemporaryFolder folder, string http, string server)
    {
        var port = LoopbackServer.ClosedPort();
        Directory.CreateDirectory(folder["www"]);
        await File.WriteAllTextAsync(folder["nginx.conf"], $$"""
            daemon off; master_process off; pid {{folder["nginx.pid"]}}; error_log {{folder["error.log"]}};
            events { worker_connections 64; }
            http {
              access_log off;
              client_body_temp_path {{folder["body"]}}; proxy_temp_path {{folder["proxy"]}}; fastcgi_temp_path {{folder["fastcgi"]}};
              uwsgi_temp_path {{folder["uwsgi"]}}; scgi_temp_path {{folder["scgi"]}};
              types { text/html html; text/css css; application/xml xml; text/plain txt; }
              {{http}}
              server { listen 127.0.0.1:{{port}}; root {{folder["www"]}}; index index.html; {{server}} }
            }
            """);
        var process = Process.Start(new ProcessStartInfo(Program, ["-c", folder["nginx.conf"], "-e", folder["error.log"], "-p", folder.Path]) { RedirectStandardError = true })!;
        while (!process.HasExited)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return new NginxServer(process, port);
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }
        throw new InvalidOperationException("nginx: " + await process.StandardError.ReadToEndAsync());
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
