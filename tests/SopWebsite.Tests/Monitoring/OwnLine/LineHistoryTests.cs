using SopWebsite.Escalations;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.OwnLine;

public sealed class LineHistoryOnSqliteTests() : LineHistoryTests(new SqlitePlace());

public sealed class LineHistoryOnPostgreSqlTests() : LineHistoryTests(new PostgreSqlPlace());

public abstract class LineHistoryTests(RegisterPlace place) : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 16, 1, 0, 0, TimeSpan.Zero);

    public void Dispose()
    {
        place.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public void AYearOfTestsThatFindTheSameIsOneRow()
    {
        using var register = place.Open();
        var history = new LineHistory(register.Lines, register.Sites, register.Log, register);

        register.Transact(() =>
        {
            for (var n = 0; n < 2000; n++) history.Take("pn-contoh", Found(AvailabilityState.Up, n * 15));
        });

        var only = Assert.Single(register.Lines.All("PN-CONTOH"));
        Assert.Equal((Start, Start.AddMinutes(1999 * 15), 2000), (only.From, only.Last, only.Count));
        Assert.Empty(register.Log.Read());
    }

    [SkippableFact]
    public void AnotherFindingOrALongSilenceBeginsAnewAndOneOfAnotherTimesOrderChangesNothing()
    {
        using var register = place.Open();
        var history = new LineHistory(register.Lines, register.Sites, register.Log, register);

        history.Take("pn-contoh", Found(AvailabilityState.Up, 0));
        history.Take("pn-contoh", Found(AvailabilityState.Up, 45));
        history.Take("pn-contoh", Found(AvailabilityState.Up, 45));
        history.Take("pn-contoh", Found(AvailabilityState.Down, 30));
        history.Take("pn-contoh", Found(AvailabilityState.Up, 90.001));
        history.Take("pn-contoh", Found(AvailabilityState.Degraded, 95, ConnectionPart.NameServer));
        history.Take("pn-contoh", Found(AvailabilityState.Degraded, 96, ConnectionPart.Throughput));
        var last = history.Take("pn-contoh", Found(AvailabilityState.Degraded, 97, ConnectionPart.Throughput));

        Assert.Equal(
            [(0, 45, 2), (90.001, 90.001, 1), (95, 95, 1), (96.0, 97.0, 2)],
            register.Lines.All("pn-contoh").Select(one => (Minute(one.From), Minute(one.Last), one.Count)));
        Assert.Equal(last, register.Lines.Latest("pn-contoh"));
    }

    [SkippableFact]
    public void AnOutageIsInTheLogOnceAndSoIsItsEndWhateverWasUnknownBetween()
    {
        using var register = place.Open();
        register.Sites.Add(new SopSite { Name = "pn-contoh", Procedure = "pn-tais/website", Zone = "WIT" });
        var history = new LineHistory(register.Lines, register.Sites, register.Log, register);
        AvailabilityState[] found =
        [
            AvailabilityState.Unknown, AvailabilityState.Up, AvailabilityState.Down, AvailabilityState.Down, AvailabilityState.Unknown,
            AvailabilityState.Down, AvailabilityState.Unknown, AvailabilityState.Degraded, AvailabilityState.Up,
        ];

        for (var n = 0; n < found.Length; n++) history.Take("PN-Contoh", Found(found[n], n * 15));

        var told = register.Log.Read().ToList();
        Assert.Equal(2, told.Count);
        Assert.All(told, entry => Assert.Equal((EscalationEvent.Note, "pn-contoh", SopRoles.Routine), (entry.Event, entry.Site, entry.From)));
        Assert.Equal("Koneksi internet (PT Penyedia Contoh) terputus sejak 2026-11-16 10:30 WIT. Ditemukan: Down", told[0].FollowUp);
        Assert.Equal("Koneksi internet (PT Penyedia Contoh) berfungsi kembali sejak 2026-11-16 11:45 WIT.", told[1].FollowUp);
    }

    [SkippableFact]
    public void TheHabitOfTheRouterIsThatOfTheLastTimeTheLineWasUp()
    {
        using var register = place.Open();
        var history = new LineHistory(register.Lines, register.Sites, register.Log, register);
        Assert.Null(history.GatewayAnswered("pn-contoh"));

        history.Take("pn-contoh", Found(AvailabilityState.Up, 0, gateway: true));
        history.Take("pn-contoh", Found(AvailabilityState.Degraded, 15, gateway: false));
        history.Take("pn-contoh", Found(AvailabilityState.Up, 30));
        history.Take("pn-contoh", Found(AvailabilityState.Down, 45, gateway: true));

        Assert.False(history.GatewayAnswered("pn-contoh"));
        Assert.Null(history.GatewayAnswered("pn-lain"));
    }

    [SkippableFact]
    public void MeasuredThroughputsAreKeptByTheirTime()
    {
        using var register = place.Open();
        var history = new LineHistory(register.Lines, register.Sites, register.Log, register);
        foreach (var (minute, mbps) in new[] { (0, 48.5), (15, 50.25), (30, 12.125) })
            history.Take("pn-contoh", Found(AvailabilityState.Up, minute) with { Mbps = mbps });

        Assert.Equal([50.25], register.Lines.Speeds("PN-contoh", Start.AddMinutes(1), Start.AddMinutes(30)).Select(speed => speed.Mbps));
        Assert.Equal(Start.AddMinutes(30), history.MeasuredSince("pn-contoh", Start));
        Assert.Null(history.MeasuredSince("pn-contoh", Start.AddMinutes(31)));
    }

    [SkippableFact]
    public void AStretchComesBackWhole()
    {
        using (var register = place.Open())
            new LineHistory(register.Lines, register.Sites, register.Log, register)
                .Take("pn-contoh", Found(AvailabilityState.Down, 0.00012, ConnectionPart.Line, true));

        using var again = place.Open();

        Assert.Equal(
            new LineStretch
            {
                Site = "pn-contoh", From = Start.AddMilliseconds(7), Last = Start.AddMilliseconds(7), State = AvailabilityState.Down,
                Settled = AvailabilityState.Down,
                BrokenPart = ConnectionPart.Line, GatewayAnswered = true, Count = 1, Reason = new("Found: Down", "Ditemukan: Down"),
            },
            Assert.Single(again.Lines.All("pn-contoh")));
    }

    private static double Minute(DateTimeOffset at) => (at - Start).TotalMinutes;

    /// <summary>A test's result; its time holds more than the register keeps.</summary>
    private static InternetConnection Found(AvailabilityState state, double minute, ConnectionPart? broken = null, bool? gateway = null) => new()
    {
        State = state,
        BrokenPart = broken,
        Reason = new($"Found: {state}", $"Ditemukan: {state}"),
        Provider = "PT Penyedia Contoh",
        CheckedAt = Start.AddMinutes(minute).AddTicks(4),
        Legs = gateway is not { } answered ? [] :
        [
            new ConnectionLeg
            {
                Part = ConnectionPart.Gateway, Verdict = answered ? ConnectionVerdict.Good : ConnectionVerdict.Bad, Reason = new("x", "x"),
            },
        ],
    };
}
