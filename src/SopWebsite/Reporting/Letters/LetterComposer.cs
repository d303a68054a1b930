namespace SopWebsite.Reporting.Letters;

/// <summary>What all papers have in common while they are composed: their words, their head, their number and their numbered sections.</summary>
/// <param name="dossier">What the paper says.</param>
/// <param name="choices">What the user chose.</param>
internal abstract class LetterComposer<TDossier>(TDossier dossier, LetterChoices choices) where TDossier : LetterDossier
{
    /// <summary>A line to write on.</summary>
    protected const string Dots = "..........................................";

    private static readonly string[] UsualSignatories = ["kasubbag-ptip", "sekretaris"];

    protected TDossier Dossier => dossier;

    protected LetterChoices Choices => choices;

    protected LetterWords Words { get; } = new(choices.Language, dossier.Zone);

    /// <summary>The town that stands before a date, with its comma; empty where it is not known.</summary>
    protected string Place => dossier.Head.City is { } city ? city + ", " : "";

    /// <summary>The letter of its blocks.</summary>
    protected Letter Letter(string heading, string number, string reference, IEnumerable<LetterBlock> blocks) => new()
    {
        Title = heading + " - " + number,
        Author = dossier.Head.Name ?? "SopWebsite",
        Language = choices.Language,
        CreatedAt = dossier.At,
        Reference = reference,
        Head = dossier.Head,
        Logo = dossier.Logo,
        Blocks = [.. blocks],
    };

    /// <summary>The number that was given, else what is known of it and room for the rest.</summary>
    protected string NumberOf(DateTimeOffset at) => choices.Number ?? Words.NumberToBe(at, dossier.Head.LetterCode);

    /// <summary>Sections under numbered headings.</summary>
    protected static IEnumerable<LetterBlock> Numbered(IEnumerable<(string Heading, IReadOnlyList<LetterBlock> Blocks)> sections)
    {
        var number = 0;
        foreach (var (heading, blocks) in sections)
        {
            yield return new LetterHeading(FormattableString.Invariant($"{++number}. {heading}"));
            foreach (var block in blocks) yield return block;
        }
    }

    /// <summary>Room to sign: the maker at the right, the highest in the middle below.</summary>
    /// <param name="maker">Who made the paper.</param>
    /// <param name="above">What stands above the others, by their places.</param>
    protected LetterSignatures Signatures(PaperSignature maker, Func<int, string> above)
    {
        var others = (choices.Signatories ?? UsualSignatories).Select((who, at) => LetterSigners.Of(who, above(at), dossier.Officers, Words))
            .ToList();
        others.Insert(Math.Min(1, others.Count), maker);
        return new LetterSignatures(others);
    }
}
