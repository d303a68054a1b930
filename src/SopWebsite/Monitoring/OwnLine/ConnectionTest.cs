using System.Net;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Networks;
using SopWebsite.Probing;

namespace SopWebsite.Monitoring.OwnLine;

/// <summary>
/// Tests the court's connection part by part: the router, servers out in the world that do not depend on each other, name servers, and where
/// wanted the throughput. Where <see cref="OwnLineWatch"/> only asks whether a site may be blamed, this says what is broken and for how long.
/// </summary>
/// <param name="clock">The time of the test.</param>
/// <param name="network">The machine's interfaces.</param>
/// <param name="settings">What is asked.</param>
public sealed class ConnectionTest(IClock clock, INetworkProbe network, OwnLineSettings settings)
{
    /// <summary>Who provides the connection; null where nobody is registered.</summary>
    public string? Provider { get; init; }

    /// <summary>The bandwidth that is promised, Mbit/s; null where nothing is.</summary>
    public double? PromisedMbps { get; init; }

    /// <summary>
    /// Whether the router answered when the line was up last; null where that is not known. One that never answers says nothing by its silence.
    /// </summary>
    public bool? GatewayUsuallyAnswers { get; init; }

    /// <summary>How questions are asked; tests bring their own names and stopwatch.</summary>
    internal FetchOptions Fetching { get; init; } = new();

    /// <summary>How the throughput is fetched; tests bring their own roots and stopwatch.</summary>
    internal FetchOptions SpeedFetching { get; init; } = new();

    /// <summary>The longest that the throughput is measured.</summary>
    internal TimeSpan SpeedTime { get; init; } = ThroughputMeter.MostTime;

    /// <summary>Makes the test. What does not answer is in the result; nothing but cancellation is thrown.</summary>
    /// <param name="speed">Whether the throughput is measured too, where a file is set for it.</param>
    /// <param name="stop">The caller's cancellation.</param>
    public async Task<InternetConnection> RunAsync(bool speed, CancellationToken stop)
    {
        var at = clock.UtcNow.ToUniversalTime();
        if (!network.HasLink())
            return Result(at, AvailabilityState.Unknown, ConnectionPart.Computer, NoLink, [
                new ConnectionLeg { Part = ConnectionPart.Computer, Verdict = ConnectionVerdict.Bad, Reason = Sentence(NoLink) },
            ]);
        var options = Fetching with { Timeout = settings.Timeout };
        var gateway = GatewayAsync(options, stop);
        var names = Task.WhenAll(Servers().Select(server => NameServerLook.AskAsync(server, settings.Name, options, stop)));
        var targets = await TargetsAsync(options, stop).ConfigureAwait(false);
        List<ConnectionLeg> legs = [.. await gateway.ConfigureAwait(false), .. targets, .. await names.ConfigureAwait(false)];
        double? mbps = null;
        if (speed && settings.SpeedUri is { } file && targets.Any(leg => leg.Verdict == ConnectionVerdict.Good))
        {
            (mbps, var leg) = await ThroughputMeter.MeasureAsync(file, PromisedMbps, SpeedFetching, SpeedTime, stop).ConfigureAwait(false);
            legs.Add(leg);
        }
        var (state, part, reason) = new ConnectionJudge(legs, GatewayUsuallyAnswers, Provider).Conclude();
        return Result(at, state, part, reason, legs) with { Mbps = mbps };
    }

    private static Phrase NoLink { get; } = new("This computer has no network link", "Komputer ini tidak terhubung ke jaringan");

    private static Phrase Sentence(Phrase phrase) => new(phrase.English + ".", phrase.Indonesian + ".");

    private InternetConnection Result(
        DateTimeOffset at, AvailabilityState state, ConnectionPart? part, Phrase reason, IEnumerable<ConnectionLeg> legs) => new()
    {
        State = state, BrokenPart = part, Reason = Sentence(reason), Legs = [.. legs], Provider = Provider, PromisedMbps = PromisedMbps,
        CheckedAt = at,
    };

    private IEnumerable<IPEndPoint?> Servers() =>
        settings.NameServers.Count == 0 ? [DnsClient.OwnServer()] : settings.NameServers.Select(DnsClient.ServerOf);

    private async Task<ConnectionLeg[]> GatewayAsync(FetchOptions options, CancellationToken stop)
    {
        if (settings.Gateway == OwnLineSettings.NoGateway) return [];
        if (LineProbe.GatewayOf(settings) is { } gateway)
            return [await AskAsync(ConnectionPart.Gateway, gateway, options, stop).ConfigureAwait(false)];
        return
        [
            new ConnectionLeg
            {
                Part = ConnectionPart.Gateway,
                Verdict = ConnectionVerdict.Unknown,
                Reason = new("This computer knows no gateway.", "Komputer ini tidak mengenal gateway."),
            },
        ];
    }

    /// <summary>Where none answers all are asked once more: one lost packet makes no outage.</summary>
    private async Task<ConnectionLeg[]> TargetsAsync(FetchOptions options, CancellationToken stop)
    {
        var legs = await OnceAsync().ConfigureAwait(false);
        return legs.Any(leg => leg.Verdict == ConnectionVerdict.Good) || legs.All(leg => leg.Verdict == ConnectionVerdict.Unknown)
            ? legs
            : await OnceAsync().ConfigureAwait(false);

        Task<ConnectionLeg[]> OnceAsync() => Task.WhenAll(settings.Targets.Select(target => AskAsync(ConnectionPart.Line, target, options, stop)));
    }

    private static async Task<ConnectionLeg> AskAsync(ConnectionPart part, Uri target, FetchOptions options, CancellationToken stop)
    {
        var asked = await LineProbe.AskAsync(target, options, stop).ConfigureAwait(false);
        var answered = LineProbe.Answered(asked);
        return new ConnectionLeg
        {
            Part = part,
            Target = target.OriginalString,
            Verdict = answered switch { true => ConnectionVerdict.Good, false => ConnectionVerdict.Bad, _ => ConnectionVerdict.Unknown },
            Milliseconds = answered == true ? asked.Trace.Total.TotalMilliseconds : null,
            Reason = asked.Reason ?? new($"{target.IdnHost} answers.", $"{target.IdnHost} menjawab."),
        };
    }
}
