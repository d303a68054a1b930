using System.Net;
using System.Net.Sockets;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.Probing;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring;

/// <summary>The line's targets and gateway are servers and closed ports on loopback; the sites are names that do not resolve.</summary>
public sealed class OwnLineTests
{
    private static readonly SopThirdParty Provider = new() { Name = "PT Penyedia Contoh", Kind = ThirdPartyKind.Connection };

    private static Uri Closed => new($"tcp://127.0.0.1:{LoopbackServer.ClosedPort()}");

    [Fact]
    public async Task WhereTheLineIsDownASiteIsUnknownAndTheProviderIsNamed()
    {
        await using var gateway = RawServer.Start((_, _) => Task.CompletedTask);

        var check = await AskAsync(new() { Gateway = $"tcp://127.0.0.1:{gateway.Port}", Targets = [Closed, Closed] });

        Assert.Equal(
            (AvailabilityState.Unknown, AvailabilityFailure.LocalNetwork, "PT Penyedia Contoh"), (check.State, check.Failure, check.ThirdParty));
        Assert.Contains(
            "padahal gateway 127.0.0.1 menjawab; hubungi penyedia internet PT Penyedia Contoh", check.Reason.Indonesian, StringComparison.Ordinal);
        var diagnosis = Diagnosis.Of(check);
        Assert.Equal((DiagnosisCause.Connection, ThirdPartyKind.Connection), (diagnosis.Cause, diagnosis.ThirdParty));
        Assert.Contains("PT Penyedia Contoh", diagnosis.Explanation.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereTheGatewayIsSilentTooTheCableIsNamed()
    {
        var check = await AskAsync(new() { Gateway = Closed.ToString(), Targets = [Closed] });

        Assert.Contains("kabel, Wi-Fi atau router", check.Reason.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneTargetThatAnswersIsEnough()
    {
        await using var world = RawServer.Start((_, _) => Task.CompletedTask);

        var check = await AskAsync(new() { Gateway = Closed.ToString(), Targets = [Closed, new($"tcp://127.0.0.1:{world.Port}")] });

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Dns), (check.State, check.Failure));
        Assert.Null(check.ThirdParty);
    }

    [Fact]
    public async Task TheLineIsLookedAtOnceInAPassNotOncePerSite()
    {
        var looks = 0;
        using var looked = new SemaphoreSlim(0);
        await using var world = RawServer.Start((_, _) =>
        {
            Interlocked.Increment(ref looks);
            looked.Release();
            return Task.CompletedTask;
        });
        var pass = Pass(new() { Gateway = OwnLineSettings.NoGateway, Targets = [new($"tcp://127.0.0.1:{world.Port}")] });

        var states = new List<AvailabilityState>();
        await pass.CheckAllAsync(
            Enumerable.Range(0, 50).Select(n => AvailabilityTarget.Of(new Uri($"http://pn-{n}.example.go.id/"))), new(), 16, check =>
            {
                states.Add(check.State);
                return Task.CompletedTask;
            },
            CancellationToken.None);

        Assert.Equal(Enumerable.Repeat(AvailabilityState.Down, 50), states);
        // The system takes a connection before the server gets to count it.
        Assert.True(await looked.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(1, looks);
    }

    [Theory]
    [InlineData("10.255.255.1")]
    [InlineData("192.168.77.7")]
    [InlineData("fd00::7")]
    public async Task WhatLiesInTheCourtsOwnNetworkDoesNotDependOnTheLine(string address)
    {
        var fetching = Fetching with { Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) }) };
        var pass = new AvailabilityCheck(SystemClock.Instance, new FixedLink(true))
        {
            OwnLine = new OwnLineWatch(new FixedLink(true), new() { Gateway = OwnLineSettings.NoGateway, Targets = [Closed] }), Fetching = fetching,
        };

        var check = await pass.CheckAsync(
            AvailabilityTarget.Of(new Uri("http://sipp.example.go.id/")), new() { Timeout = TimeSpan.FromMilliseconds(300) }, CancellationToken.None);

        Assert.Equal(AvailabilityState.Down, check.State);
    }

    [Fact]
    public async Task OneCallersCancellationDoesNotSpoilTheReadingOfTheOthers()
    {
        await using var world = RawServer.Start((_, _) => Task.CompletedTask);
        var line = new OwnLineWatch(
            new FixedLink(true), new() { Gateway = OwnLineSettings.NoGateway, Targets = [new($"tcp://127.0.0.1:{world.Port}")] });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => line.ReadAsync(new CancellationToken(canceled: true)));

        Assert.True((await line.ReadAsync(CancellationToken.None)).IsUp);
    }

    [Theory]
    [InlineData("none", null, true)]
    [InlineData("192.168.1.1", null, true)]
    [InlineData("fe80::1", null, true)]
    [InlineData("tcp://192.168.1.1:80", "ping://203.0.113.1", true)]
    [InlineData("http://192.168.1.1", null, false)]
    [InlineData("dua kata", null, false)]
    [InlineData(null, "https://www.example.go.id", false)]
    [InlineData(null, "dns://example.go.id", false)]
    public void SettingsThatTellNothingAreRefused(string? gateway, string? target, bool isFine)
    {
        using var desk = new Desk();
        var court = new SopCourt { Name = "Pengadilan Negeri Contoh", LineGateway = gateway, LineTarget = target is null ? [] : [new(target)] };

        var failure = Record.Exception(() => desk.Workplace.Courts.Put(court));

        Assert.Equal(isFine ? null : "SopOwnLineInvalid", (failure as SopException)?.Id);
        if (isFine)
            Assert.Equal(
                (gateway, court.LineTarget.Length),
                (desk.Workplace.Courts.Find(null)!.LineGateway, desk.Workplace.Courts.Find(null)!.LineTarget.Length));
    }

    [Fact]
    public async Task TheRoutinesPassKnowsTheCourtsLineAndItsProvider()
    {
        using var desk = new Desk();
        desk.Workplace.Courts.Put(new SopCourt { Name = "Pengadilan Negeri Contoh", LineGateway = OwnLineSettings.NoGateway, LineTarget = [Closed] });
        desk.Register.Sites.Put(Provider);

        var check = await desk.Workplace.Availability().CheckAsync(
            AvailabilityTarget.Of(new Uri("http://pn-contoh.invalid/")), new(), CancellationToken.None);

        Assert.Equal((AvailabilityState.Unknown, "PT Penyedia Contoh"), (check.State, check.ThirdParty));
    }

    private static Task<SiteAvailability> AskAsync(OwnLineSettings settings) =>
        Pass(settings).CheckAsync(AvailabilityTarget.Of(new Uri("http://pn-contoh.example.go.id/")), new(), CancellationToken.None);

    private static AvailabilityCheck Pass(OwnLineSettings settings) => new(SystemClock.Instance, new FixedLink(true))
    {
        OwnLine = new OwnLineWatch(new FixedLink(true), settings, Provider.Name),
        ThirdParties = [Provider],
        Fetching = Fetching with { Resolve = (_, _) => throw new SocketException((int)SocketError.HostNotFound) },
    };
}
