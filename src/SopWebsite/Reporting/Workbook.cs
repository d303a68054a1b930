using SopWebsite.Languages;

namespace SopWebsite.Reporting;

/// <summary>What a workbook says: sheets with a heading, facts, one table each and room to sign.</summary>
public sealed record Workbook
{
    /// <summary>The title, in the document's properties.</summary>
    public required string Title { get; init; }

    /// <summary>The subject, in the document's properties.</summary>
    public string? Subject { get; init; }

    /// <summary>Who made it, in the document's properties.</summary>
    public required string Creator { get; init; }

    /// <summary>The language of its texts.</summary>
    public required Language Language { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The sheets, in order.</summary>
    public required IReadOnlyList<WorkbookSheet> Sheets { get; init; }
}

/// <summary>One sheet: heading lines, facts, a table, notes, signatures.</summary>
public sealed record WorkbookSheet
{
    /// <summary>The name on its tab: at most 31 characters, none of <c>[ ] : * ? / \</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The letterhead: the office, in one line or several. May be empty.</summary>
    public IReadOnlyList<string> Letterhead { get; init; } = [];

    /// <summary>The title and what stands under it.</summary>
    public required IReadOnlyList<string> Heading { get; init; }

    /// <summary>Labelled facts between heading and table.</summary>
    public IReadOnlyList<WorkbookFact> Facts { get; init; } = [];

    /// <summary>The table.</summary>
    public required WorkbookTable Table { get; init; }

    /// <summary>Notes under the table.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Who signs, side by side from left to right.</summary>
    public IReadOnlyList<PaperSignature> Signatures { get; init; } = [];

    /// <summary>The words around the page number in the footer: page, of.</summary>
    public required (string Page, string Of) PageWords { get; init; }
}

/// <summary>A label and what it says.</summary>
/// <param name="Label">The label.</param>
/// <param name="Text">What it says.</param>
/// <param name="IsAlarm">True where it says that something is wrong.</param>
public sealed record WorkbookFact(string Label, string Text, bool IsAlarm = false);

/// <summary>A real Excel table.</summary>
public sealed record WorkbookTable
{
    /// <summary>Its name: letters and digits.</summary>
    public required string Name { get; init; }

    /// <summary>Its columns.</summary>
    public required IReadOnlyList<WorkbookColumn> Columns { get; init; }

    /// <summary>Its rows: <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="DateTime"/> (wall
    /// clock) or null, one for each column. At least one: Excel knows no table without.</summary>
    public required IReadOnlyList<IReadOnlyList<object?>> Rows { get; init; }
}

/// <summary>How a column's cells look.</summary>
public enum WorkbookCellStyle
{
    /// <summary>Text, wrapped.</summary>
    Text,

    /// <summary>A short text or code, centred.</summary>
    Centred,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number, with decimals where it has them.</summary>
    Decimal,

    /// <summary>A share, shown in percent.</summary>
    Percent,

    /// <summary>A date and time.</summary>
    DateTime,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A digest or reference, small and in one width.</summary>
    Digest,
}

/// <summary>A column of a table.</summary>
/// <param name="Header">The header, unique within the table.</param>
/// <param name="Width">The width in characters.</param>
/// <param name="Style">How its cells look.</param>
public sealed record WorkbookColumn(string Header, double Width, WorkbookCellStyle Style = WorkbookCellStyle.Text);
