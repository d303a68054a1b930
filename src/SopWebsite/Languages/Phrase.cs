using System.Globalization;

namespace SopWebsite.Languages;

/// <summary>A text in the two languages of the module, side by side, so that neither can be forgotten.</summary>
/// <param name="English">The English text.</param>
/// <param name="Indonesian">The Indonesian text, for officials.</param>
public sealed record Phrase(string English, string Indonesian)
{
    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.Indonesian ? Indonesian : English;

    /// <summary>The text in the language of the user interface: Indonesian under <c>id</c>, else English.</summary>
    public override string ToString() => In(LanguageChoice.OfUserInterface);
}

/// <summary>The languages that the module speaks.</summary>
public enum Language
{
    /// <summary>English, the fallback of cmdlet messages.</summary>
    English,

    /// <summary>Indonesian, the default of everything an official reads.</summary>
    Indonesian,
}

/// <summary>Chooses and reads languages.</summary>
public static class LanguageChoice
{
    /// <summary>The language of the current user interface culture.</summary>
    public static Language OfUserInterface =>
        string.Equals(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, "id", StringComparison.Ordinal)
            ? Language.Indonesian
            : Language.English;

    /// <summary>Reads <c>id</c> or <c>en</c>; null for anything else.</summary>
    public static Language? FromCode(string? code) => code switch
    {
        "id" => Language.Indonesian,
        "en" => Language.English,
        _ => null,
    };

    /// <summary>The culture whose month and number forms go with a language.</summary>
    public static CultureInfo CultureOf(Language language) =>
        CultureInfo.GetCultureInfo(language == Language.Indonesian ? "id-ID" : "en-GB");
}
