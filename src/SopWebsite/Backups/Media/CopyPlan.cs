using SopWebsite.Languages;

namespace SopWebsite.Backups.Media;

/// <summary>What a copy is going to do; making a plan changes nothing.</summary>
public sealed record CopyPlan
{
    /// <summary>The set's folder.</summary>
    public required string Set { get; init; }

    /// <summary>The folder of the copy.</summary>
    public required string Path { get; init; }

    /// <summary>The medium; null where it is not in the media register.</summary>
    public BackupMedium? Medium { get; init; }

    /// <summary>The volume; null where the system does not say.</summary>
    public MediumVolume? Volume { get; init; }

    /// <summary>Bytes to be copied.</summary>
    public required long Bytes { get; init; }

    /// <summary>True when the copy is there already: then it is read back.</summary>
    public bool IsThere { get; init; }

    /// <summary>What the user should know first.</summary>
    public Phrase[] Warnings { get; init; } = [];

    internal CopySource Source { get; init; } = null!;

    /// <summary>What it takes to reach the server; null for a folder that this machine sees.</summary>
    internal Transport.RemoteAccess? Access { get; init; }

    internal string? By { get; init; }
}
