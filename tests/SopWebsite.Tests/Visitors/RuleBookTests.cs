using SopWebsite.Visitors;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Tests.Visitors;

public sealed class RuleBookTests
{
    [Fact]
    public void TheShippedRulesCoverEveryCategoryAndSayWhy()
    {
        var rules = LogText.Rules.All;

        Assert.Empty(Enum.GetValues<VisitorCategory>().Except(rules.Select(rule => rule.Category)).Except([VisitorCategory.Impersonation]));
        Assert.InRange(rules.Count, 40, VisitorRules.Most - 64);
        Assert.All(rules, rule => Assert.True(rule.Weight > 0 && rule.Meaning.English.Length > 10 && rule.Meaning.Indonesian.Length > 10));
        Assert.All(rules, rule => Assert.True(rule.Techniques.Length > 0 && rule.Remedy.English.Length > 10 && rule.Remedy.Indonesian.Length > 10));
        Assert.All(LogText.Rules.Book.Rules, rule => rule.Confirms("uji"));
        Assert.All(Enum.GetValues<VisitorCategory>(), category => Assert.NotEmpty(VisitorCategories.NameOf(category).Indonesian));
    }

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
                var any = automaton.Scan(
                    System.Text.Encoding.ASCII.GetBytes(text.ToUpperInvariant().Replace(' ', '+').Replace('/', '\\')), ref found);

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
        foreach (var rule in (int[])[255, 127, 0, 192, 63, 64, 5]) set.Add(rule);

        Assert.Equal([0, 5, 63, 64, 127, 192, 255, -1], Enumerable.Range(0, 8).Select(_ => set.TakeFirst()));
        Assert.True(set.IsEmpty);
    }
}
