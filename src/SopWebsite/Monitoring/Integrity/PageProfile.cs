namespace SopWebsite.Monitoring.Integrity;

/// <summary>What a page shows and what it hides. All of it is text from outside.</summary>
public sealed record PageProfile
{
    /// <summary>The page's address.</summary>
    public required Uri Address { get; init; }

    /// <summary>Its title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The <c>lang</c> of the page; empty for none.</summary>
    public string Lang { get; init; } = "";

    /// <summary>The text that visitors see, with a line feed between blocks.</summary>
    public string VisibleText { get; init; } = "";

    /// <summary>Its headings, in their order.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>Text shown as code, which is an example and not the page's own.</summary>
    public string CodeText { get; init; } = "";

    /// <summary>Texts of attributes, such as titles and data for scripts, with a line feed between them.</summary>
    public string AttributeText { get; init; } = "";

    /// <summary>Texts that style sheets put into the page, with a line feed between them.</summary>
    public string StyleText { get; init; } = "";

    /// <summary>The texts that they do not see.</summary>
    public IReadOnlyList<HiddenText> Hidden { get; init; } = [];

    /// <summary>Its links to web addresses.</summary>
    public IReadOnlyList<PageLink> Links { get; init; } = [];

    /// <summary>Other addresses that it names: feeds, forms, pictures, its own address for networks.</summary>
    public IReadOnlyList<Uri> Others { get; init; } = [];

    /// <summary>What it says of itself to search engines: description, keywords, Open Graph.</summary>
    public IReadOnlyList<string> Descriptions { get; init; } = [];

    /// <summary>The canonical address that it claims; null for none.</summary>
    public Uri? Canonical { get; init; }

    /// <summary>The AMP page that it names; null for none.</summary>
    public Uri? Amp { get; init; }

    /// <summary>The addresses of the same page in other languages.</summary>
    public IReadOnlyList<Uri> Alternates { get; init; } = [];

    /// <summary>Pages shown within it.</summary>
    public IReadOnlyList<PageFrame> Frames { get; init; } = [];

    /// <summary>The addresses of its scripts.</summary>
    public IReadOnlyList<Uri> ScriptSources { get; init; } = [];

    /// <summary>The scripts that it holds itself.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>The address that it sends visitors on to by itself; null for none.</summary>
    public Uri? Refresh { get; init; }

    /// <summary>Its JSON-LD, as written.</summary>
    public IReadOnlyList<string> StructuredData { get; init; } = [];

    /// <summary>The style sheets that it links.</summary>
    public IReadOnlyList<Uri> StyleSheets { get; init; } = [];

    /// <summary>True when the page was too much to be read to its end: what is here is not all of it.</summary>
    public bool IsIncomplete { get; init; }
}

/// <summary>A text that visitors do not see.</summary>
/// <param name="Text">The text.</param>
/// <param name="How">How it is hidden.</param>
public sealed record HiddenText(string Text, Hiding How);

/// <summary>A link.</summary>
/// <param name="Uri">Where it leads.</param>
/// <param name="Text">Its words.</param>
/// <param name="How">How it is hidden, if it is.</param>
public sealed record PageLink(Uri Uri, string Text, Hiding How)
{
    /// <summary>The picture that is the link; null for none, or one beside words.</summary>
    public Uri? Picture { get; init; }
}

/// <summary>A page shown within a page.</summary>
/// <param name="Uri">The page within.</param>
/// <param name="How">How it is hidden, if it is.</param>
/// <param name="Covers">True when it lies over the whole page.</param>
public sealed record PageFrame(Uri Uri, Hiding How, bool Covers);
