using System.Text;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.Probing;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring.OwnLine;

/// <summary>Routers, servers out in the world and name servers are listeners on loopback; what is broken is a closed port.</summary>
public sealed class ConnectionTestTests : IAsyncDisposable
{
    private const string Name = "pn-contoh.example";

    private readonly RawServer _world = RawServer.Start((_, _) => Task.CompletedTask);
    private readonly SmallNameServer _names = SmallNameServer.Honest(Name);
    private readonly SettableClock _clock = new(new DateTimeOffset(2026, 11, 16, 1, 0, 0, TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        _names.Dispose();
        await _world.DisposeAsync();
    }

    private Uri World => new($"tcp://127.0.0.1:{_world.Port}");

    private static Uri Closed => new($"tcp://127.0.0.1:{LoopbackServer.ClosedPort()}");

    [Fact]
    public async Task AGoodConnectionIsUpAndEveryPartOfItHasItsTime()
    {
        var found = await TestAsync(new() { Gateway = World.ToString(), Targets = [World, World] });

        Assert.Equal((AvailabilityState.Up, null, "Koneksi berfungsi."), (found.State, found.BrokenPart, found.Reason.Indonesian));
        Assert.Equal(
            [ConnectionPart.Gateway, ConnectionPart.Line, ConnectionPart.Line, ConnectionPart.NameServer], found.Legs.Select(leg => leg.Part));
        Assert.All(found.Legs, leg => Assert.Equal((ConnectionVerdict.Good, true), (leg.Verdict, leg.Milliseconds >= 0)));
        Assert.Equal((_clock.UtcNow, null, true), (found.CheckedAt, found.Mbps, found.GatewayAnswered));
    }

    [Fact]
    public async Task OneTargetThatAnswersIsEnoughAndTheOtherIsNamed()
    {
        var closed = Closed;

        var found = await TestAsync(new() { Gateway = OwnLineSettings.NoGateway, Targets = [closed, World] });

        Assert.Equal((AvailabilityState.Up, null), (found.State, found.BrokenPart));
        Assert.Contains(closed.OriginalString + " tidak menjawab", found.Reason.Indonesian, StringComparison.Ordinal);
        Assert.Equal(ConnectionVerdict.Bad, found.Legs[0].Verdict);
    }

    [Fact]
    public async Task WhereTheRouterAnswersAndTheWorldDoesNotItIsTheProvidersLine()
    {
        var found = await TestAsync(new() { Gateway = World.ToString(), Targets = [Closed, Closed] });

        Assert.Equal((AvailabilityState.Down, ConnectionPart.Line), (found.State, found.BrokenPart));
        Assert.Contains("padahal router", found.Reason.Indonesian, StringComparison.Ordinal);
        Assert.Contains("hubungi penyedia internet PT Penyedia Contoh.", found.Reason.Indonesian, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, AvailabilityState.Unknown, ConnectionPart.Gateway)]
    [InlineData(true, AvailabilityState.Unknown, ConnectionPart.Gateway)]
    // A router that never answered, not even while the line was up, says nothing by its silence.
    [InlineData(false, AvailabilityState.Down, ConnectionPart.Line)]
    public async Task ASilentRouterClearsTheProviderOnlyIfItUsuallyAnswers(bool? usually, AvailabilityState state, ConnectionPart part)
    {
        var found = await TestAsync(new() { Gateway = Closed.ToString(), Targets = [Closed] }, usually);

        Assert.Equal((state, part, false), (found.State, found.BrokenPart, found.GatewayAnswered));
    }

    [Fact]
    public async Task ARouterThatIsSilentWhileTheWorldAnswersBreaksNothing()
    {
        var found = await TestAsync(new() { Gateway = Closed.ToString(), Targets = [World] });

        Assert.Equal((AvailabilityState.Up, null, false), (found.State, found.BrokenPart, found.GatewayAnswered));
    }

    [Fact]
    public async Task WithoutALinkNothingIsAskedAndNobodyBlamed()
    {
        var found = await new ConnectionTest(_clock, new FixedLink(false), new OwnLineSettings()).RunAsync(speed: true, CancellationToken.None);

        Assert.Equal((AvailabilityState.Unknown, ConnectionPart.Computer), (found.State, found.BrokenPart));
        Assert.Equal(ConnectionPart.Computer, Assert.Single(found.Legs).Part);
    }

    [Fact]
    public async Task ATargetThatFailsOnceIsAskedOnceMore()
    {
        var times = 0;
        await using var moody = RawServer.Start(async (stream, stop) =>
        {
            // A greeting that is none, and then a proper one: the only failure that a listener can have once.
            byte[] greeting = Interlocked.Increment(ref times) == 1
                ? [1, 0, 0, 0, 99]
                : [.. Greeting("11.4.2-MariaDB")];
            await stream.WriteAsync(greeting, stop);
            await stream.ReadAsync(new byte[512], stop);
        });

        var found = await TestAsync(new() { Gateway = OwnLineSettings.NoGateway, Targets = [new($"mysql://127.0.0.1:{moody.Port}")] });

        Assert.Equal((AvailabilityState.Up, 2), (found.State, times));
    }

    [Theory]
    [InlineData("galat", "menjawab dengan galat 2")]
    [InlineData("tak-ada", "menyatakan pn-contoh.example tidak ada")]
    [InlineData("kosong", "tidak mengenal alamat")]
    [InlineData("10.0.0.1", "menyesatkan pn-contoh.example ke 10.0.0.1")]
    [InlineData("127.0.0.1", "menyesatkan pn-contoh.example ke 127.0.0.1")]
    [InlineData("0.0.0.0", "menyesatkan pn-contoh.example ke 0.0.0.0")]
    [InlineData("dikarang", "alamatnya dikarang")]
    [InlineData("sampah", "tidak ada jawaban yang benar dalam 0.5 detik")]
    [InlineData("diam", "tidak ada jawaban yang benar dalam 0.5 detik")]
    [InlineData("palsu", "tidak ada jawaban yang benar dalam 0.5 detik")]
    public async Task ANameServerThatLiesOrFailsIsToldAndTheLineIsUpNonetheless(string manner, string said)
    {
        using var server = new SmallNameServer((asked, question) => manner switch
        {
            "galat" => SmallNameServer.Reply(question, 2),
            "tak-ada" => SmallNameServer.Reply(question, 3),
            "kosong" => SmallNameServer.Reply(question, 0),
            "dikarang" => SmallNameServer.Reply(question, 0, "198.51.100.1"),
            "sampah" => [.. question.Select(part => (byte)~part)],
            "diam" => null,
            // The right answer to a question of somebody else.
            "palsu" => SmallNameServer.Reply([(byte)~question[0], .. question[1..]], 0, "203.0.113.7"),
            _ => asked == Name ? SmallNameServer.Reply(question, 0, manner) : SmallNameServer.Reply(question, 3),
        });

        var found = await TestAsync(Settings(server.Address) with { Timeout = TimeSpan.FromSeconds(0.5) });

        Assert.Equal((AvailabilityState.Degraded, ConnectionPart.NameServer), (found.State, found.BrokenPart));
        Assert.Contains(said, found.Reason.Indonesian, StringComparison.Ordinal);
        Assert.Equal(ConnectionVerdict.Bad, found.Legs.Single(leg => leg.Part == ConnectionPart.NameServer).Verdict);
    }

    [Fact]
    public async Task WhereNothingListensForNamesThatIsSaid()
    {
        string address;
        using (var gone = SmallNameServer.Honest(Name)) address = gone.Address;

        var found = await TestAsync(Settings(address));

        Assert.Equal((AvailabilityState.Degraded, ConnectionPart.NameServer), (found.State, found.BrokenPart));
        Assert.Contains("tidak ada yang menjawab di sana", found.Reason.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASlowNameServerIsTold()
    {
        var passed = 0L;
        using var server = new SmallNameServer((_, question) =>
        {
            Interlocked.Exchange(ref passed, 1500);
            return SmallNameServer.Reply(question, 0, "203.0.113.7");
        });
        var test = new ConnectionTest(_clock, new FixedLink(true), Settings(server.Address))
        {
            Fetching = Fetching with { Elapsed = () => TimeSpan.FromMilliseconds(Interlocked.Read(ref passed)) },
        };

        var found = await test.RunAsync(speed: false, CancellationToken.None);

        Assert.Equal(
            (AvailabilityState.Degraded, 1500.0), (found.State, found.Legs.Single(leg => leg.Part == ConnectionPart.NameServer).Milliseconds));
        Assert.Contains("jawabannya makan waktu 1.5 detik", found.Reason.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneGoodNameServerIsEnough()
    {
        using var liar = new SmallNameServer((_, question) => SmallNameServer.Reply(question, 0, "10.0.0.1"));

        var found = await TestAsync(Settings(liar.Address, _names.Address));

        Assert.Equal((AvailabilityState.Up, null), (found.State, found.BrokenPart));
        Assert.Equal(
            [ConnectionVerdict.Bad, ConnectionVerdict.Good],
            found.Legs.Where(leg => leg.Part == ConnectionPart.NameServer).Select(leg => leg.Verdict));
    }

    [Fact]
    public async Task TheCallersCancellationEndsTheTest()
    {
        using var silent = new SmallNameServer((_, _) => null);
        using var stop = new CancellationTokenSource();
        var test = new ConnectionTest(_clock, new FixedLink(true), Settings(silent.Address) with { Timeout = TimeSpan.FromMinutes(10) })
            .RunAsync(speed: false, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test);
    }

    private OwnLineSettings Settings(params string[] servers) =>
        new() { Gateway = OwnLineSettings.NoGateway, Targets = [World], NameServers = servers, Name = Name };

    private Task<InternetConnection> TestAsync(OwnLineSettings settings, bool? usually = null)
    {
        var whole = settings.NameServers.Count > 0 ? settings : settings with { NameServers = [_names.Address], Name = Name };
        return new ConnectionTest(_clock, new FixedLink(true), whole) { Provider = "PT Penyedia Contoh", GatewayUsuallyAnswers = usually }
            .RunAsync(speed: false, CancellationToken.None);
    }

    /// <summary>The first packet of a database, of which only the version is read.</summary>
    private static byte[] Greeting(string version)
    {
        byte[] body = [10, .. Encoding.ASCII.GetBytes(version), 0, 1, 0, 0, 0, .. new byte[40]];
        return [(byte)body.Length, 0, 0, 0, .. body];
    }
}
