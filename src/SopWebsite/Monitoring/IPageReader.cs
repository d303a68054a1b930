namespace SopWebsite.Monitoring;

/// <summary>Reads what a check needs from HTML, however malformed; behind a port because the HTML parser is third-party.</summary>
public interface IPageReader
{
    /// <summary>Reads a page.</summary>
    /// <param name="html">The page's source.</param>
    /// <param name="address">Its address, for relative links.</param>
    PageFacts Read(string html, Uri address);
}

/// <summary>What a page holds. All of it is text from outside.</summary>
public sealed record PageFacts
{
    /// <summary>The text that visitors see, with a line feed between blocks.</summary>
    public required string Text { get; init; }

    /// <summary>Dates that the page marks as such (JSON-LD, meta, time), as written.</summary>
    public IReadOnlyList<string> MarkedDates { get; init; } = [];

    /// <summary>The addresses of its feeds.</summary>
    public IReadOnlyList<Uri> Feeds { get; init; } = [];
}
