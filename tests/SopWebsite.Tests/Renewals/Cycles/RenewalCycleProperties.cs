using SopWebsite.Calendars;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Cycles;

/// <summary>The dates of a cycle against slower reckonings of the same: day by day, and by the calendar's own words.</summary>
public sealed class RenewalCycleProperties
{
    private static readonly RenewalRules Rules = Desk.Adapters.RenewalRules;

    [Fact]
    public void EachHourAfterTheEndHasTheStageThatCountingDaysGives() => Property.Holds(
        711, 120, Ended.Next, Ended.Smaller,
        one =>
        {
            // Grace 35-40, redemption 30, pending delete 5-7 days: the stage is the worst that can be.
            var days = (one.Now - one.End).TotalDays;
            var expected = days < 0 ? (RenewalStage?)null
                : days < 35 ? RenewalStage.Grace : days < 65 ? RenewalStage.Redemption : days < 70 ? RenewalStage.PendingDelete : RenewalStage.Lapsed;

            var cycle = RenewalCycles.Of(Domain(one.End), [], Rules, one.Zone, one.Now);

            if (expected is { } stage) Assert.Equal(stage, cycle.Stage);
            else Assert.True(cycle.Stage < RenewalStage.Grace, cycle.Stage.ToString());
            Assert.Equal([0d, 35, 65, 70], cycle.Phases.Select(phase => (phase.From - one.End).TotalDays));
            Assert.Equal([0d, 40, 70, 77], cycle.Phases.Select(phase => (phase.FromAtLatest - one.End).TotalDays));
            Assert.Equal("id-domain", cycle.Rule);
        });

    [Fact]
    public void WhatHasNoLifeCycleLapsesAtOnce() => Property.Holds(
        712, 80, Ended.Next, Ended.Smaller,
        one =>
        {
            foreach (var renewal in new[]
            {
                Domain(one.End) with { Kind = RenewalKind.Hosting }, Domain(one.End) with { Subject = "contoh.example" },
            })
            {
                var cycle = RenewalCycles.Of(renewal, [], Rules, one.Zone, one.Now);

                Assert.Equal(one.Now >= one.End, cycle.Stage == RenewalStage.Lapsed);
                Assert.Equal((RenewalStage.Lapsed, one.End, true), (cycle.Phases.Single().Stage, cycle.Phases[0].From, cycle.Phases[0].IsExact));
            }
        });

    [Fact]
    public void TheBudgetYearAsksForWhatLivesIntoTheFirstThreeMonths()
    {
        var (asked, spared) = (0, 0);
        Property.Holds(
            713, 300, Ended.Next, Ended.Smaller,
            one =>
            {
                // The last whole minute of validity, as the wall clock of the zone writes it.
                var last = one.End.UtcDateTime.AddTicks(-1) + IndonesianZone.OffsetOf(one.Zone);
                var expected = last.ToString("MM", System.Globalization.CultureInfo.InvariantCulture) is "01" or "02" or "03";

                var payBy = BudgetYear.PayBy(one.End, begins: null, one.Zone);

                Assert.Equal(expected, payBy is not null);
                if (payBy is { } by)
                {
                    Assert.Equal($"{last.Year - 1}-12-31 23:59", IndonesianZone.MinuteOf(by, one.Zone));
                    Assert.True(by < one.End);
                    asked++;
                }
                else spared++;
                Assert.Null(BudgetYear.PayBy(one.End, one.End.AddDays(-100), one.Zone));
                Assert.Equal(payBy, BudgetYear.PayBy(one.End, one.End.AddDays(-101), one.Zone));
            });
        Assert.True(asked > 40 && spared > 40, $"{asked} asked, {spared} spared: too few to mean anything");
    }

    [Theory]
    [InlineData(47)]
    [InlineData(90)]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(398)]
    public void CertificatesAreWarnedOfByTheShareOfTheirLifeThatIsLeft(int days) => Property.Holds(
        714, 60, random => random.Next(-1000, days * 1440 + 1000), Property.Smaller,
        minute =>
        {
            var begin = new DateTimeOffset(2028, 2, 28, 17, 0, 0, TimeSpan.Zero);
            var (end, now) = (begin.AddDays(days), begin.AddMinutes(minute));
            // In whole minutes, without fractions: left/life <= 1/3 and <= 15/100.
            var (left, life) = (days * 1440L - minute, days * 1440L);
            var expected = left <= 0
                ? RenewalState.Expired
                : left * 100 <= life * 15
                ? RenewalState.Due
                : left * 3 <= life
                ? RenewalState.DueSoon
                : RenewalState.Ok;

            Assert.Equal(expected, RenewalUrgency.Of(RenewalKind.Certificate, begin, end, now));
            Assert.NotEqual(RenewalState.Ok, RenewalUrgency.Of(RenewalKind.Certificate, null, end, end.AddDays(-60)));
        });

    [Fact]
    public void ATermIsNeverUrgentFromItsBeginning() => Property.Holds(
        715, 200, random => random.Next(1, 121), Property.Smaller,
        months =>
        {
            if (months < 1) return;
            var end = new DateTimeOffset(2028, 7, 31, 17, 0, 0, TimeSpan.Zero);
            var cycle = RenewalCycles.Of(
                Domain(end) with { Kind = RenewalKind.Connection, PeriodMonths = months }, [], Rules, "WIB", end.AddMonths(-months).AddMinutes(1));

            Assert.Equal(RenewalStage.Active, cycle.Stage);
            Assert.True(cycle.DueSoonAt < cycle.DueAt && cycle.DueAt < end);
            Assert.True(end - cycle.DueSoonAt <= TimeSpan.FromDays(60) && end - cycle.DueAt <= TimeSpan.FromDays(30));
        });

    [Fact]
    public void AMonthIsAMonthOfTheCourtsOwnCalendar() => Property.Holds(
        716, 400, Term.Next, Term.Smaller,
        one =>
        {
            var end = new DateTimeOffset(one.Local, IndonesianZone.OffsetOf(one.Zone)).ToUniversalTime();
            var renewal = Domain(end) with { Kind = RenewalKind.Hosting, PeriodMonths = one.Months };

            var renewed = new RenewalChange { Invoice = "1", Proof = new("a", new string('a', 64)) }.Apply(renewal, one.Zone, end.AddDays(-3));

            // Without a library's months: year and month counted on, the day the same or the month's last.
            var count = one.Local.Year * 12 + one.Local.Month - 1 + one.Months;
            var (year, month) = (count / 12, count % 12 + 1);
            var isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            var last = month == 2 ? (isLeap ? 29 : 28) : month is 4 or 6 or 9 or 11 ? 30 : 31;
            var local = renewed.ExpiresAt!.Value.ToOffset(IndonesianZone.OffsetOf(one.Zone));
            Assert.Equal((year, month, Math.Min(one.Local.Day, last), one.Local.TimeOfDay), (local.Year, local.Month, local.Day, local.TimeOfDay));
            Assert.Equal(TimeSpan.Zero, renewed.ExpiresAt.Value.Offset);
        });

    private static HostingRenewal Domain(DateTimeOffset end) =>
        new() { Site = "pn-contoh", Kind = RenewalKind.Domain, Subject = "pn-contoh.go.id", CheckedAt = end, ExpiresAt = end };

    private sealed record Ended(DateTimeOffset End, DateTimeOffset Now, string Zone)
    {
        public static Ended Next(Random random)
        {
            var zone = IndonesianZone.Names[random.Next(3)];
            // Every second end is at a zone's midnight, every third on the last or first day of a month.
            var day = new DateTime(random.Next(2023, 2036), random.Next(1, 13), 1).AddDays(random.Next(3) == 0 ? -random.Next(2) : random.Next(28));
            var end = new DateTimeOffset(day.AddMinutes(random.Next(2) == 0 ? 0 : random.Next(1440)), IndonesianZone.OffsetOf(zone))
                .ToUniversalTime();
            return new Ended(end, end.AddMinutes(random.Next(-20 * 1440, 100 * 1440)), zone);
        }

        public static IEnumerable<Ended> Smaller(Ended one)
        {
            if (one.Zone != "WIB") yield return one with { Zone = "WIB" };
            foreach (var days in Property.Smaller((int)(one.Now - one.End).TotalDays)) yield return one with { Now = one.End.AddDays(days) };
        }
    }

    private sealed record Term(DateTime Local, int Months, string Zone)
    {
        public static Term Next(Random random)
        {
            var day = new DateTime(random.Next(2023, 2036), random.Next(1, 13), 1).AddDays(random.Next(2) == 0 ? -1 : random.Next(31));
            return new Term(day.AddMinutes(random.Next(2) == 0 ? 0 : random.Next(1440)), random.Next(1, 61), IndonesianZone.Names[random.Next(3)]);
        }

        public static IEnumerable<Term> Smaller(Term one)
        {
            if (one.Zone != "WIB") yield return one with { Zone = "WIB" };
            foreach (var months in Property.Smaller(one.Months).Where(months => months > 0)) yield return one with { Months = months };
        }
    }
}
