using SopWebsite.Errors;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Tests.Visitors.Verdicts;

/// <summary>What signs come to: score, verdict, confidence, order.</summary>
public sealed class VisitorVerdictTests
{
    private const string Union = "/?id=1+union+select+1,2,3";

    [Fact]
    public void TheShippedNumbersAreTheUsualOnes() => Assert.Equal(VerdictScale.Usual, Desk.Adapters.VisitorRules.Shipped.Scale);

    [Fact]
    public void NumbersAreData()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["rules"]);
        var shipped = File.ReadAllText(Repository.Path("rules", "visitors.yaml"));
        File.WriteAllText(
            folder["rules/visitors.yaml"], shipped.Replace("suspicious: 10, hostile: 25", "suspicious: 11, hostile: 12", StringComparison.Ordinal));
        var rules = new SopWebsite.Adapters.AdapterSet(folder.Path).VisitorRules.Shipped;

        var found = new VisitorScanner(rules).Scan([LogText.Source([LogText.Line(Union, 404), LogText.Line("/", 200)])]);
        Assert.Equal((10, VisitorVerdict.Watch), (found.Visitors[0].Score, found.Visitors[0].Verdict));
        Assert.Equal(11, rules.With([rules.All[0] with { Weight = 5 }]).Scale.Suspicious);

        File.WriteAllText(folder["rules/visitors.yaml"], shipped.Replace("suspicious: 10", "suspicious: satu", StringComparison.Ordinal));
        Assert.Equal(
            "SopVisitorRuleInvalid", Assert.Throws<SopException>(() => new SopWebsite.Adapters.AdapterSet(folder.Path).VisitorRules.Shipped).Id);
        // A court's file of rules leaves the scale alone.
        File.WriteAllText(folder["sendiri.yaml"], shipped);
        Assert.Equal("SopVisitorRuleInvalid", Assert.Throws<SopException>(() => Desk.Adapters.VisitorRules.Read(folder["sendiri.yaml"])).Id);
    }

    [Theory]
    [InlineData(200, 5120, "GET", 1)]
    [InlineData(206, 100, "GET", 1)]
    [InlineData(200, 0, "GET", 0)]
    [InlineData(200, 5120, "HEAD", 0)]
    [InlineData(204, 5120, "GET", 0)]
    [InlineData(302, 5120, "GET", 0)]
    [InlineData(404, 5120, "GET", 0)]
    public void SuccessIsAnAnswerWithABody(int status, long bytes, string method, long succeeded)
    {
        var visitor = Assert.Single(LogText.Scan(LogText.Line("/.env", status, method: method, bytes: bytes)).Visitors);
        Assert.Equal(succeeded, visitor.Succeeded);
        Assert.Equal(succeeded > 0 ? VisitorVerdict.Hostile : VisitorVerdict.Watch, visitor.Verdict);
    }

    [Fact]
    public void WhereTheLogDoesNotSayHowMuchWasSentTheStatusHasToDo() =>
        Assert.Equal(1, Assert.Single(LogText.Scan(LogText.Line("/.env").Replace(" 5120 ", " - ", StringComparison.Ordinal)).Visitors).Succeeded);

    [Fact]
    public void WhatSucceededComesFirstWhateverTheScores()
    {
        var lines = Enumerable.Range(0, 200).Select(n => LogText.Line(Union, 404, "203.0.113.1", n))
            .Concat(Enumerable.Range(0, 200).Select(n => LogText.Line("/?q=<script>alert(1)</script>", 404, "203.0.113.1", 300 + n)))
            .Append(LogText.Line("/.env", 200, "203.0.113.2"));

        var visitors = LogText.Scan([.. lines]).Visitors;

        Assert.Equal(["203.0.113.2", "203.0.113.1"], visitors.Select(visitor => visitor.Address));
        Assert.True(visitors[1].Score > visitors[0].Score);
    }

    [Fact]
    public void EveryVisitorWithASignIsThereHoweverWeak()
    {
        var weakest = Desk.Adapters.VisitorRules.Shipped.All.Where(rule => rule.Weight < 3 && rule.Burst is null).ToList();
        Assert.NotEmpty(weakest);
        var rule = new VisitorRule
        {
            Id = "uji-lemah", Weight = 1, Target = VisitorRuleTarget.Path, Literals = ["/uji-lemah"], Meaning = new("weak", "lemah"),
            Remedy = new("none", "tidak ada"),
        };
        var visitor = Assert.Single(
            new VisitorScanner(LogText.Rules.With([rule])).Scan([LogText.Source([LogText.Line("/uji-lemah", 404)])]).Visitors);
        Assert.Equal((1, VisitorVerdict.Watch, VisitorConfidence.Low), (visitor.Score, visitor.Verdict, visitor.Confidence));
    }

    [Fact]
    public void KindsThatBearEachOtherOutAddAndMakeSurer()
    {
        var one = Assert.Single(LogText.Scan(LogText.Line(Union, 404)).Visitors);
        Assert.Equal(VisitorConfidence.Medium, one.Confidence);

        var two = Assert.Single(LogText.Scan(LogText.Line(Union, 404), LogText.Line("/?q=<script>alert(1)</script>", 404)).Visitors);
        Assert.Equal(VisitorConfidence.High, two.Confidence);
        Assert.Equal(
            two.Reasons.Sum(reason => reason.Score)
                + (VerdictScale.Usual.FurtherKind * (two.Reasons.Select(reason => reason.Category).Distinct().Count() - 1)), two.Score);

        Assert.Equal(
            VisitorConfidence.High,
            Assert.Single(LogText.Scan([.. Enumerable.Range(0, 4).Select(n => LogText.Line(Union, 404, seconds: n))]).Visitors).Confidence);
        Assert.All(two.Reasons, reason => Assert.True(reason.Weight > 0 && reason.Weight <= reason.Score));
    }

    [Fact]
    public void ReasonsNameTheirLines()
    {
        var reason = Assert.Single(LogText.Scan(LogText.Line("/"), LogText.Line(Union, 404, seconds: 1), LogText.Line("/"), LogText.Line(Union, 404, seconds: 2)).Visitors).Reasons[0];
        Assert.Equal(("sqli-union", 2L, 2L, 4L), (reason.Rule, reason.Count, reason.FirstLine, reason.LastLine));
    }
}
