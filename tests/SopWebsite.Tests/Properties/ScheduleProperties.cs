using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Procedures.Schedules;
using SopWebsite.Sites;
using SopWebsite.Tests.Calendars;
using SopWebsite.Tests.Procedures;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Properties;

/// <summary>Random rhythms through the register: set, done in runs, looked at, with calendars that stay or change.</summary>
public sealed class ScheduleProperties
{
    /// <summary>
    /// Every period ends as exactly one of done, late and missed, and the log tells each missed one exactly once, at the first look after
    /// it.
    /// </summary>
    [Fact]
    public void EachPeriodIsDoneLateOrMissedAndAMissedOneIsToldOnceByTheFirstLook()
    {
        var (done, late, missed) = (0, 0, 0);
        Property.Holds(
            501, 100, random => Rhythm.Next(random, changes: false), Rhythm.Smaller,
            asked =>
            {
                using var desk = new RhythmDesk(asked);
                var expected = new List<(DateTime From, DateTimeOffset At)>();
                desk.Play(look: now =>
                {
                    foreach (var period in desk.Periods(now))
                    {
                        if (period.State == SopPeriodState.Skipped && !expected.Exists(one => one.From == period.From))
                            expected.Add((period.From, now));
                    }
                });
                var periods = desk.Periods(desk.Now).ToList();
                var told = desk.Told().ToList();

                Assert.Equal(expected, told.Select(entry => (From(entry), entry.At)));
                var read = desk.Read();
                Assert.Equal(
                    periods.Select(period => (period.From, period.To, period.State, period.DoneAt)),
                    read.Periods.Select(period => (period.From, period.To, period.State, period.DoneAt)));
                Assert.Equal(
                    (periods.Count(period => period.State == SopPeriodState.OnTime), periods.Count(period =>
                        period.State == SopPeriodState.Late), periods.Count(period => period.State == SopPeriodState.Skipped)),
                    (read.OnTime, read.Late, read.Skipped));
                (done, late, missed) = (done + read.OnTime, late + read.Late, missed + read.Skipped);
            });
        Assert.True(done > 100 && late > 20 && missed > 100, $"{done} done, {late} late, {missed} missed: too few to mean anything");
    }

    /// <summary>Looks of PCs whose clocks differ, and calendars that change between them: no period is told a second time.</summary>
    [Fact]
    public void NoPeriodIsToldTwiceWhateverTheOrderOfLooksAndTheCalendarBetweenThem() => Property.Holds(
        502, 100, random => Rhythm.Next(random, changes: true), Rhythm.Smaller,
        asked =>
        {
            using var desk = new RhythmDesk(asked);
            desk.Play(look: null);
            desk.Look(desk.Now.AddDays(-20));
            desk.Look(desk.Now.AddDays(21));

            var told = desk.Told().Select(From).ToList();

            Assert.Equal(told.Distinct(), told);
        });

    private static DateTime From(EscalationEntry entry) =>
        DateTime.ParseExact(entry.FollowUp!.Substring("Periode ".Length, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A rhythm and what comes of it. <see cref="MoveKind.Complete"/> does the activity once.</summary>
    private sealed record Rhythm(string Every, int? Anchor, int Begin, string Zone, int Calendar, Move[] Moves, int[] Variants)
    {
        private static readonly string[] Rhythms = ["1 hari", "3 hari", "1 minggu", "2 minggu", "1 bulan"];

        public DateTimeOffset Start => new DateTimeOffset(2026, 2, 10, 0, 0, 0, TimeSpan.Zero).AddSeconds(Begin);

        public DateTime? From => Anchor is { } days ? Start.UtcDateTime.Date.AddDays(days) : null;

        public static Rhythm Next(Random random, bool changes)
        {
            var every = Rhythms[random.Next(Rhythms.Length)];
            var most = every switch { "1 bulan" => 1_500_000, "2 minggu" => 800_000, "1 minggu" => 500_000, _ => 150_000 };
            MoveKind[] kinds = changes ? [MoveKind.Complete, MoveKind.Look, MoveKind.Change, MoveKind.Change] : [MoveKind.Complete, MoveKind.Look];
            return new(
                every, random.Next(2) == 0 ? random.Next(-20, 10) : null, random.Next(0, 3_000_000), RandomCalendars.Zones[random.Next(3)],
                random.Next(2) * random.Next(1, 1000),
                [
                    .. Enumerable.Range(0, random.Next(1, 25)).Select(
                        _ => new Move(kinds[random.Next(kinds.Length)], random.Next(3) == 0 ? random.Next(0, 20_000) : random.Next(0, most))),
                ],
                [.. Enumerable.Range(0, 4).Select(_ => random.Next(3) * random.Next(1, 1000))]);
        }

        public static IEnumerable<Rhythm> Smaller(Rhythm asked) =>
            Property.Smaller(asked.Moves, Move.Smaller).Select(moves => asked with { Moves = moves })
            .Concat(asked.Calendar == 0 ? [] : [asked with { Calendar = 0 }])
            .Concat(asked.Anchor is null ? [] : [asked with { Anchor = null }])
            .Concat(Property.Smaller(asked.Begin).Select(begin => asked with { Begin = begin }));

        public override string ToString() =>
            FormattableString.Invariant($"{Every} from {From?.ToString("yyyy-MM-dd", null) ?? "the calendar"}, set {Start:yyyy-MM-dd HH:mm:ss}Z ")
            + FormattableString.Invariant($"{Zone} calendar {Calendar}: {string.Join(", ", Moves.AsEnumerable())}; ")
            + $"variants {string.Join(", ", Variants)}";
    }

    private sealed class RhythmDesk : IDisposable
    {
        private readonly ScriptDesk _desk;
        private readonly Rhythm _rhythm;
        private readonly SopSite _site;
        private readonly SopSchedules _schedules;
        private readonly ScheduleWatch _watch;
        private readonly List<DateTimeOffset> _done = [];

        public RhythmDesk(Rhythm rhythm)
        {
            (_rhythm, _desk) = (rhythm, new ScriptDesk { Data = RunScript.CalendarOf(rhythm.Calendar) });
            var (register, procedures) = (_desk.Register, new TestProcedures());
            _site = new SopSite { Name = "pn-contoh", Zone = rhythm.Zone, Procedure = TestProcedures.Five.Code };
            new SopSites(register.Sites).Register(_site);
            _schedules = new SopSchedules(register.Schedules, register.Runs, new SopSites(register.Sites), register, procedures, _desk, _desk.Clock);
            _watch = new ScheduleWatch(_schedules, register.Schedules, _desk.Runs, register.Sites, register.Log, register, _desk.Clock);
        }

        public DateTimeOffset Now => _desk.Clock.UtcNow;

        public void Play(Action<DateTimeOffset>? look)
        {
            _desk.Clock.UtcNow = _rhythm.Start;
            _schedules.Set(_site.Name, null, 4, _rhythm.Every, _rhythm.From);
            var (data, turn) = (_desk.Data, 0);
            foreach (var move in _rhythm.Moves)
            {
                _desk.Clock.UtcNow = Now.AddSeconds(move.Wait);
                if (move.Kind == MoveKind.Complete) Do();
                else if (move.Kind == MoveKind.Change)
                    _desk.Data = CalendarVariants.Of(data, _rhythm.Variants[turn++ % _rhythm.Variants.Length], Now.UtcDateTime.Date);
                else if (move.Kind == MoveKind.Look)
                {
                    Look(Now);
                    look?.Invoke(Now);
                }
            }
        }

        public void Look(DateTimeOffset at)
        {
            var now = Now;
            _desk.Clock.UtcNow = at;
            Assert.Empty(_watch.Check().Failures);
            _desk.Clock.UtcNow = now;
        }

        public SopSchedule Read() => Assert.Single(_schedules.Of(_site));

        public IEnumerable<EscalationEntry> Told() => _desk.Register.Log.Read().Where(entry => entry.Event == EscalationEvent.PeriodMissed);

        /// <summary>
        /// The periods by an own reading, day after day: a completion is for the period it falls in, each further one for the period asked for
        /// before it if that is still without.
        /// </summary>
        public IEnumerable<(DateTime From, DateTime To, SopPeriodState State, DateTimeOffset? DoneAt)> Periods(DateTimeOffset now)
        {
            var calendar = _desk.Get("pengadilan", _rhythm.Zone);
            var set = _rhythm.Start.UtcDateTime + calendar.Offset;
            var found = new List<(DateTime From, DateTime To, DateTimeOffset? Due, bool Required, DateTimeOffset? DoneAt)>();
            var today = (now.UtcDateTime + calendar.Offset).Date;
            for (var from = First(set); from <= today; from = found[^1].To.AddDays(1))
            {
                var to = from;
                while (!Begins(to.AddDays(1))) to = to.AddDays(1);
                var worked = Enumerable.Range(0, (to - from).Days + 1).Select(n => from.AddDays(n)).Where(day => calendar.HoursOf(day).Count > 0)
                    .ToList();
                DateTimeOffset? due = worked.Count == 0 ? null : Instant(worked[^1].AddMinutes(calendar.HoursOf(worked[^1])[^1].To));
                found.Add((from, to, due, due is not null && (_rhythm.Anchor is not null || from >= set), null));
            }
            foreach (var done in _done.Where(at => at <= now))
            {
                var day = (done.UtcDateTime + calendar.Offset).Date;
                var n = found.FindIndex(period => period.From <= day && day <= period.To);
                if (n < 0) continue;
                var before = found.FindLastIndex(Math.Max(n - 1, 0), period => period.Required);
                var owed = n > 0 && before >= 0 && found[before].DoneAt is null;
                var at = found[n].DoneAt is null && (found[n].Required || !owed) ? n : owed ? before : -1;
                if (at >= 0) found[at] = found[at] with { DoneAt = done };
            }
            return found.Select(period => (period.From, period.To,
                period.DoneAt is { } at ? period.Due is { } limit && at >= limit.AddMinutes(1) ? SopPeriodState.Late : SopPeriodState.OnTime
                    : !period.Required ? SopPeriodState.NotRequired
                    : now >= period.Due!.Value.AddMinutes(1) ? SopPeriodState.Skipped
                    : SopPeriodState.Open,
                period.DoneAt));

            DateTimeOffset Instant(DateTime local) => new DateTimeOffset(local.Ticks, calendar.Offset).ToUniversalTime();
        }

        public void Dispose() => _desk.Dispose();

        private DateTime First(DateTime set)
        {
            if (_rhythm.From is { } anchor) return anchor;
            var date = set.Date;
            while (!Begins(date, date)) date = date.AddDays(-1);
            return _rhythm.Every.EndsWith("hari", StringComparison.Ordinal) ? set.Date : date;
        }

        private bool Begins(DateTime day) => Begins(day, _rhythm.From ?? First(_rhythm.Start.UtcDateTime + IndonesianZone.OffsetOf(_rhythm.Zone)));

        /// <summary>Whether a period begins on a day, if one begins on the first.</summary>
        private bool Begins(DateTime day, DateTime first) => _rhythm.Every switch
        {
            "1 hari" => true,
            "3 hari" => (day - first).Days % 3 == 0,
            "1 minggu" => _rhythm.From is null ? day.DayOfWeek == DayOfWeek.Monday : (day - first).Days % 7 == 0,
            "2 minggu" => _rhythm.From is null && day == first ? day.DayOfWeek == DayOfWeek.Monday : (day - first).Days % 14 == 0,
            _ => day.Day == Math.Min(_rhythm.From is null ? 1 : first.Day, DateTime.DaysInMonth(day.Year, day.Month)),
        };

        private void Do()
        {
            var run = _desk.Runs.Start(
                new SopRunRequest { Procedure = TestProcedures.Five, Site = _site.Name, Zone = _site.Zone, FirstActivity = 4, LastActivity = 4 });
            _desk.Runs.Complete(run.Id, 4, new SopCompletion());
            _done.Add(Now);
        }
    }
}
