using SopWebsite.Sites;

namespace SopWebsite.Reporting.Letters;

/// <summary>Who signs a letter: officers of the register, or dots to write on.</summary>
internal static class LetterSigners
{
    /// <summary>Room for one signature.</summary>
    /// <param name="who">A role's code or an officer's name.</param>
    /// <param name="above">What stands above it.</param>
    /// <param name="officers">The officers of the register.</param>
    /// <param name="words">The letter's words.</param>
    public static PaperSignature Of(string who, string above, IReadOnlyList<SopOfficer> officers, LetterWords words)
    {
        var officer = Named(who, officers) ?? officers.FirstOrDefault(one => string.Equals(one.Role, who, StringComparison.OrdinalIgnoreCase));
        return new PaperSignature(above, words.Say(SopRoles.TitleOf(officer?.Role ?? who)), officer?.Name, officer?.Nip);
    }

    /// <summary>The maker of a report: the officer of that name, else the name as it was given, else whoever has the role.</summary>
    public static PaperSignature Maker(string? name, string role, string above, IReadOnlyList<SopOfficer> officers, LetterWords words) =>
        name is null || Named(name, officers) is not null
            ? Of(name ?? role, above, officers, words)
            : new PaperSignature(above, words.Say(SopRoles.TitleOf(role)), name, Nip: null);

    private static SopOfficer? Named(string name, IReadOnlyList<SopOfficer> officers) =>
        officers.FirstOrDefault(officer => string.Equals(officer.Name, name, StringComparison.OrdinalIgnoreCase));
}
