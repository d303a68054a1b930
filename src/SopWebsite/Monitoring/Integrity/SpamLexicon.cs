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

    /// <summary>Both together; a term that both have has the other's weight.</summary>
    public SpamLexicon With(SpamLexicon own) => new()
    {
        Terms = [.. Terms.Where(term => own.Terms.All(other => other.Text != term.Text)), .. own.Terms],
        Brands = [.. Brands.Union(own.Brands, StringComparer.Ordinal)],
        Court = [.. Court.Union(own.Court, StringComparer.Ordinal)],
        Innocent = [.. Innocent.Union(own.Innocent, StringComparer.Ordinal)],
        Trusted = [.. Trusted.Union(own.Trusted, StringComparer.Ordinal)],
    };
}

/// <summary>One term.</summary>
/// <param name="Text">The term, in lower case.</param>
/// <param name="Weight">From 1, a word that also stands on honest pages, to 6, one that only spam has.</param>
/// <param name="IsCall">True for a call to play, which counts only beside other terms: "daftar sekarang".</param>
public sealed record SpamTerm(string Text, int Weight, bool IsCall);

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
