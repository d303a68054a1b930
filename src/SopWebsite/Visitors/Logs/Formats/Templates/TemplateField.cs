namespace SopWebsite.Visitors.Logs.Formats.Templates;

/// <summary>One field of a format string, and the fixed text behind it.</summary>
internal sealed class TemplateField
{
    /// <summary>What it tells.</summary>
    public LogField Field { get; set; }

    /// <summary>The form of a date or a time; null for other fields.</summary>
    public TimePattern? Time { get; set; }

    /// <summary>The fixed text that follows.</summary>
    public byte[] After { get; set; } = [];

    /// <summary>The field is written between quotes, and a quote within it is escaped.</summary>
    public bool Quoted { get; set; }

    /// <summary>The field ends before this byte, which the next field begins with; 0 for a field that ends before <see cref="After"/>.</summary>
    public byte EndsBefore { get; set; }

    /// <summary>It stands behind a time of day, so it may be the offset.</summary>
    public bool MaybeZone { get; set; }

    /// <summary>Any number of spaces; no field.</summary>
    public bool Spaces { get; set; }
}
