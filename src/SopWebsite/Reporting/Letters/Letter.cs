using SopWebsite.Languages;

namespace SopWebsite.Reporting.Letters;

/// <summary>What a letter or form on A4 paper says, apart from how a writer draws it.</summary>
public sealed record Letter
{
    /// <summary>The title, in the document's properties.</summary>
    public required string Title { get; init; }

    /// <summary>Who it comes from, in the document's properties.</summary>
    public required string Author { get; init; }

    /// <summary>The language of its texts.</summary>
    public required Language Language { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What it is about, in the footer of each page.</summary>
    public required string Reference { get; init; }

    /// <summary>The letterhead, on the first page.</summary>
    public required Letterhead Head { get; init; }

    /// <summary>The emblem beside the letterhead; null for none.</summary>
    public LetterLogo? Logo { get; init; }

    /// <summary>What stands under the letterhead, in order.</summary>
    public required IReadOnlyList<LetterBlock> Blocks { get; init; }

    /// <summary>The words around the page number in the footer.</summary>
    public (string Page, string Of) PageWords => Language == Language.Indonesian ? ("Halaman", "dari") : ("Page", "of");
}
