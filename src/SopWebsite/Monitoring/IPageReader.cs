using SopWebsite.Languages;

namespace SopWebsite.Monitoring;

/// <summary>Reads what a check needs from HTML, however malformed; behind a port because the HTML parser is third-party.</summary>
public interface IPageReader
{
    /// <summary>Reads a page.</summary>
    /// <param name="html">The page's source.</param>
    /// <param name="address">Its address, for relative links.</param>
    /// <param name="filter">What of it is looked at; null for all. Selectors that <see cref="SelectorFault"/> refuses match nothing.</param>
    PageFacts Read(string html, Uri address, PageFilter? filter = null);

    /// <summary>What is wrong with a CSS selector; null when it can be used.</summary>
    Phrase? SelectorFault(string selector);
}

/// <summary>What a page holds. All of it is text from outside.</summary>
public sealed record PageFacts
{
    /// <summary>The text that visitors see, with a line feed between blocks.</summary>
    public required string Text { get; init; }

    /// <summary>The same without what differs from visit to visit; null when the page could not be taken apart so far.</summary>
    public string? SteadyText { get; init; }

    /// <summary>Dates that the page marks as such (JSON-LD, meta, time), as written.</summary>
    public IReadOnlyList<string> MarkedDates { get; init; } = [];

    /// <summary>The addresses of its feeds.</summary>
    public IReadOnlyList<Uri> Feeds { get; init; } = [];

    /// <summary>Why the page could not be filtered as was asked, so that its text is of no use; null when it could.</summary>
    public Phrase? FilterFault { get; init; }
}
