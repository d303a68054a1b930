namespace SopWebsite.Backups;

/// <summary>The verdict on one file of a set.</summary>
/// <param name="Path">The set's own file, or <c>files.zip:path/in/archive</c>.</param>
/// <param name="Verdict">How it is.</param>
public sealed record CheckedFile(string Path, FileVerdict Verdict);

/// <summary>What checking a set found.</summary>
public sealed record BackupVerification
{
    /// <summary>The site's name.</summary>
    public string? Site { get; init; }

    /// <summary>The set's name.</summary>
    public required string Name { get; init; }

    /// <summary>The set's folder.</summary>
    public required string Path { get; init; }

    /// <summary>When it was checked, UTC.</summary>
    public DateTimeOffset CheckedAt { get; init; }

    /// <summary>True when nothing is missing, altered or extra, and the register knows no other manifest for the set.</summary>
    public bool IsSound => Missing == 0 && Altered == 0 && Extra == 0 && Recorded != false;

    /// <summary>
    /// False for an encrypted set whose password nobody gave: its files were compared byte for byte with their hashes, but not unpacked.
    /// </summary>
    public bool Unpacked { get; init; } = true;

    /// <summary>The share that was read, such as <c>3/30</c>; null when the set was read in full.</summary>
    public string? Share { get; init; }

    /// <summary>
    /// How much of the set's content was read within the last 30 days and found as it must be, this time included: 0 to 1, by bytes; null where
    /// the register does not know the set.
    /// </summary>
    public double? Coverage { get; init; }

    /// <summary>Files looked at, in the set and in its archive.</summary>
    public required long Checked { get; init; }

    /// <summary>Files that are not there.</summary>
    public required long Missing { get; init; }

    /// <summary>Files whose content differs.</summary>
    public required long Altered { get; init; }

    /// <summary>Files that the manifest does not know.</summary>
    public required long Extra { get; init; }

    /// <summary>SHA-256 of the manifest as it is now.</summary>
    public required string ManifestSha256 { get; init; }

    /// <summary>
    /// Whether that is the manifest the register noted when the set was made: a set altered together with its manifest and its sums is found
    /// here. Null when the register does not know the set.
    /// </summary>
    public bool? Recorded { get; init; }

    /// <summary>Every file when asked for in detail, else those that are not sound.</summary>
    public required CheckedFile[] Files { get; init; }
}
