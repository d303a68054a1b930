using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors;

public sealed class BehaviourTests
{
    [Theory]
    [InlineData("/wp-login.php", 200, "login-wordpress")]
    [InlineData("/xmlrpc.php", 200, "login-xmlrpc")]
    [InlineData("/administrator/index.php", 303, "login-joomla")]
    [InlineData("/administrator/", 303, "login-joomla")]
    [InlineData("/index.php?option=com_users&task=user.login", 303, "login-joomla")]
    public void FiveTriesInTenMinutesAreBruteForce(string target, int status, string rule)
    {
        string[] Tries(int count, int apart) =>
            Enumerable.Range(0, count).Select(n => LogText.Line(target, status, seconds: n * apart, method: "POST")).ToArray();

        Assert.Empty(LogText.Scan(Tries(4, 1)).Visitors);
        Assert.Empty(LogText.Scan(Tries(50, 151)).Visitors);
        var reason = Assert.Single(Assert.Single(LogText.Scan(Tries(12, 150)).Visitors).Reasons);
        Assert.Equal((rule, 12L, VisitorCategory.BruteForce), (reason.Rule, reason.Count, reason.Category));
        Assert.Empty(LogText.Scan(Tries(20, 10).Select(line => line.Replace("\"POST", "\"GET", StringComparison.Ordinal)).ToArray()).Visitors);
    }

    [Fact]
    public void ALoginThatGoesThroughAfterFailuresIsHostile()
    {
        var lines = Enumerable.Range(0, 6).Select(n => LogText.Line("/wp-login.php", n == 5 ? 302 : 200, seconds: n * 10, method: "POST"));

        var visitor = Assert.Single(LogText.Scan(lines.ToArray()).Visitors);

        Assert.Equal((VisitorVerdict.Hostile, 1L), (visitor.Verdict, visitor.Succeeded));
        Assert.Contains(visitor.Reasons, reason => reason.Rule == "login-wordpress-after");
    }

    [Theory]
    [InlineData(10, 1.0, true)]
    [InlineData(9, 0.1, false)]
    [InlineData(40, 10, false)]
    [InlineData(60, 8, true)]
    public void TenDifferentMissingPagesAreProbing(int pages, double apart, bool expected)
    {
        var lines = Enumerable.Range(0, pages).Select(n => LogText.Line($"/tidak-ada-{n}", n % 3 == 0 ? 403 : 404, seconds: n * apart));

        Assert.Equal(expected, LogText.AllRules(LogText.Scan(lines.ToArray())).Contains("probing-missing"));
    }

    [Fact]
    public void TheSameMissingPageAgainAndAgainIsNoProbing() =>
        Assert.Empty(LogText.Scan(Enumerable.Range(0, 300).Select(n => LogText.Line("/tidak-ada", 404, seconds: n)).ToArray()).Visitors);

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void FortyDifferentPagesFasterThanTwoASecondAreACrawl(int perSecond, bool expected)
    {
        var lines = Enumerable.Range(0, 300).Select(n => LogText.Line($"/berita/{n}", seconds: n / perSecond));

        Assert.Equal(expected, LogText.AllRules(LogText.Scan(lines.ToArray())).Contains("crawl-burst"));
    }

    [Fact]
    public void AFloodOfOnePageIsAFlood() =>
        Assert.Equal(
            ["rate-flood"], LogText.AllRules(LogText.Scan(Enumerable.Range(0, 2000).Select(n => LogText.Line("/", seconds: n / 100)).ToArray())));

    [Fact]
    public void ChangingUserAgentsOnRefusedRequestsIsASign() => Assert.Contains(
        "agent-switching",
        LogText.AllRules(
            LogText.Scan(Enumerable.Range(0, 6).Select(n => LogText.Line("/tidak-ada", 404, seconds: n, agent: $"Mozilla/5.0 v{n}")).ToArray())));

    [Fact]
    public void SmallDisorderChangesNothingThatMatters()
    {
        var random = new Random(2);
        var tries = Enumerable.Range(0, 40).Select(n => (Time: n * 20.0, Line: LogText.Line("/wp-login.php", 200, seconds: n * 20, method: "POST")))
            .ToList();
        var shuffled = tries.OrderBy(pair => pair.Time + random.Next(0, 60)).Select(pair => pair.Line).ToArray();

        var reason = Assert.Single(Assert.Single(LogText.Scan(shuffled).Visitors).Reasons);

        Assert.Equal(40, reason.Count);
    }

    [Fact]
    public void RotatedLogsGiveTheSameInAnyOrder()
    {
        var days = Enumerable.Range(0, 4).Select(day => LogText.Source(
            Enumerable.Range(0, 60).Select(n => LogText.Line(n % 2 == 0 ? $"/tidak-ada-{n}" : "/.env", 404, seconds: (day * 86400) + (n * 9))),
            $"access.log.{4 - day}")).ToArray();
        string Of(params LogSource[] sources) => string.Join('\n', new VisitorScanner(LogText.Rules).Scan(sources).Visitors
            .SelectMany(
                visitor => visitor.Reasons.Select(reason => (visitor.Score, visitor.FirstSeen, reason.Rule, reason.Count, reason.SampleLine))));

        var expected = Of(days);

        Assert.Equal(expected, Of(days[3], days[0], days[2], days[1]));
        Assert.Equal(expected, Of(days[3], days[2], days[1], days[0]));
    }

    [Fact]
    public void AnOldLogAfterANewerOneDoesNotFillTheBuckets()
    {
        var lines = Enumerable.Range(0, 400).Select(n => LogText.Line($"/tidak-ada-{n}", 404, seconds: (n % 2 == 0 ? 0 : -90_000) + (n * 30)));

        Assert.Empty(LogText.Scan(lines.ToArray()).Visitors);
    }

    [Fact]
    public void ThePeriodIsHalfOpen()
    {
        string[] lines = [
            LogText.Line("/.env", seconds: -1), LogText.Line("/.env", seconds: 0), LogText.Line("/.env", seconds: 59),
            LogText.Line("/.env", seconds: 60)];

        var result = new VisitorScanner(LogText.Rules, new VisitorScanOptions { Since = LogText.Start, Until = LogText.Start.AddSeconds(60) })
            .Scan([LogText.Source(lines)]);

        Assert.Equal((2L, 2L), (result.Summary.Requests, result.Summary.OutOfPeriod));
        Assert.Equal((LogText.Start, LogText.Start.AddSeconds(59)), (result.Summary.FirstSeen!.Value, result.Summary.LastSeen!.Value));
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(3, 20)]
    [InlineData(4, 30)]
    [InlineData(16, 50)]
    [InlineData(1_000_000, 50)]
    public void ScoresGrowWithEveryDoublingUpToFiveTimes(long count, int expected) => Assert.Equal(expected, VerdictScale.Usual.Of(10, count));

    [Theory]
    [InlineData(1, VisitorVerdict.Watch)]
    [InlineData(9, VisitorVerdict.Watch)]
    [InlineData(10, VisitorVerdict.Suspicious)]
    [InlineData(24, VisitorVerdict.Suspicious)]
    [InlineData(25, VisitorVerdict.Hostile)]
    public void VerdictsFollowTheScore(int score, VisitorVerdict expected) => Assert.Equal(expected, VerdictScale.Usual.VerdictOf(score));
}
