using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SopWebsite.Adapters.Letters;

/// <summary>The settings and fonts of a letter.</summary>
internal static class DocxSettings
{
    private const string Office = "http://schemas.microsoft.com/office/word";

    public static Settings Make(string language) => new(
        new Zoom { Percent = "100" },
        new DefaultTabStop { Val = 720 },
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        // The mode of Word 2013 and later; without it Word opens the letter as an old one.
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = Office, Val = "15" }),
        new ThemeFontLanguages { Val = language });

    public static Fonts Fonts() => new(
        FontOf("Arial", "Liberation Sans", FontFamilyValues.Swiss, FontPitchValues.Variable),
        FontOf("Courier New", "Liberation Mono", FontFamilyValues.Modern, FontPitchValues.Fixed));

    private static Font FontOf(string name, string same, FontFamilyValues family, FontPitchValues pitch) => new(
        new AltName { Val = same }, new FontFamily { Val = family }, new Pitch { Val = pitch }) { Name = name };
}
