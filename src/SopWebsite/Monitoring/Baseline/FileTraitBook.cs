using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>What an intruder's files look like and where a site's visitors put theirs, from the data folder.</summary>
public sealed record FileTraitBook
{
    /// <summary>No traits at all, where the file is not there.</summary>
    public static FileTraitBook Empty { get; } = new();

    /// <summary>What is found in contents.</summary>
    public IReadOnlyList<FileTrait> Traits { get; init; } = [];

    /// <summary>Names that intruders give their files, as regular expressions over the name alone, in lower case.</summary>
    public IReadOnlyList<string> KnownNames { get; init; } = [];

    /// <summary>Patterns of folders that hold what people upload, or what the site writes by itself: no script belongs there.</summary>
    public IReadOnlyList<string> UploadFolders { get; init; } = [];

    /// <summary>Patterns of what changes all the time.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>Patterns of scripts that a known system writes into such folders by itself.</summary>
    public IReadOnlyList<string> OwnScripts { get; init; } = [];
}

/// <summary>Which contents a trait is looked for in.</summary>
public enum TraitScope
{
    /// <summary>PHP: by its name, or because it has an opening tag.</summary>
    Php,

    /// <summary>ASP, ASP.NET, JSP, ColdFusion and CGI scripts.</summary>
    OtherScript,

    /// <summary>Scripts and pages alike.</summary>
    Text,
}

/// <summary>One trait.</summary>
public sealed record FileTrait
{
    /// <summary>Its stable name.</summary>
    public required string Id { get; init; }

    /// <summary>Where it is looked for.</summary>
    public TraitScope Scope { get; init; }

    /// <summary>What it adds to a file's weight; 50 alone make a file suspicious.</summary>
    public required int Weight { get; init; }

    /// <summary>Words of which at least one must be there before the pattern is tried; none means it always is.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>A regular expression without regard to case.</summary>
    public required string Pattern { get; init; }

    /// <summary>What it means, for an official.</summary>
    public required Phrase Reason { get; init; }
}
