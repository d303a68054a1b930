using SopWebsite.Languages;

namespace SopWebsite.Backups;

/// <summary>How a backup set stands.</summary>
public enum BackupState
{
    /// <summary>Everything was read, written, and read back.</summary>
    Complete,

    /// <summary>Finished and sound, but some files could not be read: <see cref="WebsiteBackup.Skipped"/> names them.</summary>
    Incomplete,

    /// <summary>What a killed run left behind. Never used for anything.</summary>
    Partial,

    /// <summary>Something is missing or altered, or the set's own description cannot be trusted.</summary>
    Damaged,
}

/// <summary>
/// A backup set of a site: a folder with <c>files.zip</c>, the dumps, <c>manifest.json</c>, <c>SHA256SUMS</c> and <c>BACA-SAYA.txt</c>.
/// </summary>
public sealed record WebsiteBackup
{
    /// <summary>The site's name; null for leftovers and sets that do not say.</summary>
    public string? Site { get; init; }

    /// <summary>The set's name, which is its folder's.</summary>
    public required string Name { get; init; }

    /// <summary>The set's folder.</summary>
    public required string Path { get; init; }

    /// <summary>When it was begun, UTC; null where unknown.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>How it stands.</summary>
    public required BackupState State { get; init; }

    /// <summary>Full, or what changed since <see cref="Base"/>.</summary>
    public BackupType Type { get; init; }

    /// <summary>The name of the full set that a differential one needs; null for a full set. It lies in the same folder.</summary>
    public string? Base { get; init; }

    /// <summary>SHA-256 of that set's manifest.</summary>
    public string? BaseSha256 { get; init; }

    /// <summary>True when contents are encrypted: only the password opens them.</summary>
    public bool Encrypted { get; init; }

    /// <summary>Files of the site that it can bring back, those in its base included; null where unknown or where the set has none.</summary>
    public long? Files { get; init; }

    /// <summary>Bytes in those files.</summary>
    public long? Bytes { get; init; }

    /// <summary>Size of the set's own archive in bytes, all volumes together.</summary>
    public long? ArchiveBytes { get; init; }

    /// <summary>Size of the dumps as kept, compressed, in bytes.</summary>
    public long? DumpBytes { get; init; }

    /// <summary>The databases' names in one text; null when none was dumped.</summary>
    public string? Database { get; init; }

    /// <summary>The databases' names.</summary>
    public string[] Databases { get; init; } = [];

    /// <summary>SHA-256 of <c>manifest.json</c>: the one figure that stands for the whole set.</summary>
    public string? ManifestSha256 { get; init; }

    /// <summary>When it was last checked, hash by hash, UTC; null for never.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>What that check said; null for never checked.</summary>
    public bool? Verified { get; init; }

    /// <summary>What is not in the archive, and why.</summary>
    public SkippedFile[] Skipped { get; init; } = [];

    /// <summary>What someone should know: tables that are not consistent, files that changed while they were read.</summary>
    public Phrase[] Warnings { get; init; } = [];
}

/// <summary>Why something of the site is not in the archive, or not in the restored folder.</summary>
public enum SkipReason
{
    /// <summary>It could not be opened or read.</summary>
    Unreadable,

    /// <summary>Its name is not text (not UTF-8).</summary>
    NameNotText,

    /// <summary>It was gone when its turn came.</summary>
    Vanished,

    /// <summary>It became something else between being listed and being opened.</summary>
    Replaced,

    /// <summary>A socket, pipe or device: it has no content.</summary>
    Special,

    /// <summary>A link that cannot be kept on this system, or that leads outside.</summary>
    Link,

    /// <summary>The file system takes its name for that of another (upper and lower case).</summary>
    NameTaken,
}

/// <summary>Something that was left out.</summary>
/// <param name="Path">Its path below the document root, with forward slashes.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">What the system said, if anything.</param>
public sealed record SkippedFile(string Path, SkipReason Reason, string? Detail = null)
{
    /// <summary>True when content is missing because of it: sockets, pipes, devices and what was deleted meanwhile have none to miss.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsGap => Reason is not (SkipReason.Special or SkipReason.Vanished);
}
