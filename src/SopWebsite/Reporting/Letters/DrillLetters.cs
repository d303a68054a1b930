using SopWebsite.Backups.Drills;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Register;

namespace SopWebsite.Reporting.Letters;

/// <summary>Makes the minutes of restore drills from the register.</summary>
/// <param name="register">The register.</param>
/// <param name="writers">One writer for each file format.</param>
/// <param name="clock">The time.</param>
public sealed class DrillLetters(IRegister register, IReadOnlyList<ILetterWriter> writers, IClock clock) : LetterOffice(register, writers)
{
    /// <summary>A drill with all that its minutes say.</summary>
    /// <exception cref="SopException"><c>SopDrillNotFound</c>.</exception>
    public DrillDossier Open(string number)
    {
        var drill = Register.Drills.Find(number) ?? throw DrillFaults.NotFound(number);
        var warnings = new List<Phrase>();
        var (head, logo) = HeadOf(drill.Site, warnings);
        return new DrillDossier
        {
            Drill = drill,
            Site = Register.Sites.Find(drill.Site),
            Zone = drill.Zone,
            Head = head,
            Logo = logo,
            Officers = Register.Sites.Officers(),
            At = clock.UtcNow.ToUniversalTime(),
            Warnings = warnings,
        };
    }

    /// <summary>Composes the minutes of a drill.</summary>
    public static Letter Compose(DrillDossier dossier, LetterChoices choices) => DrillMinutes.Compose(dossier, choices);
}
