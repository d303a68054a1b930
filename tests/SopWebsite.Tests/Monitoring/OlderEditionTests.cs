using System.Reflection;
using System.Runtime.Loader;
using SopWebsite.Monitoring;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring;

/// <summary>
/// The check as Windows PowerShell gets it: the netstandard2.0 assembly, loaded beside the tests' own. What .NET Framework's HTTP does
/// differently cannot be seen here; the code that only this edition has can.
/// </summary>
public sealed class OlderEditionTests
{
    [Fact]
    public async Task APageIsUpAndOnlyTheTotalTimeIsKnown()
    {
        await using var server = LoopbackServer.Start(exchange =>
            exchange.Path is "/" ? exchange.RedirectAsync("/beranda") : exchange.ReplyAsync(200, "ya"));

        var check = await CheckAsync(server.Uri, TimeSpan.FromSeconds(15));

        Assert.Equal(("Up", 200, 1), ((string)check.State.ToString(), (int)check.StatusCode, (int)check.Redirects.Length));
        Assert.Null((object?)check.DnsTime);
        Assert.Null((object?)check.FirstByteTime);
        Assert.True((TimeSpan)check.TotalTime > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n", AvailabilityFailure.Http)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsepotong", AvailabilityFailure.Http)]
    [InlineData("", AvailabilityFailure.Connect)]
    public async Task ABadAnswerIsNamed(string raw, AvailabilityFailure failure)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.SendAsync(raw));

        Assert.Equal(failure.ToString(), (string)(await CheckAsync(server.Uri, TimeSpan.FromSeconds(15))).Failure.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsepotong")]
    public async Task AServerThatStopsRunsIntoTheTimeLimit(string raw)
    {
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.SendAsync(raw);
            await exchange.HangAsync();
        });

        Assert.Equal("Timeout", (string)(await CheckAsync(server.Uri, TimeSpan.FromMilliseconds(300))).Failure.ToString());
    }

    [Fact]
    public async Task ARefusedConnectionAndABadCertificateAreNamed()
    {
        using var certificate = TestCertificates.Issue(DateTimeOffset.UtcNow.AddDays(-9), DateTimeOffset.UtcNow.AddDays(-2));
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, "ya"), certificate);

        var refused = await CheckAsync(new($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/"), TimeSpan.FromSeconds(15));
        var expired = await CheckAsync(server.Uri, TimeSpan.FromSeconds(15));

        Assert.Equal("Connect", (string)refused.Failure.ToString());
        Assert.Equal("Tls", (string)expired.Failure.ToString());
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), ((DateTimeOffset)expired.CertificateExpires).UtcDateTime);
    }

    private static async Task<dynamic> CheckAsync(Uri uri, TimeSpan timeout)
    {
        var file = Repository.Path("src", "SopWebsite", "bin", Repository.Configuration, "netstandard2.0", "SopWebsite.dll");
        var duties = new AssemblyLoadContext("older edition", isCollectible: false).LoadFromAssemblyPath(file);
        Assert.NotEqual(typeof(AvailabilityCheck).Assembly, duties);
        dynamic check = Make(
            duties, "SopWebsite.Monitoring.AvailabilityCheck",
            duties.GetType("SopWebsite.Calendars.SystemClock")!.GetProperty("Instance")!.GetValue(null)!,
            Make(duties, "SopWebsite.Monitoring.InterfaceProbe"));
        dynamic target = Make(duties, "SopWebsite.Monitoring.AvailabilityTarget", "pn-contoh", uri);
        dynamic options = Make(duties, "SopWebsite.Monitoring.AvailabilityOptions");
        ((object)options).GetType().GetProperty("Timeout")!.SetValue(options, timeout);
        return await check.CheckAsync(target, options, CancellationToken.None);
    }

    private static object Make(Assembly duties, string type, params object[] arguments) =>
        Activator.CreateInstance(duties.GetType(type, throwOnError: true)!, arguments)!;
}
