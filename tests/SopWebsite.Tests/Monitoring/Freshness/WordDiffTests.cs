using SopWebsite.Monitoring.Freshness;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.Freshness;

public sealed class WordDiffTests
{
    [Fact]
    public void AppliedToTheOldWordsItGivesTheNew() => Property.Holds(
        seed: 16, cases: 400,
        make: random => Enumerable.Range(0, random.Next(120)).Select(_ => random.Next(40)).ToArray(),
        smaller: picks => Property.Smaller(picks, Property.Smaller),
        check: picks =>
        {
            // Up to nine are words of both, the next thirteen of the old, the others of the new alone: so texts differ in every way.
            string[] old = [.. picks.Where(pick => pick < 22).Select(pick => $"k{pick % 11}")],
            now = [.. picks.Where(pick => pick is < 9 or >= 22).Select(pick => $"k{pick % 13}")];
            var difference = WordDiff.Between(old, now);

            Assert.Equal(now, difference.Apply(old));
            Assert.False(difference.IsCoarse);
            Assert.All(difference.Edits, edit => Assert.Equal(old.Skip(edit.At).Take(edit.Removed.Length), edit.Removed));
            Assert.Equal(ShortestScript(old, now), difference.Added + difference.Removed);
        });

    [Theory]
    [InlineData("", "", "")]
    [InlineData("a b c", "a b c", "")]
    [InlineData("", "a b", "0:+a b")]
    [InlineData("a b", "", "0:-a b")]
    [InlineData("a b c d", "a x c d", "1:-b+x")]
    [InlineData("a b c", "a b c d", "3:+d")]
    [InlineData("a b c d e", "b c x e f", "0:-a 3:-d+x 5:+f")]
    public void TheChangesAreThoseOneSees(string old, string now, string expected) => Assert.Equal(
        expected,
        string.Join(" ", WordDiff.Between(PageWords.Of(old), PageWords.Of(now)).Edits.Select(edit => $"{edit.At}:"
            + (edit.Removed.Length > 0 ? "-" + string.Join(" ", edit.Removed) : "")
            + (edit.Added.Length > 0 ? "+" + string.Join(" ", edit.Added) : ""))));

    [Fact]
    public void ThousandsOfChangesAreToldInBounds()
    {
        string[] old = [.. Enumerable.Range(0, 60_000).Select(n => $"k{n}")], now = [.. old.Select((word, n) => n % 10 == 3 ? word + "x" : word)];

        var difference = WordDiff.Between(old, now);

        Assert.True(difference.IsCoarse);
        Assert.InRange(difference.Edits.Count, 700, WordDiff.MostChanges + 1);
        Assert.Equal(now, difference.Apply(old));
    }

    [Fact]
    public void TextsMadeToBeSlowEnd()
    {
        string[] same = [.. Enumerable.Repeat("a", 400_000)], turned = [.. Enumerable.Range(0, 400_000).Select(n => n % 2 == 0 ? "a" : "b")];
        Assert.Equal(turned, WordDiff.Between(same, turned).Apply(same));
        Assert.Equal(same, WordDiff.Between(turned, same).Apply(turned));
        var word = new string('x', 2_000_000);
        Assert.Equal(20_000, PageWords.Of(word).Length);
        Assert.Equal(PageWords.Of(word + "y"), WordDiff.Between(PageWords.Of(word), PageWords.Of(word + "y")).Apply(PageWords.Of(word)));
    }

    [Fact]
    public void WordsAreTheSameAgainFromTheTextThatIsKept() => Property.Holds(
        seed: 17, cases: 200,
        make: random => Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(300)).ToArray(),
        smaller: lengths => Property.Smaller(lengths, Property.Smaller),
        check: lengths =>
        {
            var words = PageWords.Of(string.Join(" \n\t", lengths.Select(length => string.Concat(Enumerable.Repeat("a\ud83d\ude00", length)))));
            Assert.All(words, word => Assert.InRange(word.Length, 1, PageWords.Longest));
            Assert.Equal(words, PageWords.Of(PageWords.Text(words)));
        });

    /// <summary>The length of the shortest script, by the longest common subsequence.</summary>
    private static int ShortestScript(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var x = 1; x <= old.Length; x++)
            for (var y = 1; y <= now.Length; y++)
                common[x, y] = old[x - 1] == now[y - 1] ? common[x - 1, y - 1] + 1 : Math.Max(common[x - 1, y], common[x, y - 1]);
        return old.Length + now.Length - (2 * common[old.Length, now.Length]);
    }
}
