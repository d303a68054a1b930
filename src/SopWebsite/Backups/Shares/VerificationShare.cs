using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Shares;

/// <summary>
/// A share of a set's content: part n of t. Which part a file belongs to follows from its name alone, so that t parts together are the whole,
/// none of it twice, whenever and wherever each of them is read. Source: restic check --read-data-subset.
/// </summary>
public sealed record VerificationShare
{
    /// <summary>The most parts.</summary>
    public const int Most = 1000;

    /// <summary>Makes it.</summary>
    /// <param name="part">Which part, from 1.</param>
    /// <param name="of">Of how many.</param>
    /// <exception cref="SopException"><c>SopShareInvalid</c>.</exception>
    public VerificationShare(int part, int of)
    {
        if (of is < 1 or > Most || part < 1 || part > of) throw Invalid(Text(part, of));
        (Part, Of) = (part, of);
    }

    /// <summary>Which part, from 1.</summary>
    public int Part { get; }

    /// <summary>Of how many.</summary>
    public int Of { get; }

    /// <summary>Reads <c>3/30</c>.</summary>
    /// <exception cref="SopException"><c>SopShareInvalid</c>.</exception>
    public static VerificationShare Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && int.TryParse(parts[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && int.TryParse(parts[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            ? new VerificationShare(part, of)
            : throw Invalid(text);
    }

    /// <summary>Which of so many parts a name belongs to, from 1.</summary>
    public static int PartOf(string name, int of)
    {
        // Names look alike, their digests do not: fifteen digits of one spread them evenly.
        var digest = Sha256Hex.OfText(name).Substring(0, 15);
        return (int)(ulong.Parse(digest, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) % (ulong)of) + 1;
    }

    /// <summary>Whether a name belongs to it.</summary>
    public bool Takes(string name) => Of == 1 || PartOf(name, Of) == Part;

    /// <inheritdoc/>
    public override string ToString() => Text(Part, Of);

    private static string Text(int part, int of) => part.ToString(CultureInfo.InvariantCulture) + "/" + of.ToString(CultureInfo.InvariantCulture);

    private static SopException Invalid(string text) => new(
        "SopShareInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"'{text}' is no share: write part/parts, such as 1/30, with at most {Most} parts.",
            $"'{text}' bukan bagian: tulis bagian/jumlah, misalnya 1/30, paling banyak {Most} bagian."),
        text);
}
