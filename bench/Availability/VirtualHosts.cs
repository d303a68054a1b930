using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SopWebsite.Bench.Availability;

/// <summary>
/// Virtual hosts on loopback, each with an address of its own. Of twenty: ten answer after 50 ms (two of them over TLS), seven at once (two over
/// TLS), one refuses, one never answers, one has a certificate that nobody trusts.
/// </summary>
internal sealed class VirtualHosts : IDisposable
{
    private const int Slow = 10;

    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        "<html><head><title>Pengadilan Negeri Contoh</title></head><body>" + string.Concat(Enumerable.Repeat("<p>Putusan perkara dan jadwal sidang.</p>", 500)) + "</body></html>");

    private readonly int _count;
    private readonly TcpListener _plain = new(IPAddress.Any, 0);
    private readonly TcpListener _secure = new(IPAddress.Any, 0);
    private readonly TcpListener _distrusted = new(IPAddress.Any, 0);
    private readonly X509Certificate2 _authority;
    private readonly int _closed;

    public VirtualHosts(int count)
    {
        _count = count;
        _authority = Authority("SopWebsite bench authority");
        var stranger = Authority("Nobody");
        Serve(_plain, certificate: null);
        Serve(_secure, Certificate(_authority));
        Serve(_distrusted, Certificate(stranger));
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Any, 0));
        _closed = ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public void Write(string folder)
    {
        File.WriteAllLines(Path.Combine(folder, "targets.txt"), Enumerable.Range(0, _count).Select(Uri));
        File.WriteAllText(Path.Combine(folder, "authority.pem"), _authority.ExportCertificatePem());
    }

    public void Dispose()
    {
        foreach (var listener in new[] { _plain, _secure, _distrusted }) listener.Stop();
    }

    private string Uri(int host) => string.Create(CultureInfo.InvariantCulture, $"{Scheme(host)}://{Address(host)}:{Port(host)}/");

    private static string Address(int host) => string.Create(CultureInfo.InvariantCulture, $"127.77.{host / 250}.{(host % 250) + 1}");

    private static string Scheme(int host) => (host % 20) is 8 or 9 or 15 or 16 or 19 ? "https" : "http";

    private int Port(int host) => (host % 20) switch
    {
        17 => _closed,
        19 => ((IPEndPoint)_distrusted.LocalEndpoint).Port,
        _ => ((IPEndPoint)(Scheme(host) == "https" ? _secure : _plain).LocalEndpoint).Port,
    };

    private static void Serve(TcpListener listener, X509Certificate2? certificate)
    {
        listener.Start(4096);
        var context = certificate is null ? null : SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        _ = Task.Run(async () =>
        {
            try
            {
                while (true) _ = AnswerAsync(await listener.AcceptSocketAsync().ConfigureAwait(false), context);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                // Stopped.
            }
        });
    }

    private static async Task AnswerAsync(Socket socket, SslStreamCertificateContext? certificate)
    {
        var address = ((IPEndPoint)socket.LocalEndPoint!).Address.GetAddressBytes();
        var host = (address[2] * 250) + address[3] - 1;
        try
        {
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (certificate is not null)
            {
                var secured = new SslStream(stream);
                stream = secured;
                await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = certificate }).ConfigureAwait(false);
            }
            await using var disposing = stream.ConfigureAwait(false);
            var head = new byte[4096];
            for (var have = 0; have < head.Length && !head.AsSpan(0, have).EndsWith("\r\n\r\n"u8);)
            {
                var read = await stream.ReadAsync(head.AsMemory(have)).ConfigureAwait(false);
                if (read == 0) return;
                have += read;
            }
            if (host % 20 == 18) await Task.Delay(TimeSpan.FromMinutes(1)).ConfigureAwait(false);
            if (host % 20 < Slow) await Task.Delay(50).ConfigureAwait(false);
            var answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\nContent-Length: {Page.Length}\r\n\r\n");
            await stream.WriteAsync(answer).ConfigureAwait(false);
            await stream.WriteAsync(Page).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The client left.
        }
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(300));
    }

    /// <summary>For the addresses of all hosts over TLS.</summary>
    private X509Certificate2 Certificate(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=example.go.id", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in Enumerable.Range(0, _count).Where(host => Scheme(host) == "https")) names.AddIpAddress(IPAddress.Parse(Address(host)));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var issued = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(200), RandomNumberGenerator.GetBytes(8));
        using var withKey = issued.CopyWithPrivateKey(key);
        return new X509Certificate2(withKey.Export(X509ContentType.Pfx));
    }
}
