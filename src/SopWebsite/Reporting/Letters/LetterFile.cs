using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Reporting.Letters;

/// <summary>What all letters have in common when they become files.</summary>
internal static class LetterFile
{
    /// <summary>Said where a letter goes out without a letterhead.</summary>
    public static Phrase NoCourt { get; } = new(
        "No court is entered, so the letter has no letterhead. Set-SopCourt enters it.",
        "Data pengadilan belum diisi sehingga surat tanpa kop. Isi dengan Set-SopCourt.");

    /// <summary>The writer for a file's name.</summary>
    /// <exception cref="SopException"><c>SopLetterFormatUnknown</c>: the name ends with no extension that is known.</exception>
    public static ILetterWriter WriterFor(string path, IReadOnlyList<ILetterWriter> writers) =>
        writers.FirstOrDefault(writer => string.Equals(writer.Extension, Path.GetExtension(path), StringComparison.OrdinalIgnoreCase))
        ?? throw new SopException(
            "SopLetterFormatUnknown", SopErrorKind.InvalidArgument,
            new Phrase($"'{path}' does not say the format: let the name end with {string.Join(" or ", writers.Select(writer => writer.Extension))}.",
                $"'{path}' tidak menunjukkan format: akhiri nama dengan {string.Join(" atau ", writers.Select(writer => writer.Extension))}."),
            path);

    /// <summary>The emblem; a letter without it is still a letter.</summary>
    public static LetterLogo? LogoOf(Letterhead head, List<Phrase> warnings)
    {
        if (head.Logo is not { } path) return null;
        try
        {
            return LetterLogo.Read(path);
        }
        catch (SopException failure)
        {
            warnings.Add(failure.Phrase);
            return null;
        }
    }
}
