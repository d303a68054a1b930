using SopWebsite.Backups.Drills;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Register;
using SopWebsite.Sites;

namespace SopWebsite.Reporting.Letters;

/// <summary>Makes the minutes of restore drills from the register.</summary>
/// <param name="register">The register.</param>
/// <param name="writers">One writer for each file format.</param>
/// <param name="clock">The time.</param>
public sealed class DrillLetters(IRegister register, IReadOnlyList<ILetterWriter> writers, IClock clock)
{
    /// <summary>A drill with all that its minutes say.</summary>
    /// <exception cref="SopException"><c>SopDrillNotFound</c>.</exception>
    public DrillDossier Open(string number)
    {
        var drill = register.Drills.Find(number) ?? throw DrillFaults.NotFound(number);
        var warnings = new List<Phrase>();
        var head = Letterhead.Resolve(given: null, new SopCourts(register.Sites).HeadOf(drill.Site));
        if (head.Name is null) warnings.Add(LetterFile.NoCourt);
        return new DrillDossier
        {
            Drill = drill,
            Site = register.Sites.Find(drill.Site),
            Head = head,
            Logo = LetterFile.LogoOf(head, warnings),
            Officers = register.Sites.Officers(),
            At = clock.UtcNow.ToUniversalTime(),
            Warnings = warnings,
        };
    }

    /// <summary>Writes minutes in the format of the file's name, whole or not at all.</summary>
    /// <exception cref="SopException"><c>SopLetterFormatUnknown</c>, <c>SopFileExists</c>, <c>SopFileNotWritten</c>.</exception>
    public void Write(Letter letter, string path, bool overwrite)
    {
        var writer = WriterFor(path);
        ReportFile.Write(path, overwrite, stream => writer.Write(letter, stream));
    }

    /// <summary>The writer for a file's name.</summary>
    /// <exception cref="SopException"><c>SopLetterFormatUnknown</c>: the name ends with no extension that is known.</exception>
    public ILetterWriter WriterFor(string path) => LetterFile.WriterFor(path, writers);
}
