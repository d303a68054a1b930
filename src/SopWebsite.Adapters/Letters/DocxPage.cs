namespace SopWebsite.Adapters.Letters;

/// <summary>The page of a letter, in twentieths of a point unless it says otherwise.</summary>
internal static class DocxPage
{
    /// <summary>A4: 210 mm.</summary>
    public const int Width = 11906;

    /// <summary>A4: 297 mm.</summary>
    public const int Height = 16838;

    /// <summary>25 mm, for the file's holes.</summary>
    public const int Left = 1418;

    /// <summary>20 mm.</summary>
    public const int Right = 1134;

    /// <summary>15 mm: the letterhead begins high.</summary>
    public const int Top = 851;

    /// <summary>20 mm.</summary>
    public const int Bottom = 1134;

    /// <summary>What is left for text.</summary>
    public const int TextWidth = Width - Left - Right;

    /// <summary>A share of the text's width, in hundredths.</summary>
    public static int Share(int hundredths) => TextWidth * hundredths / 100;
}
