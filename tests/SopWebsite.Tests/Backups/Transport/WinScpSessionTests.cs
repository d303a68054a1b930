using SopWebsite.Adapters.Transfer;
using SopWebsite.Adapters.Transfer.WinScp;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>How WinSCPnet.dll is found and held to its winscp.exe, and whose keys count; against the assembly that stands in for it.</summary>
public sealed class WinScpSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ALibraryWithoutItsProgramOrOfAnotherVersionIsRefused()
    {
        File.Copy(WinScpStandIn.Dll, _folder["WinSCPnet.dll"]);
        Assert.Equal("SopTransportMissing", Refused(() => WinScpLibrary.Load(_folder.Path, "")).Id);

        // Any file of another version; as a program it is never started.
        File.Copy(typeof(RemoteAddress).Assembly.Location, _folder["WinSCP.exe"]);
        var failure = Refused(() => WinScpLibrary.Load(_folder["WinSCPnet.dll"], ""));
        Assert.Equal("SopWinScpMismatch", failure.Id);
        Assert.Contains("0.0.1", failure.Message, StringComparison.Ordinal);
        Assert.Contains(typeof(RemoteAddress).Assembly.GetName().Version!.ToString(3), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheBuildForThisFrameworkIsTakenWhereThereIsOne()
    {
        foreach (var folder in new[] { "", "netstandard2.0", "net40" })
        {
            Directory.CreateDirectory(_folder[folder]);
            File.Copy(WinScpStandIn.Dll, Path.Combine(_folder[folder], "WinSCPnet.dll"));
        }
        Assert.Equal(_folder["netstandard2.0/WinSCPnet.dll"], WinScpLibrary.Look(given: null, _folder.Path));
        Assert.Equal(_folder["net40/WinSCPnet.dll"], WinScpLibrary.Look(_folder["net40"], ""));
        Assert.Equal(_folder["WinSCPnet.dll"], WinScpLibrary.Look(_folder["WinSCPnet.dll"], ""));
        Assert.Equal("SopTransportMissing", Refused(() => WinScpLibrary.Load(_folder["tidak ada"], _folder.Path)).Id);
    }

    [Fact]
    public void WhatIsNoLibraryIsSaid()
    {
        File.Copy(typeof(RemoteAddress).Assembly.Location, _folder["WinSCPnet.dll"]);
        File.Copy(typeof(RemoteAddress).Assembly.Location, _folder["WinSCP.exe"]);
        Assert.Equal(
            "SopWinScpUnusable",
            Refused(() => new TransportSet(_folder.Path) { IsWindows = true }.Open(WinScpStandIn.Access("/"), CancellationToken.None)).Id);
    }

    [Theory]
    [InlineData("scp")]
    [InlineData("davs")]
    [InlineData("ftpes")]
    public void AKeyThatIsNotPinnedIsRefusedAndBothAreNamed(string protocol)
    {
        var shown = Assert.Single(Transports.Scan(WinScpStandIn.Access("/", protocol), CancellationToken.None));
        var other = protocol == "scp" ? "SHA256:BBBBAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8" : new string('a', 64);

        var failure = Refused(
            () => Transports.Open(WinScpStandIn.Access("/", protocol) with { Pins = [HostKeyPin.Parse(other)] }, CancellationToken.None));

        Assert.Equal("SopHostKeyChanged", failure.Id);
        Assert.Contains(other, failure.Message, StringComparison.Ordinal);
        Assert.Contains(shown.Pin.Fingerprint, failure.Message, StringComparison.Ordinal);
        using var tree = Transports.Open(WinScpStandIn.Access(_folder.Path, protocol) with { Pins = [shown.Pin] }, CancellationToken.None);
        Assert.NotNull(tree.Find("", CancellationToken.None));
    }

    [Fact]
    public void WhoIsNotPinnedNotLetInOrNotThereIsSaid()
    {
        var access = WinScpStandIn.Access("/");
        Assert.Equal("SopHostKeyUnknown", Refused(() => Transports.Open(access with { Pins = [] }, CancellationToken.None)).Id);
        Assert.Equal("SopLoginRefused", Refused(() => Transports.Open(access with { Password = "salah" }, CancellationToken.None)).Id);
        Assert.Equal(
            TransportFaults.FailedId, Refused(() => Transports.Open(access with { Address = RemoteAddress.Parse("scp://contoh@lain.example.go.id") }, CancellationToken.None)).Id);
    }

    [Fact]
    public void WithoutWindowsWhatOnlyWinScpSpeaksIsSaid()
    {
        foreach (var address in new[] { "scp://u@h/x", "davs://h/x", "s3://k@h/x" })
            Assert.Equal(
                "SopTransportUnsupported",
                Refused(() => new TransportSet("") { IsWindows = false }.Open(new RemoteAccess { Address = RemoteAddress.Parse(address) }, CancellationToken.None)).Id);
    }

    private static TransportSet Transports => new(WinScpStandIn.Folder) { IsWindows = true };

    private static SopException Refused(Func<object> work) => Assert.Throws<SopException>(work);
}
