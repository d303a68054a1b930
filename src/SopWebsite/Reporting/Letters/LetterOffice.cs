using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Register;
using SopWebsite.Sites;

namespace SopWebsite.Reporting.Letters;

/// <summary>Where papers are made from the register and become files.</summary>
/// <param name="register">The register.</param>
/// <param name="writers">One writer for each file format.</param>
public abstract class LetterOffice(IRegister register, IReadOnlyList<ILetterWriter> writers)
{
    /// <summary>The register.</summary>
    protected IRegister Register => register;

    /// <summary>Writes a letter in the format of the file's name, whole or not at all.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="path">Where to.</param>
    /// <param name="overwrite">True replaces a file that is there.</param>
    /// <exception cref="SopException"><c>SopLetterFormatUnknown</c>, <c>SopFileExists</c>, <c>SopFileNotWritten</c>.</exception>
    public void Write(Letter letter, string path, bool overwrite)
    {
        var writer = WriterFor(path);
        ReportFile.Write(path, overwrite, stream => writer.Write(letter, stream));
    }

    /// <summary>The writer for a file's name.</summary>
    /// <exception cref="SopException"><c>SopLetterFormatUnknown</c>: the name ends with no extension that is known.</exception>
    public ILetterWriter WriterFor(string path) => LetterFile.WriterFor(path, writers);

    /// <summary>The letterhead of papers about a site, and its emblem.</summary>
    /// <param name="site">The site's name.</param>
    /// <param name="warnings">Told of what is missing.</param>
    private protected (Letterhead Head, LetterLogo? Logo) HeadOf(string site, List<Phrase> warnings)
    {
        var head = Letterhead.Resolve(given: null, new SopCourts(register.Sites).HeadOf(site));
        if (head.Name is null) warnings.Add(LetterFile.NoCourt);
        return (head, LetterFile.LogoOf(head, warnings));
    }
}
