using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Parking;

/// <summary>A page that answers in a site's place.</summary>
public sealed record ParkedPage
{
    /// <summary>The rule that knew it, such as <c>account-suspended</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What kind of page it is.</summary>
    public required Phrase Name { get; init; }

    /// <summary>Where the cause lies: the domain, the hosting or the website itself.</summary>
    public required DiagnosisCause Cause { get; init; }

    /// <summary>The words or the address that gave it away, at most 200 letters.</summary>
    public required string Evidence { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => $"{Rule}: {Evidence}";
}

/// <summary>What pages of a kind look like; the data file explains how the parts work together.</summary>
public sealed record ParkedPageRule
{
    /// <summary>The rule's name.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of page it knows.</summary>
    public required Phrase Name { get; init; }

    /// <summary>Where the cause lies.</summary>
    public required DiagnosisCause Cause { get; init; }

    /// <summary>True when such a page means that the site is down; false when it is there but needs attention.</summary>
    public bool IsDown { get; init; } = true;

    /// <summary>How many letters a visitor may see at most for a text to count.</summary>
    public int Within { get; init; } = 1500;

    /// <summary>True when the page may show the court's own words: it is the court's own site that says so.</summary>
    public bool IsOwnAllowed { get; init; }

    /// <summary>Regular expressions for the address that answered.</summary>
    public string[] Addresses { get; init; } = [];

    /// <summary>Plain texts in the raw HTML.</summary>
    public string[] Marks { get; init; } = [];

    /// <summary>Regular expressions for the title.</summary>
    public string[] Titles { get; init; } = [];

    /// <summary>Regular expressions for what a visitor sees.</summary>
    public string[] Texts { get; init; } = [];
}

/// <summary>What is known of pages that answer in a site's place.</summary>
public sealed record ParkedPageRules
{
    /// <summary>None.</summary>
    public static ParkedPageRules None { get; } = new();

    /// <summary>Words of a court: a page that shows two of them is the court's own.</summary>
    public IReadOnlyList<string> OwnWords { get; init; } = [];

    /// <summary>The rules, the first that fits counts.</summary>
    public IReadOnlyList<ParkedPageRule> Rules { get; init; } = [];
}
