using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>Whose certificate counts, who is let in, and that neither is taken on trust.</summary>
public sealed class FtpSessionTests(ExplicitFtpsServer server, ImplicitFtpsServer hidden) : IClassFixture<ExplicitFtpsServer>,
    IClassFixture<ImplicitFtpsServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void TheCertificateIsShownAsItIs()
    {
        Skip.If(server.Missing is not null, server.Missing);
        foreach (var (access, sha256) in new[] { (server.Access(_folder.Path), server.Sha256), (hidden.Access(_folder.Path), hidden.Sha256) })
        {
            var key = Assert.Single(Desk.Adapters.Transports.Scan(access, CancellationToken.None));
            Assert.Equal(("x509", sha256, "CN=ftp.example.go.id", false), (key.Type, key.Pin.ToString(), key.Subject, key.IsTrusted));
            Assert.NotNull(key.NotAfter);
        }
    }

    [SkippableFact]
    public void AServerThatIsNotPinnedAndThatNoAuthorityVouchesForIsRefused()
    {
        Skip.If(server.Missing is not null, server.Missing);
        var failure = Refused(server.Access(_folder.Path) with { Pins = [] });
        Assert.Equal("SopHostKeyUnknown", failure.Id);
        Assert.Contains(server.Sha256, failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AServerWithAnotherCertificateIsRefusedAndBothAreNamed()
    {
        Skip.If(server.Missing is not null, server.Missing);
        var failure = Refused(server.Access(_folder.Path) with { Pins = [HostKeyPin.Parse(hidden.Sha256)] });
        Assert.Equal("SopHostKeyChanged", failure.Id);
        Assert.Contains(server.Sha256, failure.Message, StringComparison.Ordinal);
        Assert.Contains(hidden.Sha256, failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AServerThatChangesItsCertificateAfterItWasLookedAtIsRefusedToo()
    {
        Skip.If(server.Missing is not null, server.Missing);
        // The first connection, which looks, comes to the pinned server; the next, which logs in, to another one.
        using var other = new OtherFtps();
        using var proxy = new CuttingProxy(0, _ => null) { Choose = number => number == 1 ? server.Port : other.Port };
        var failure = Refused(server.Access(_folder.Path, proxy.Port));
        Assert.Equal(("SopHostKeyChanged", SopErrorKind.SecurityFailure), (failure.Id, failure.Kind));
    }

    [SkippableFact]
    public void AWrongPasswordIsSaidAndStandsNowhere()
    {
        Skip.If(server.Missing is not null, server.Missing);
        var failure = Refused(server.Access(_folder.Path) with { Password = "salah-sekali" });
        Assert.Equal(("SopLoginRefused", SopErrorKind.SecurityFailure), (failure.Id, failure.Kind));
        Assert.DoesNotContain("salah-sekali", failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void ThePasswordStandsInNoArgumentAndNoEnvironment()
    {
        Skip.If(server.Missing is not null, server.Missing);
        Skip.IfNot(OperatingSystem.IsLinux(), "arguments are read from /proc");
        using var tree = Desk.Adapters.Transports.Open(server.Access(_folder.Path), CancellationToken.None);
        foreach (
            var process in Directory.EnumerateDirectories("/proc").Where(folder => Told(folder, "comm").StartsWith("lftp", StringComparison.Ordinal)))
            Assert.DoesNotContain("contoh; $x", Told(process, "cmdline") + Told(process, "environ"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AServerWithoutTlsIsNotSpokenToInClearText()
    {
        Skip.If(server.Missing is not null, server.Missing);
        using var clear = new ClearFtpServer();
        var access = server.Access(_folder.Path, clear.Port);
        Assert.Equal(TransportFaults.FailedId, Refused(access).Id);
        Assert.Equal(TransportFaults.FailedId, Refused(server.Access(_folder.Path, LoopbackServer.ClosedPort())).Id);
    }

    private static SopException Refused(RemoteAccess access) =>
        Assert.Throws<SopException>(() => Desk.Adapters.Transports.Open(access, CancellationToken.None).Dispose());

    private static string Told(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file)).Replace('\0', ' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private sealed class OtherFtps() : FtpServer(FtpSecurity.Explicit);
}
