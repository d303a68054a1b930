namespace SopWebsite.Backups.Media;

/// <summary>A set that was copied to a medium.</summary>
public sealed record BackupCopy
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The set's name.</summary>
    public required string Name { get; init; }

    /// <summary>When the set was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>SHA-256 of the set's <c>manifest.json</c>, by which copies of one set know each other.</summary>
    public required string ManifestSha256 { get; init; }

    /// <summary>SHA-256 of the manifest of the full set that a differential one builds on; null for a full set.</summary>
    public string? BaseSha256 { get; init; }

    /// <summary>The medium it lies on; null for one that is not in the media register.</summary>
    public string? Medium { get; init; }

    /// <summary>What kind of medium it went to.</summary>
    public required MediumKind Kind { get; init; }

    /// <summary>The copy's folder, its address on a server, or the folder of the disc images.</summary>
    public required string Path { get; init; }

    /// <summary>Bytes copied.</summary>
    public required long Bytes { get; init; }

    /// <summary>When it was copied, UTC.</summary>
    public required DateTimeOffset CopiedAt { get; init; }

    /// <summary>When it was last read back from the medium, UTC; null for never, such as an image that is not burned yet.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>What that said; null for never.</summary>
    public bool? Verified { get; init; }

    /// <summary>The serial of the volume; null where unknown.</summary>
    public string? Serial { get; init; }

    /// <summary>The label of the volume; null where it has none.</summary>
    public string? VolumeLabel { get; init; }

    /// <summary>The file system of the volume; null where unknown.</summary>
    public string? FileSystem { get; init; }

    /// <summary>The disc images; empty for a copy of files.</summary>
    public BackupDisc[] Discs { get; init; } = [];

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Medium is null ? Path : $"{Medium}: {Path}";
}

/// <summary>One disc of a set of discs.</summary>
public sealed record BackupDisc
{
    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The label of its volume.</summary>
    public required string Label { get; init; }

    /// <summary>The image file.</summary>
    public required string Image { get; init; }

    /// <summary>The cover sheet to print.</summary>
    public required string Cover { get; init; }

    /// <summary>Size of the image in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the image.</summary>
    public required string Sha256 { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Label;
}
