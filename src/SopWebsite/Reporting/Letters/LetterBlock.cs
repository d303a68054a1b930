namespace SopWebsite.Reporting.Letters;

/// <summary>A part of a letter. A line feed within a text begins a new line.</summary>
public abstract record LetterBlock;

/// <summary>The title of a form or of an annex, centred.</summary>
/// <param name="Text">The title.</param>
/// <param name="OnNewPage">True begins a page.</param>
public sealed record LetterTitle(string Text, bool OnNewPage = false) : LetterBlock;

/// <summary>A new page that begins with the letterhead, as the first does.</summary>
public sealed record LetterheadAgain : LetterBlock;

/// <summary>The heading of a section.</summary>
/// <param name="Text">The heading, with its number.</param>
public sealed record LetterHeading(string Text) : LetterBlock;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Style">How it looks.</param>
public sealed record LetterParagraph(string Text, LetterParagraphStyle Style = LetterParagraphStyle.Body) : LetterBlock;

/// <summary>How a paragraph looks.</summary>
public enum LetterParagraphStyle
{
    /// <summary>Text of the letter.</summary>
    Body,

    /// <summary>Small print.</summary>
    Note,

    /// <summary>Something that must not be overlooked.</summary>
    Alarm,
}

/// <summary>The opening of a letter: number, nature, annexes and subject at the left, place and date at the right.</summary>
/// <param name="Fields">Labels and texts; the last is the subject.</param>
/// <param name="PlaceAndDate">Place and date.</param>
public sealed record LetterOpening(IReadOnlyList<LetterField> Fields, string PlaceAndDate) : LetterBlock;

/// <summary>Whom the letter goes to.</summary>
/// <param name="Lines">The lines, from <c>Yth.</c> to the place.</param>
public sealed record LetterAddressee(IReadOnlyList<string> Lines) : LetterBlock;

/// <summary>Labelled facts, one under the other.</summary>
/// <param name="Fields">The facts.</param>
public sealed record LetterFields(IReadOnlyList<LetterField> Fields) : LetterBlock;

/// <summary>A label and what it says.</summary>
/// <param name="Label">The label.</param>
/// <param name="Text">What it says.</param>
public sealed record LetterField(string Label, string Text);

/// <summary>A numbered list.</summary>
/// <param name="Items">The items, without their numbers.</param>
public sealed record LetterList(IReadOnlyList<string> Items) : LetterBlock;

/// <summary>A table. Its header comes again on each page, and no row is torn apart.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a text for each column.</param>
public sealed record LetterTable(string Caption, IReadOnlyList<LetterColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : LetterBlock;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Share">Its share of the width, in hundredths; those of a table make 100.</param>
/// <param name="Style">How its cells look.</param>
public sealed record LetterColumn(string Header, int Share, LetterCellStyle Style = LetterCellStyle.Text);

/// <summary>How a column's cells look.</summary>
public enum LetterCellStyle
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>What the row is about.</summary>
    RowHeader,

    /// <summary>A short text, centred.</summary>
    Centred,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A digest, in letters of one width.</summary>
    Digest,
}

/// <summary>Room to sign: two side by side, one that is left over in the middle.</summary>
/// <param name="Signatures">Who signs.</param>
public sealed record LetterSignatures(IReadOnlyList<PaperSignature> Signatures) : LetterBlock;

/// <summary>A form of boxes.</summary>
/// <param name="Caption">What it is, for readers aloud.</param>
/// <param name="Rows">Its rows, each with boxes whose shares make 100.</param>
public sealed record LetterForm(string Caption, IReadOnlyList<IReadOnlyList<LetterBox>> Rows) : LetterBlock;

/// <summary>A box of a form.</summary>
/// <param name="Share">Its share of the width, in hundredths.</param>
/// <param name="Label">What belongs in it.</param>
public sealed record LetterBox(int Share, string Label)
{
    /// <summary>What is in it; empty leaves room to write.</summary>
    public string Text { get; init; } = "";

    /// <summary>Choices with a box to tick each, under the text.</summary>
    public IReadOnlyList<LetterChoice> Choices { get; init; } = [];

    /// <summary>How many lines it has at least.</summary>
    public int Lines { get; init; } = 1;
}

/// <summary>A choice of a form.</summary>
/// <param name="Text">The choice.</param>
/// <param name="IsChosen">True where it is ticked.</param>
public sealed record LetterChoice(string Text, bool IsChosen);
