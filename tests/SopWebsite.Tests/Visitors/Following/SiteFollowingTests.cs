using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Following;

namespace SopWebsite.Tests.Visitors.Following;

/// <summary>Many passes over a log that grows add up to one scan of it.</summary>
public sealed class SiteFollowingTests
{
    private const int Midnight = 16 * 3600;

    /// <summary>Cuts: after how many lines there is a pass; negative ones rotate the log besides.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void PassesAddUpToOneScan(ulong seed) => Property.Holds(
        seed, 12,
        random =>
            Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(1, 120) * (random.Next(3) == 0 ? -1 : 1)).Prepend(random.Next(1000))
                .ToArray(),
        cuts => Property.Smaller(cuts[1..], _ => []).Select(smaller => smaller.Prepend(cuts[0]).ToArray()),
        cuts =>
        {
            using var log = new FollowedLog();
            var traffic = new Traffic(cuts[0]);
            foreach (var cut in cuts[1..])
            {
                log.Append([.. Enumerable.Range(0, Math.Abs(cut)).Select(_ => traffic.Next())]);
                if (cut < 0) log.Rotate();
                else log.Pass(traffic.Seconds);
            }
            log.Pass(traffic.Seconds);

            Assert.Equal(FollowedLog.Account(log.Scan()), FollowedLog.Account(log.Following.Over(log.Site, "2026-11-20", "2026-11-21")));
        });

    [Fact]
    public void EachDayHasItsOwnRequests()
    {
        using var log = new FollowedLog();
        var traffic = new Traffic(3, start: Midnight - 6000);
        for (var n = 0; n < 4; n++)
        {
            log.Append([.. Enumerable.Range(0, 150).Select(_ => traffic.Next())]);
            log.Pass(traffic.Seconds);
        }
        var midnight = LogText.Start.AddSeconds(Midnight);

        Assert.True(log.Scan(until: midnight).Summary.Requests > 50);
        foreach (var (day, alone) in new[] { ("2026-11-20", log.Scan(until: midnight)), ("2026-11-21", log.Scan(since: midnight)) })
        {
            var followed = log.Following.Over(log.Site, day, day);
            Assert.Equal(alone.Summary.Requests, followed.Summary.Requests);
            Assert.Equal(alone.Summary.Addresses, followed.Summary.Addresses);
            Assert.Equal(Plain(alone), Plain(followed));
        }
        Assert.Equal(FollowedLog.Account(log.Scan()), FollowedLog.Account(log.Following.Over(log.Site, "2026-11-20", "2026-11-21")));

        // What follows from one request alone, not from many over midnight.
        static string Plain(VisitorScanResult result) => string.Join('\n', result.Visitors
            .SelectMany(
                visitor => visitor.Reasons.Where(reason => reason.Rule is "file-env" or "sqli-union"),
                (visitor, reason) => $"{visitor.Address} {reason.Rule} {reason.Count}")
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void BucketsGoOnFromPassToPass()
    {
        using var log = new FollowedLog();
        for (var n = 0; n < 12; n++)
        {
            log.Append(
                LogText.Line("/wp-login.php", 200, "203.0.113.5", n * 60, "POST"),
                LogText.Line($"/tidak-ada-{n}", 404, "203.0.113.6", n));
            log.Pass(n * 60);
        }

        var found = log.Following.Over(log.Site, "2026-11-20", "2026-11-20").Visitors;

        Assert.Equal(
            12, Assert.Single(found.Single(visitor => visitor.Address == "203.0.113.5").Reasons, reason => reason.Rule == "login-wordpress").Count);
        Assert.Contains(found.Single(visitor => visitor.Address == "203.0.113.6").Reasons, reason => reason.Rule == "probing-missing");
        Assert.Equal(FollowedLog.Account(log.Scan()), FollowedLog.Account(log.Following.Over(log.Site, "2026-11-20", "2026-11-20")));
    }

    [Fact]
    public void APassTellsWhatIsNewAndKeepsThePictureOfTheDay()
    {
        using var log = new FollowedLog();
        log.Append(LogText.Line("/.env", 404, "203.0.113.5"), LogText.Line("/", 200, "203.0.113.7"), "rusak");
        Assert.Equal("203.0.113.5", Assert.Single(log.Pass(60).Visitors).Address);
        log.Append(LogText.Line("/?id=1+union+select+1,2,3", 404, "203.0.113.6", 90), LogText.Line("/", 200, "203.0.113.5", 91));

        var second = log.Pass(120);

        Assert.Equal("203.0.113.6", Assert.Single(second.Visitors).Address);
        Assert.Equal((2L, 2L, 0L), (second.Summary.Requests, second.Summary.Lines, second.Summary.Unparsed));
        var picture = log.Desk.Register.Visitors.Latest("pn-contoh")!;
        Assert.Equal(
            (log.Desk.Clock.UtcNow, 4L, 5L, 1L), (picture.ScannedAt, picture.Summary.Requests, picture.Summary.Lines, picture.Summary.Unparsed));
        Assert.Equal(["203.0.113.5", "203.0.113.6"], picture.Visitors.Select(visitor => visitor.Address).Order(StringComparer.Ordinal));
        Assert.Equal(2, picture.Visitors.Single(visitor => visitor.Address == "203.0.113.5").Requests);
        Assert.Single(log.Desk.Register.Visitors.Since("pn-contoh", default));
        Assert.Empty(log.Pass(180).Visitors);
        Assert.Equal(log.Desk.Clock.UtcNow, log.Following.LastPass(log.Site));
    }

    [Fact]
    public void APassThatIsKilledBeforeItIsKeptWasNeverThere()
    {
        using var log = new FollowedLog();
        log.Append(LogText.Line("/.env", 404));
        log.Pass(60);
        log.Append(LogText.Line("/.env", 404, seconds: 70));
        var work = log.Desk.Workplace;
        var killed = new SiteFollowing(
            work.Register.Following, work.Register.Visitors, new KilledUnit(work.Register), work.SiteVisitors, work.VisitorRules.Effective,
            work.Clock);

        for (var n = 0; n < 3; n++) Assert.Throws<InvalidOperationException>(() => killed.Pass(log.Site));

        Assert.Equal(1, Requests(log));
        log.Pass(120);
        Assert.Equal(2, Requests(log));
        Assert.Equal(FollowedLog.Account(log.Scan()), FollowedLog.Account(log.Following.Over(log.Site, "2026-11-20", "2026-11-20")));
    }

    [Fact]
    public void OfTwoPassesAtTheSameTimeTheLaterBeginsAgain()
    {
        using var log = new FollowedLog();
        log.Append(LogText.Line("/.env", 404));
        var other = 0;

        var result = log.Following.Pass(log.Site, source =>
        {
            if (other++ == 0) log.Pass(60);
            return source;
        });

        Assert.Equal((0L, 1L), (result.Summary.Requests, Requests(log)));
        var always = Assert.Throws<SopException>(() =>
        {
            log.Append(LogText.Line("/", 200, seconds: 80));
            log.Following.Pass(log.Site, source =>
            {
                log.Pass(90);
                log.Append(LogText.Line("/", 200, seconds: 100));
                return source;
            });
        });
        Assert.Equal("SopFollowingBusy", always.Id);
        log.Pass(120);
        Assert.Equal(log.Lines.Count, Requests(log));
    }

    [Fact]
    public void GapsAreToldOnceAndStayWithTheDay()
    {
        using var log = new FollowedLog();
        log.Append(LogText.Line("/"));
        log.Pass(60);
        File.Delete(log.Path);
        File.WriteAllText(log.Path, LogText.Line("/baru", seconds: 70) + "\n");

        Assert.Equal(log.Path, Assert.Single(log.Pass(120).Gaps).Path);
        Assert.Empty(log.Pass(180).Gaps);
        Assert.Single(log.Following.Over(log.Site, "2026-11-20", "2026-11-20").Gaps);
        Assert.Equal(2, Requests(log));
    }

    [Fact]
    public void AnArchiveAmongTheLogsIsLeftAlone()
    {
        using var log = new FollowedLog();
        log.Append(LogText.Line("/"));
        using (var zip = System.IO.Compression.ZipFile.Open(log.Path + ".zip", System.IO.Compression.ZipArchiveMode.Create))
        using (var writer = new StreamWriter(zip.CreateEntry("access.log.1").Open())) writer.WriteLine(LogText.Line("/lama"));

        var result = log.Pass(60);

        Assert.Equal((1L, 0L), (result.Summary.Requests, result.Summary.Unparsed));
        Assert.Empty(result.Faults);
    }

    [Fact]
    public void TheFieldsOfALogHoldInTheNextPassToo()
    {
        using var log = new FollowedLog();
        log.Append(
            "#Software: Microsoft Internet Information Services 10.0", "#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent)");
        log.Append("2026-11-20 01:00:00 203.0.113.1 GET /.env 404 Mozilla/5.0");
        log.Pass(60);
        log.Append("2026-11-20 01:01:00 203.0.113.1 GET /.git/config 404 Mozilla/5.0");
        log.Pass(120);
        log.Append(
            "#Fields: date time sc-status c-ip cs-method cs-uri-stem cs(User-Agent)",
            "2026-11-20 01:02:00 404 203.0.113.1 GET /backup.sql Mozilla/5.0");
        log.Pass(180);
        log.Append("2026-11-20 01:03:00 404 203.0.113.1 GET /.svn/entries Mozilla/5.0");
        log.Rotate();
        log.Pass(240);

        var found = log.Following.Over(log.Site, "2026-11-20", "2026-11-20");
        Assert.Equal((4L, 4L, 0L), (found.Summary.Requests, found.Summary.Lines, found.Summary.Unparsed));
        Assert.Equal(FollowedLog.Account(log.Scan()), FollowedLog.Account(found));
        Assert.Contains(found.Visitors[0].Reasons, reason => reason.FirstLine == 5 || reason.FirstLine == 4);
    }

    [Fact]
    public void ResettingBeginsAnew()
    {
        using var log = new FollowedLog();
        log.Append(LogText.Line("/.env", 404));
        log.Pass(60);

        log.Following.Reset(log.Site);

        Assert.Null(log.Following.LastPass(log.Site));
        Assert.Equal(0, Requests(log));
        Assert.Single(log.Pass(120).Visitors);
        Assert.Equal(1, Requests(log));
    }

    [Fact]
    public void HarmlessAddressesAreForgottenWhenTheDayIsOver()
    {
        using var log = new FollowedLog();
        log.Append(LogText.Line("/", address: "203.0.113.1"), LogText.Line("/.env", 404, "203.0.113.2"));
        log.Pass(60);
        Assert.NotNull(log.Desk.Register.Following.Day("pn-contoh", "2026-11-20")!.Harmless);

        log.Pass(3 * 86400);

        var day = log.Desk.Register.Following.Day("PN-contoh", "2026-11-20")!;
        Assert.Equal((null, 2L, 2L), (day.Harmless, day.Addresses, day.Requests));
        Assert.Equal("203.0.113.2", Assert.Single(day.Visitors).Address);
        // The picture that reports go by is of today and yesterday.
        Assert.Empty(log.Desk.Register.Visitors.Latest("pn-contoh")!.Visitors);
    }

    private static long Requests(FollowedLog log) => log.Following.Over(log.Site, "2026-11-20", "2026-11-23").Summary.Requests;

    /// <summary>Does the work, and is killed before it is kept.</summary>
    private sealed class KilledUnit(IUnitOfWork unit) : IUnitOfWork
    {
        public void Transact(Action work) => unit.Transact(() =>
        {
            work();
            throw new InvalidOperationException("killed");
        });
    }

    /// <summary>Visitors as a court's site has them: readers, and a few who attack, guess and probe.</summary>
    private sealed class Traffic(int seed, double start = 0)
    {
        private readonly Random _random = new(seed);

        public double Seconds { get; private set; } = start;

        public string Next()
        {
            Seconds += _random.Next(40) == 0 ? _random.Next(4000) : _random.Next(7);
            var address = string.Create(CultureInfo.InvariantCulture, $"203.0.113.{_random.Next(12)}");
            return _random.Next(14) switch
            {
                0 => LogText.Line("/.env", _random.Next(2) * 204 + 200, address, Seconds),
                1 => LogText.Line("/?id=1+union+select+1,2,3", 404, address, Seconds),
                2 or 3 => LogText.Line("/wp-login.php", _random.Next(8) == 0 ? 302 : 200, "203.0.113.99", Seconds, "POST"),
                4 or 5 => LogText.Line($"/tidak-ada-{_random.Next(1000)}", 404, "203.0.113.98", Seconds),
                6 => "bukan baris log",
                7 => LogText.Line("/", 200, address, Seconds, agent: "sqlmap/1.8"),
                8 => LogText.Line($"/berita/{_random.Next(500)}", 200, "203.0.113.97", Seconds),
                _ => LogText.Line($"/berita/{_random.Next(9)}", 200, address, Seconds),
            };
        }
    }
}
