using System.Diagnostics;
using SopWebsite.Adapters.Ssh;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>Who is let in, whose key counts, and what others see of it.</summary>
public sealed class OpenSshSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static SshServer Server => SshServer.Get();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void AServerWhoseKeyIsNotPinnedIsNotLoggedInTo()
    {
        var failure = Refused(Access() with { Pins = [] });
        Assert.Equal(("SopHostKeyUnknown", SopErrorKind.SecurityFailure), (failure.Id, failure.Kind));
        Assert.Contains(HostKeyPin.Parse(Server.HostKey).Fingerprint, failure.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void AServerWithAnotherKeyIsRefusedAndBothFingerprintsAreNamed(bool wholeKey)
    {
        var other = HostKeyPin.Parse(Server.OtherKey);
        var failure = Refused(Access() with { Pins = [wholeKey ? other : HostKeyPin.Parse(other.Fingerprint)] });
        Assert.Equal(("SopHostKeyChanged", SopErrorKind.SecurityFailure), (failure.Id, failure.Kind));
        Assert.Contains(other.Fingerprint, failure.Message, StringComparison.Ordinal);
        Assert.Contains(HostKeyPin.Parse(Server.HostKey).Fingerprint, failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AKeyIsPinnedInFullByItsFingerprintOrByALineOfKnownHosts()
    {
        var key = HostKeyPin.Parse(Server.HostKey);
        foreach (var pin in new[] { Server.HostKey, key.Fingerprint, key.Fingerprint + "=", $"[127.0.0.1]:{Server.Port} {Server.HostKey}" })
        {
            using var tree = Desk.Adapters.Transports.Open(Access() with { Pins = [HostKeyPin.Parse(pin)] }, CancellationToken.None);
            Assert.Empty(tree.List(new List<SopWebsite.Backups.SkippedFile>(), enter: null, CancellationToken.None));
        }
    }

    [SkippableFact]
    public void TheServersKeysAreAsOpenSshPrintsThem()
    {
        var keys = Desk.Adapters.Transports.Scan(Access(), CancellationToken.None);

        Assert.Equal(["ssh-ed25519", "ssh-rsa"], keys.Select(key => key.Type));
        foreach (var (key, file) in keys.Zip(["host_ed25519.pub", "host_rsa.pub"]))
            Assert.Contains(key.Pin.Fingerprint + " ", ServerProcess.Run("ssh-keygen", "-l", "-f", Server[file]), StringComparison.Ordinal);
        Assert.Equal(Server.HostKey, keys[0].Pin.ToString());
    }

    [SkippableFact]
    public void APassphraseOpensTheKeyAndStandsInNoArgument()
    {
        var access = Access() with { IdentityFile = Server["client"], Password = SshServer.Passphrase };
        using var tree = Desk.Adapters.Transports.Open(access, CancellationToken.None);
        Assert.NotNull(tree.Find("", CancellationToken.None));
        Skip.IfNot(OperatingSystem.IsLinux(), "arguments are read from /proc");
        var commands = Directory.EnumerateDirectories("/proc").Select(CommandLine).Where(line => line.Length > 0).ToList();
        Assert.Contains(commands, line => line.Contains("HostKeyAlias", StringComparison.Ordinal));
        Assert.DoesNotContain(commands, line => line.Contains("kalimat", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void WhoIsNotLetInHearsIt()
    {
        foreach (var access in new[]
        {
            Access() with { IdentityFile = Server["stranger"] },
            Access() with { IdentityFile = Server["client"], Password = "salah" },
            Access() with { IdentityFile = Server["client"] },
        })
        {
            var failure = Refused(access);
            Assert.Equal(("SopLoginRefused", SopErrorKind.SecurityFailure), (failure.Id, failure.Kind));
            Assert.DoesNotContain("salah", failure.Message, StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public void AServerThatIsNotThereIsSaid()
    {
        var failure = Refused(Server.Access(_folder.Path, LoopbackServer.ClosedPort()));
        Assert.Equal((TransportFaults.FailedId, SopErrorKind.ConnectionFailure), (failure.Id, failure.Kind));
        Assert.Equal(TransportFaults.FailedId, Refused(Access() with { Address = RemoteAddress.Parse("sftp://tidak-ada.invalid/x") }).Id);
    }

    [SkippableFact]
    public async Task AServerThatIsNoSshServerIsSaid()
    {
        await using var web = RawServer.Start(async (stream, stop) => await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), stop));
        Assert.Equal(TransportFaults.FailedId, Refused(Server.Access(_folder.Path, web.Port)).Id);
    }

    [SkippableTheory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    [InlineData(0.95)]
    public void AConnectionThatIsCutOnItsWayIsOpenedAnewAndEveryByteArrives(double part)
    {
        var root = Directory.CreateDirectory(_folder["situs"]).FullName;
        var random = new Random(3);
        foreach (var n in Enumerable.Range(0, 40))
        {
            var content = new byte[n == 0 ? 3_000_000 : random.Next(60_000)];
            random.NextBytes(content);
            File.WriteAllBytes(Path.Combine(root, $"berkas {n}"), content);
        }
        var all = Directory.EnumerateFiles(root).Sum(file => new FileInfo(file).Length);
        // The first connection ends after part of what there is, the second soon after, the others live.
        using var proxy = new CuttingProxy(Server.Port, number => number switch { 1 => (long)(all * part), 2 => all / 50, _ => null });
        var mirror = new RemoteMirror(
            _folder["cermin"], "x", stop => Desk.Adapters.Transports.Open(Server.Access(root, proxy.Port), stop),
            new SettableClock(DateTimeOffset.UnixEpoch));

        var outcome = mirror.Update(new MirrorOptions { Sessions = 1, Pause = TimeSpan.Zero });

        Assert.Equal(2, outcome.Reconnected);
        Assert.Empty(outcome.Skipped);
        foreach (var file in Directory.EnumerateFiles(root))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(outcome.Folder, Path.GetFileName(file))));
        // What had arrived before the cut did not travel again.
        Assert.True(outcome.FetchedBytes < all * 1.2, $"{outcome.FetchedBytes} of {all}");
    }

    [SkippableFact]
    public void ALimitOnTheSpeedHolds()
    {
        File.WriteAllBytes(_folder["besar"], new byte[600_000]);
        using var tree = Desk.Adapters.Transports.Open(Access() with { Rate = new TransferRate(400_000) }, CancellationToken.None);
        var watch = Stopwatch.StartNew();
        tree.Read(tree.Find("besar", CancellationToken.None)!, _folder["diterima"], 0, received: null, CancellationToken.None);
        // The first block goes at once; nothing else can be faster than the limit, however slow the machine is.
        Assert.True(watch.Elapsed.TotalSeconds > (600_000 - (2 * 32_768)) / 400_000d, watch.Elapsed.ToString());
    }

    [SkippableFact]
    public void NothingThatIsRegisteredCanBecomeAnOption()
    {
        Skip.If(SshProgram.Look("ssh") is null, "openssh-client is not installed");
        var access = new RemoteAccess
        {
            Address = RemoteAddress.Parse("sftp://-oProxyCommand=x@host/-x") with { Host = "-oProxyCommand=touch" },
            Password = "rahasia",
        };
        using var client = new SshClient(SshHost.Of(access, []));
        var arguments = client.Arguments("-s");
        Assert.Equal(["-s", "--", "-oProxyCommand=touch"], arguments.TakeLast(3));
        Assert.DoesNotContain(arguments, argument => argument.Contains("rahasia", StringComparison.Ordinal));
        Assert.Equal("none", arguments[arguments.ToList().IndexOf("-F") + 1]);
        Assert.Throws<SopException>(() => RemoteAddress.Parse("sftp://user@-oProxyCommand=x/"));
    }

    private RemoteAccess Access()
    {
        return Server.Access(_folder.Path);
    }

    private static SopException Refused(RemoteAccess access) =>
        Assert.Throws<SopException>(() => Desk.Adapters.Transports.Open(access, CancellationToken.None).Dispose());

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
