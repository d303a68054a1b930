using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Tests.Calendars;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Properties;

/// <summary>A range has two thresholds: its lower end warns and is no limit, its upper end is the limit and nothing before it.</summary>
public sealed class RangeProperties
{
    [Fact]
    public void TheLowerEndWarnsAndTheUpperOneIsTheLimit()
    {
        var (warned, escalated) = (0, 0);
        Property.Holds(
            401, 60, Ranged.Next, Ranged.Smaller,
            asked =>
            {
                using var desk = new ScriptDesk { Data = RunScript.CalendarOf(asked.Calendar) };
                var offset = IndonesianZone.OffsetOf(asked.Zone);
                var oracle = new MinuteOracle(desk.Data, offset, asked.Start.Date.AddDays(-1), 70);
                desk.Clock.UtcNow = asked.Start;
                var step = desk.Runs.Start(asked.Request).Steps[0];
                Assert.Equal(
                    (oracle.Add(asked.Start, asked.Lower), oracle.Add(asked.Start, asked.Upper), asked.Upper),
                    (step.WarnAt!.Value, step.Due!.Value, step.StandardMinutes!.Value));
                var before = new List<EscalationEvent>();
                foreach (var gap in asked.Looks)
                {
                    var now = desk.Clock.UtcNow = desk.Clock.UtcNow.AddSeconds(gap);
                    var told = desk.Watch.Check().Entries;
                    var worked = oracle.Between(asked.Start, now);
                    // The minute at which work ends belongs to it.
                    var atWork = oracle.IsWorking(now) || oracle.IsWorking(now.AddMinutes(-1));
                    var expected = !atWork || worked < asked.Lower
                        ? (EscalationEvent?)null
                        : worked < asked.Upper
                        ? EscalationEvent.Warning
                        : EscalationEvent.Escalated;
                    if (expected is { } owed && !before.Contains(owed)) Assert.Equal(owed, told[0].Event);
                    if (expected is null || (expected == EscalationEvent.Warning && before.Contains(EscalationEvent.Warning))) Assert.Empty(told);
                    Assert.True(expected == EscalationEvent.Warning || told.All(entry => entry.Event != EscalationEvent.Warning));
                    before.AddRange(told.Select(entry => entry.Event));
                    warned += told.Count(entry => entry.Event == EscalationEvent.Warning);
                    escalated += told.Count(entry => entry.Event == EscalationEvent.Escalated);
                }
                var minutes = oracle.Between(asked.Start, desk.Clock.UtcNow);
                var done = desk.Runs.Complete(step.Run, 1, new SopCompletion()).Steps[0];
                Assert.Equal((minutes, minutes > asked.Upper ? Timeliness.Late : Timeliness.OnTime), (done.WorkingMinutes!.Value, done.Timeliness));
            });
        Assert.True(warned > 5 && escalated > 20, $"{warned} warnings, {escalated} escalations: too few to mean anything");
    }

    /// <summary>Days, hours and minutes at both ends; a range that is written the wrong way round warns at its limit.</summary>
    private sealed record Ranged(TimeAmount First, TimeAmount Second, int Begin, string Zone, int Calendar, int[] Looks)
    {
        public int Upper => Second.ToMinutes(450);

        public int Lower => Math.Min(First.ToMinutes(450), Upper);

        public DateTimeOffset Start => Script.Start;

        public SopRunRequest Request => Script.Request;

        private RunScript Script => new()
        {
            Begin = Begin, Zone = Zone, DayRule = SopDayRule.WorkingMinutes, Calendar = Calendar, Times = [$"{First} - {Second}"], Moves = [],
        };

        public static Ranged Next(Random random) => new(
            Amount(random, days: 2), Amount(random, days: 4), random.Next(0, 4_000_000), RandomCalendars.Zones[random.Next(3)],
            random.Next(2) * random.Next(1, 1000), [.. Enumerable.Range(0, random.Next(1, 25)).Select(_ => random.Next(0, 60_000))]);

        public static IEnumerable<Ranged> Smaller(Ranged asked) =>
            Property.Smaller(asked.Looks, Property.Smaller).Select(looks => asked with { Looks = looks })
                .Concat(Less(asked.First).Select(first => asked with { First = first }))
                .Concat(Less(asked.Second).Select(second => asked with { Second = second }))
                .Concat(Property.Smaller(asked.Begin).Select(begin => asked with { Begin = begin }))
                .Concat(Property.Smaller(asked.Calendar).Take(1).Select(calendar => asked with { Calendar = calendar }));

        public override string ToString() => $"{Script}, looks +{string.Join(", +", Looks.Select(gap => TimeSpan.FromSeconds(gap)))}";

        private static TimeAmount Amount(Random random, int days) =>
            new(random.Next(3) == 0 ? random.Next(days) : 0, random.Next(2) == 0 ? random.Next(8) : 0, random.Next(60));

        private static IEnumerable<TimeAmount> Less(TimeAmount amount) => Property.Smaller(amount.Days).Select(days => amount with { Days = days })
            .Concat(Property.Smaller(amount.Hours).Select(hours => amount with { Hours = hours }))
            .Concat(Property.Smaller(amount.Minutes).Select(minutes => amount with { Minutes = minutes }));
    }
}
