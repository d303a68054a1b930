namespace SopWebsite.Backups.Media.Discs;

/// <summary>What discs a set is to be put on.</summary>
public sealed record DiscOptions
{
    /// <summary>The kind of disc.</summary>
    public required DiscKind Disc { get; init; }

    /// <summary>What a disc holds in bytes, where it is another than usual: 8,500,000,000 for a DVD of two layers, say.</summary>
    public long? DiscSize { get; init; }

    /// <summary>The program that makes images; null for the first that is installed.</summary>
    public string? Command { get; init; }

    /// <summary>The folder that receives the folder of the images.</summary>
    public required string Destination { get; init; }

    /// <summary>The registered medium that the discs are; null for none.</summary>
    public string? Medium { get; init; }

    /// <summary>Who makes them; an officer's name, for the log.</summary>
    public string? By { get; init; }
}

/// <summary>What images are going to be made; making a plan changes nothing.</summary>
public sealed record DiscSetPlan
{
    /// <summary>The set's folder.</summary>
    public required string Set { get; init; }

    /// <summary>The folder of the images.</summary>
    public required string Path { get; init; }

    /// <summary>How many discs it takes.</summary>
    public int Count => Contents.Count;

    /// <summary>The program that makes them.</summary>
    public required string Program { get; init; }

    /// <summary>The medium; null where it is not in the media register.</summary>
    public BackupMedium? Medium { get; init; }

    internal CopySource Source { get; init; } = null!;

    internal IReadOnlyList<DiscContent> Contents { get; init; } = [];

    internal DiscOptions Options { get; init; } = null!;

    internal long DiscBytes { get; init; }
}
