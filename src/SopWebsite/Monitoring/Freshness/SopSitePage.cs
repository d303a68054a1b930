namespace SopWebsite.Monitoring.Freshness;

/// <summary>A page or menu item of a site that is watched by itself, with its own limit and noise filters.</summary>
public sealed record SopSitePage
{
    /// <summary>The name of a site's front page: registered under it, the front page gets filters and a limit of its own.</summary>
    public const string FrontPage = "beranda";

    /// <summary>The site's name in the register.</summary>
    public required string Site { get; init; }

    /// <summary>What the page is called, such as <c>pengumuman</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its address.</summary>
    public required Uri Uri { get; init; }

    /// <summary>After how many working days without new content it counts as stale.</summary>
    public int FreshnessLimit { get; init; } = 7;

    /// <summary>CSS selectors of elements that are left out, such as <c>#sidebar</c>.</summary>
    public string[] IgnoreSelector { get; init; } = [];

    /// <summary>The CSS selector of the elements that alone are looked at, such as <c>main</c>; null for the whole page.</summary>
    public string? KeepSelector { get; init; }

    /// <summary>Regular expressions of text that is left out, without regard to case.</summary>
    public string[] IgnoreText { get; init; } = [];

    /// <summary>True for the front page.</summary>
    public bool IsFrontPage => string.Equals(Name, FrontPage, StringComparison.OrdinalIgnoreCase);
}
