using System.Text.RegularExpressions;

namespace SopWebsite.Monitoring.Parking;

/// <summary>Knows pages that answer in a site's place. Safe to use from several threads at once.</summary>
internal sealed class ParkedPageFinder(ParkedPageRules rules)
{
    /// <summary>How many of the court's own words make a page the court's own.</summary>
    private const int EnoughOwnWords = 2;

    private const int LongestEvidence = 200;

    /// <summary>Ample for texts of a few thousand letters; a pattern that takes longer finds nothing.</summary>
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(250);

    private readonly List<Reading> _rules = [.. rules.Rules.Select(rule => new Reading(rule))];

    /// <summary>The kind of page that it is; null for a site's own.</summary>
    /// <param name="at">The address that answered.</param>
    /// <param name="html">The page, or its beginning.</param>
    public (ParkedPage Page, bool IsDown)? Find(Uri at, string html)
    {
        if (_rules.Count == 0) return null;
        PageGlance? glance = null;
        bool? isOwn = null;
        foreach (var rule in _rules)
        {
            if (Evidence(rule, at, html) is not { } evidence) continue;
            var page = new ParkedPage { Rule = rule.Rule.Id, Name = rule.Rule.Name, Cause = rule.Rule.Cause, Evidence = Cut(evidence) };
            return (page, rule.Rule.IsDown);
        }
        return null;

        string? Evidence(Reading rule, Uri address, string page)
        {
            if (First(rule.Addresses, address.AbsoluteUri) is { } found) return found;
            if (Array.Find(rule.Rule.Marks, mark => Holds(page, mark)) is { } mark) return mark;
            glance ??= PageGlance.Of(page);
            isOwn ??= IsOwn(glance);
            if (isOwn == true && !rule.Rule.IsOwnAllowed) return null;
            return First(rule.Titles, glance.Title) ?? (glance.Text.Length <= rule.Rule.Within ? First(rule.Texts, glance.Text) : null);
        }
    }

    private bool IsOwn(PageGlance glance) => rules.OwnWords
        .Where(word => Holds(glance.Title, word) || Holds(glance.Text, word))
        .Skip(EnoughOwnWords - 1).Any();

    private static bool Holds(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string? First(Regex[] patterns, string text)
    {
        if (text.Length == 0) return null;
        foreach (var pattern in patterns)
        {
            try
            {
                if (pattern.Match(text) is { Success: true } found) return found.Value;
            }
            catch (RegexMatchTimeoutException)
            {
                // A page that no pattern can get through in time is taken for what it says it is.
            }
        }
        return null;
    }

    private static string Cut(string text) => text.Length <= LongestEvidence ? text : text.Substring(0, LongestEvidence);

    private sealed class Reading(ParkedPageRule rule)
    {
        public ParkedPageRule Rule { get; } = rule;

        public Regex[] Addresses { get; } = Patterns(rule.Addresses);

        public Regex[] Titles { get; } = Patterns(rule.Titles);

        public Regex[] Texts { get; } = Patterns(rule.Texts);

        private static Regex[] Patterns(string[] texts) =>
            [.. texts.Select(text => new Regex(text, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MatchTimeout))];
    }
}
