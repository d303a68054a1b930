using SopWebsite.Visitors;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Tests.Visitors;

public sealed class RuleBookTests
{
    [Fact]
    public void TheShippedRulesCoverEveryCategoryAndSayWhy()
    {
        var rules = RuleBook.Shipped.Rules;

        Assert.Empty(Enum.GetValues<VisitorCategory>().Except(rules.Select(rule => rule.Category)));
        Assert.Equal(rules.Count, rules.Select(rule => rule.Id).Distinct().Count());
        Assert.InRange(rules.Count, 40, RuleSet.Capacity);
        Assert.All(rules, rule => Assert.True(rule.Score > 0 && rule.Why.English.Length > 10 && rule.Why.Indonesian.Length > 10));
        Assert.All(rules, rule => rule.Confirms("uji"));
        Assert.All(Enum.GetValues<VisitorCategory>(), category => Assert.NotEmpty(VisitorCategories.NameOf(category).Indonesian));
    }

    [Theory]
    [InlineData("rule: a\ncategory: Probing\nscore: x\nwhy: w\nsebab: s", "before line 6: 'score' is no number")]
    [InlineData("rule: a\ncategory: Tidak\nscore: 1\nwhy: w\nsebab: s", "'Tidak' is not a VisitorCategory")]
    [InlineData("rule: a\ncategory: Probing\nscore: 1\nwhy: w", "lacks 'sebab'")]
    [InlineData("rule: a\ncategory: Probing\nscore: 1\nwhy: w\nsebab: s\nfield: path", "go together")]
    [InlineData("rule: a\nwarna: b", "unknown key 'warna'")]
    [InlineData("rule: a\ncategory: Probing\nscore: 1\nwhy: w\nsebab: s\nfield: path\nwhen: ABC", "not a folded literal")]
    [InlineData("tanpa titik dua", "expected 'key: value'")]
    public void FaultsNameTheirPlace(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => RuleBook.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void TheAutomatonFindsWhatASearchFinds()
    {
        var random = new Random(9);
        string Word(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "ab/ "[random.Next(4)]));
        for (var round = 0; round < 60; round++)
        {
            var literals = Enumerable.Range(0, 30).Select(_ => Word(random.Next(1, 6))).ToArray();
            var automaton = new TriggerAutomaton(literals.Select((literal, rule) => (System.Text.Encoding.ASCII.GetBytes(literal), rule)));
            for (var n = 0; n < 50; n++)
            {
                var text = Word(random.Next(0, 12));
                var found = default(RuleSet);
                var any = automaton.Scan(System.Text.Encoding.ASCII.GetBytes(text.ToUpperInvariant().Replace(' ', '+').Replace('/', '\\')), ref found);

                var expected = Enumerable.Range(0, literals.Length).Where(rule => text.Contains(literals[rule], StringComparison.Ordinal)).ToList();
                Assert.Equal(expected.Count > 0, any);
                Assert.Equal(expected, Enumerable.Range(0, literals.Length).Where(found.Has));
            }
        }
    }

    [Fact]
    public void ASetGivesBackWhatWasPutIn()
    {
        var set = default(RuleSet);
        foreach (var rule in (int[])[127, 0, 63, 64, 5]) set.Add(rule);

        Assert.Equal([0, 5, 63, 64, 127, -1], Enumerable.Range(0, 6).Select(_ => set.TakeFirst()));
        Assert.True(set.IsEmpty);
    }
}
