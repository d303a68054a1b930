namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// The words by which injected spam is known, and those of a court's own work by which its pages about the same matters are known.
/// Data, not code: <c>lexicons/judi-online.yaml</c>, and a court's own file over it.
/// </summary>
public sealed record SpamLexicon
{
    /// <summary>The terms of spam.</summary>
    public IReadOnlyList<SpamTerm> Terms { get; init; } = [];

    /// <summary>Words that with two to four digits are the name of a spam site: <c>slot88</c>.</summary>
    public IReadOnlyList<string> Brands { get; init; } = [];

    /// <summary>A court's own words: where they stand near, a term is part of a case, of news or of a warning.</summary>
    public IReadOnlyList<string> Court { get; init; } = [];

    /// <summary>Innocent phrases that hold a term's word.</summary>
    public IReadOnlyList<string> Innocent { get; init; } = [];

    /// <summary>Hosts, with all their sub-domains, to which a court's page may well lead.</summary>
    public IReadOnlyList<string> Trusted { get; init; } = [];

    /// <summary>Ends of made-up names that speak of gambling: <c>toto</c>.</summary>
    public IReadOnlyList<string> Tails { get; init; } = [];

    /// <summary>Ends of made-up names that others have too, which need company: <c>win</c>.</summary>
    public IReadOnlyList<string> SoftTails { get; init; } = [];

    /// <summary>What spam sites put behind their names in hosts: <c>login</c>, <c>resmi</c>.</summary>
    public IReadOnlyList<string> Portals { get; init; } = [];

    /// <summary>Words of honest names that may have such a number or end: <c>radio</c>.</summary>
    public IReadOnlyList<string> Ordinary { get; init; } = [];

    /// <summary>Endings of hosts that are cheap and seldom an office's.</summary>
    public IReadOnlyList<string> Endings { get; init; } = [];

    /// <summary>Hosts that hide where a link leads.</summary>
    public IReadOnlyList<string> Shorteners { get; init; } = [];

    /// <summary>Names of well-known hosts of scripts, which others imitate.</summary>
    public IReadOnlyList<string> Imitated { get; init; } = [];

    /// <summary>What a page says that has not found what was asked for.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What a page says that shows what was searched for.</summary>
    public IReadOnlyList<string> Searching { get; init; } = [];

    /// <summary>Parts of paths of pages that list others by a word: <c>tag</c>.</summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>Words of a heading that make a page a document of a case, whatever else it names.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Words that mean something else beside others.</summary>
    public IReadOnlyList<Homograph> Homographs { get; init; } = [];

    /// <summary>What those write who put their own page in the place of a site's.</summary>
    public IReadOnlyList<SpamTerm> Defacements { get; init; } = [];

    /// <summary>Both together; a term that both have has the other's weight.</summary>
    public SpamLexicon With(SpamLexicon own) => new()
    {
        Terms = [.. Terms.Where(term => own.Terms.All(other => other.Text != term.Text)), .. own.Terms],
        Brands = [.. Brands.Union(own.Brands, StringComparer.Ordinal)],
        Court = [.. Court.Union(own.Court, StringComparer.Ordinal)],
        Innocent = [.. Innocent.Union(own.Innocent, StringComparer.Ordinal)],
        Trusted = [.. Trusted.Union(own.Trusted, StringComparer.Ordinal)],
        Tails = [.. Tails.Union(own.Tails, StringComparer.Ordinal)],
        SoftTails = [.. SoftTails.Union(own.SoftTails, StringComparer.Ordinal)],
        Portals = [.. Portals.Union(own.Portals, StringComparer.Ordinal)],
        Ordinary = [.. Ordinary.Union(own.Ordinary, StringComparer.Ordinal)],
        Endings = [.. Endings.Union(own.Endings, StringComparer.Ordinal)],
        Shorteners = [.. Shorteners.Union(own.Shorteners, StringComparer.Ordinal)],
        Imitated = [.. Imitated.Union(own.Imitated, StringComparer.Ordinal)],
        Missing = [.. Missing.Union(own.Missing, StringComparer.Ordinal)],
        Searching = [.. Searching.Union(own.Searching, StringComparer.Ordinal)],
        Lists = [.. Lists.Union(own.Lists, StringComparer.Ordinal)],
        Documents = [.. Documents.Union(own.Documents, StringComparer.Ordinal)],
        Homographs = [.. Homographs, .. own.Homographs],
        Defacements = [.. Defacements.Where(term => own.Defacements.All(other => other.Text != term.Text)), .. own.Defacements],
    };
}

/// <summary>One term.</summary>
/// <param name="Text">The term, in lower case.</param>
/// <param name="Weight">From 1, a word that also stands on honest pages, to 6, one that only spam has.</param>
/// <param name="IsCall">True for a call to play, which counts only beside other terms: "daftar sekarang".</param>
public sealed record SpamTerm(string Text, int Weight, bool IsCall);

/// <summary>A word of spam that means something else beside others: a slot beside a queue is a time.</summary>
/// <param name="Word">The word.</param>
/// <param name="Beside">The others.</param>
public sealed record Homograph(string Word, IReadOnlyList<string> Beside);

/// <summary>The lexicon of the data folder.</summary>
public interface ISpamLexiconCatalog
{
    /// <summary>The shipped lexicon, with a court's own over it.</summary>
    /// <param name="ownFile">A court's own YAML file; null for none.</param>
    /// <exception cref="Errors.SopException">
    /// <c>SopLexiconInvalid</c>: a file is not what it must be; <c>SopFileUnreadable</c>: it cannot be read.
    /// </exception>
    SpamLexicon Get(string? ownFile = null);
}
