using SopWebsite.Monitoring;
using SopWebsite.Monitoring.OwnLine;

namespace SopWebsite.Tests.Monitoring.OwnLine;

/// <summary>Every way in which the parts can stand, against rules written down apart from the judge.</summary>
public sealed class ConnectionJudgeTests
{
    private static readonly ConnectionVerdict?[] Any = [null, ConnectionVerdict.Good, ConnectionVerdict.Bad, ConnectionVerdict.Unknown];

    [Fact]
    public void TheProviderIsBlamedOnlyWhereNothingElseCanBe()
    {
        var seen = new Dictionary<(AvailabilityState, ConnectionPart?), int>();
        foreach (var gateway in Any)
        foreach (var first in Any)
        foreach (var second in Any)
        foreach (var names in Any)
        foreach (var speed in Any)
        foreach (var usually in new bool?[] { null, true, false })
        {
            ConnectionLeg[] legs =
            [
                .. Leg(ConnectionPart.Gateway, gateway), .. Leg(ConnectionPart.Line, first), .. Leg(ConnectionPart.Line, second),
                .. Leg(ConnectionPart.NameServer, names), .. Leg(ConnectionPart.Throughput, speed),
            ];
            var (state, broken, reason) = new ConnectionJudge(legs, usually, "PT Penyedia Contoh").Conclude();

            ConnectionVerdict?[] targets = [first, second];
            var isReached = targets.Contains(ConnectionVerdict.Good);
            Assert.Equal(isReached, state is AvailabilityState.Up or AvailabilityState.Degraded);
            if (isReached)
                Assert.Equal(
                    names == ConnectionVerdict.Bad ? ConnectionPart.NameServer : speed == ConnectionVerdict.Bad ? ConnectionPart.Throughput : null,
                    broken);
            var isProved = !isReached && targets.Contains(ConnectionVerdict.Bad) && !targets.Contains(ConnectionVerdict.Unknown)
                && (gateway != ConnectionVerdict.Bad || usually == false);
            Assert.Equal(isProved, state == AvailabilityState.Down);
            Assert.Equal(isProved, broken == ConnectionPart.Line);
            Assert.Equal(isProved, reason.Indonesian.Contains("PT Penyedia Contoh", StringComparison.Ordinal));
            Assert.False(reason.Indonesian.EndsWith('.') || reason.English.EndsWith('.'));
            seen[(state, broken)] = seen.GetValueOrDefault((state, broken)) + 1;
        }
        Assert.Equal(6, seen.Count);
    }

    private static IEnumerable<ConnectionLeg> Leg(ConnectionPart part, ConnectionVerdict? verdict) => verdict is { } known
        ? [new ConnectionLeg { Part = part, Target = "tcp://192.0.2.1:1", Verdict = known, Reason = new("Why.", "Sebab.") }]
        : [];
}
