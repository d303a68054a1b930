using System.Net;
using System.Net.Sockets;
using System.Text;
using SopWebsite.Renewals.Sources.Certificates;

namespace SopWebsite.Tests.Renewals.Sources;

public sealed class CaaTests
{
    [Theory]
    [InlineData("issue", "letsencrypt.org; validationmethods=dns-01", CertificateVerdict.Noted, "CAA of go.id lets only letsencrypt.org issue")]
    [InlineData("issue", ";", CertificateVerdict.Warning, "lets no authority issue")]
    [InlineData("iodef", "mailto:x@example.go.id", CertificateVerdict.Noted, "names no issuer for the host itself")]
    public async Task CaaIsReadFromTheNearestNameThatHasIt(string tag, string value, CertificateVerdict verdict, string words)
    {
        using var server = new CaaServer("go.id", tag, value);

        var finding = await CaaLookup.FindAsync(new Uri("https://www.pn-contoh.go.id/"), server.Address, CancellationToken.None);

        Assert.Equal(verdict, finding.Verdict);
        Assert.Contains(words, finding.Sentence.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutCaaAnyoneMayIssue()
    {
        using var server = new CaaServer("lain.example", "issue", "x");

        var finding = await CaaLookup.FindAsync(new Uri("https://www.pn-contoh.go.id/"), server.Address, CancellationToken.None);

        Assert.Equal((CertificateVerdict.Noted, "no CAA record limits who may issue for the domain"), (finding.Verdict, finding.Sentence.English));
    }

    /// <summary>A name server with one CAA record.</summary>
    private sealed class CaaServer : IDisposable
    {
        private readonly UdpClient _udp = new(new IPEndPoint(IPAddress.Loopback, 0));

        public CaaServer(string name, string tag, string value) => _ = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    var got = await _udp.ReceiveAsync();
                    await _udp.SendAsync(Answer(got.Buffer, name, tag, value), got.RemoteEndPoint);
                }
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                // The test has ended.
            }
        });

        public IPEndPoint Address => (IPEndPoint)_udp.Client.LocalEndPoint!;

        public void Dispose() => _udp.Dispose();

        private static byte[] Answer(byte[] query, string name, string tag, string value)
        {
            var labels = new List<string>();
            for (var at = 12; query[at] > 0; at += 1 + query[at]) labels.Add(Encoding.ASCII.GetString(query, at + 1, query[at]));
            var isIt = string.Join('.', labels) == name && query[^4] == 1 && query[^3] == 1;
            byte[] data = [0, (byte)tag.Length, .. Encoding.ASCII.GetBytes(tag), .. Encoding.ASCII.GetBytes(value)];
            byte[] record = isIt ? [0xC0, 12, 1, 1, 0, 1, 0, 0, 0, 60, 0, (byte)data.Length, .. data] : [];
            return [query[0], query[1], 0x81, 0x80, 0, 1, 0, (byte)(isIt ? 1 : 0), 0, 0, 0, 0, .. query[12..], .. record];
        }
    }
}
