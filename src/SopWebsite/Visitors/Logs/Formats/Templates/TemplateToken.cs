namespace SopWebsite.Visitors.Logs.Formats.Templates;

/// <summary>What a piece of a format string is.</summary>
internal enum TemplateTokenKind
{
    /// <summary>Text that every line has there.</summary>
    Literal,

    /// <summary>A field.</summary>
    Field,

    /// <summary>A date or a time; the text is its pattern.</summary>
    Time,

    /// <summary>Any number of spaces.</summary>
    Spaces,
}

/// <summary>A piece of a format string, whatever dialect it was written in.</summary>
internal sealed record TemplateToken(TemplateTokenKind Kind, string Text, LogField Field = LogField.None)
{
    /// <summary>How Apache and nginx write a time unless told otherwise.</summary>
    public const string CommonTime = "%d/%b/%Y:%H:%M:%S %z";

    public static TemplateToken Literal(char text) => new(TemplateTokenKind.Literal, text.ToString());

    public static TemplateToken Literal(string text) => new(TemplateTokenKind.Literal, text);

    public static TemplateToken Of(LogField field) => new(TemplateTokenKind.Field, "", field);

    public static TemplateToken Time(string pattern) => new(TemplateTokenKind.Time, pattern);
}
