namespace SopWebsite.Backups.Media;

/// <summary>Where a set is copied to, and how.</summary>
public sealed record CopyOptions
{
    /// <summary>The folder that receives the set's folder, or the disc images; null for the medium's own path.</summary>
    public string? Destination { get; init; }

    /// <summary>The registered medium; null to find it by the serial of the volume, or by its path.</summary>
    public string? Medium { get; init; }

    /// <summary>Who copies; an officer's name, for the log.</summary>
    public string? By { get; init; }
}
