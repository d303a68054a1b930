using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;

namespace SopWebsite.Tests.Support;

/// <summary>A real nginx on loopback, with pages of its own folder; gone with the test.</summary>
internal sealed class NginxServer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private NginxServer(string program, string locations, X509Certificate2? certificate)
    {
        Port = LoopbackServer.ClosedPort();
        SecurePort = certificate is null ? 0 : LoopbackServer.ClosedPort();
        Directory.CreateDirectory(_folder["html"]);
        var secure = "";
        if (certificate is not null)
        {
            File.WriteAllText(_folder["site.pem"], certificate.ExportCertificatePem());
            File.WriteAllText(_folder["site.key"], certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
            secure = $"listen 127.0.0.1:{SecurePort} ssl; ssl_certificate {_folder["site.pem"]}; ssl_certificate_key {_folder["site.key"]};";
        }
        File.WriteAllText(_folder["nginx.conf"], $$"""
            worker_processes 1; daemon off; pid {{_folder["pid"]}}; error_log {{_folder["error.log"]}};
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            events { worker_connections 256; }
            http {
              access_log off; default_type text/html; gzip on; gzip_min_length 1; gzip_proxied any;
              client_body_temp_path {{_folder["a"]}}; proxy_temp_path {{_folder["b"]}}; fastcgi_temp_path {{_folder["c"]}};
              uwsgi_temp_path {{_folder["d"]}}; scgi_temp_path {{_folder["e"]}};
              server { listen 127.0.0.1:{{Port}}; {{secure}} root {{_folder["html"]}}; {{locations}} }
            }
            """);
        _process = Process.Start(new ProcessStartInfo(program, ["-p", _folder.Path, "-c", _folder["nginx.conf"], "-e", _folder["error.log"]])
        {
            RedirectStandardError = true,
        })!;
    }

    public int Port { get; }

    public int SecurePort { get; }

    /// <summary>The folder of pages.</summary>
    public string Html => _folder["html"];

    /// <summary>Where nginx is; null where it is not installed.</summary>
    public static string? Program => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? null
        : new[] { "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx" }.FirstOrDefault(File.Exists);

    public static async Task<NginxServer> StartAsync(string locations, X509Certificate2? certificate = null)
    {
        var server = new NginxServer(Program!, locations, certificate);
        while (true)
        {
            Assert.False(
                server._process.HasExited, "nginx ended: " + (server._process.HasExited ? await server._process.StandardError.ReadToEndAsync() : ""));
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", server.Port);
                return server;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }
    }

    public Uri At(string path) => new($"http://127.0.0.1:{Port}{path}");

    /// <summary>Sends a signal, such as USR1 for new log files.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Lets it end its work, its logs included.</summary>
    public void Stop()
    {
        Signal("QUIT");
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }
}
