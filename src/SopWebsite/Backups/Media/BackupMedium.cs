namespace SopWebsite.Backups.Media;

/// <summary>A medium on which backups are kept: the row of the court's media register (daftar media backup).</summary>
public sealed record BackupMedium
{
    /// <summary>The label written on it, such as <c>HDD-01</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required MediumKind Kind { get; init; }

    /// <summary>
    /// Where copies go when it is at hand: a folder or a share, or the address of a folder on a server (<c>sftp://user@host/backup</c>). Null
    /// for none.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>The keys or certificates that the server may show; empty for none, and then nobody logs in there.</summary>
    public string[] HostKey { get; init; } = [];

    /// <summary>The private key's file that logs in at the server; null for a password, or the keys of an agent.</summary>
    public string? IdentityFile { get; init; }

    /// <summary>
    /// Where the password of the server's account is, or the passphrase of the key: <c>env:NAME</c> or <c>file:path</c>. Null for none.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>The serial of its volume, by which it is known again wherever it is mounted; null where unknown.</summary>
    public string? Serial { get; init; }

    /// <summary>The label of its volume; null where it has none.</summary>
    public string? VolumeLabel { get; init; }

    /// <summary>Its file system, such as <c>exfat</c>; null where unknown.</summary>
    public string? FileSystem { get; init; }

    /// <summary>Its size in bytes; null where unknown.</summary>
    public long? Size { get; init; }

    /// <summary>Bytes that were free when it was last at hand; null where unknown.</summary>
    public long? Free { get; init; }

    /// <summary>When it was last at hand, UTC; null for never.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Where it is kept, such as <c>Brankas ruang arsip</c>; null where nobody said.</summary>
    public string? KeptAt { get; init; }

    /// <summary>Who holds it; null where nobody said.</summary>
    public string? Holder { get; init; }

    /// <summary>True when it is kept in another building than the site's server.</summary>
    public bool OffSite { get; init; }

    /// <summary>What else is worth knowing.</summary>
    public string? Note { get; init; }

    /// <summary>When it was entered, UTC.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When something on it was last read in full and was sound, UTC; null for never.</summary>
    public DateTimeOffset? ReadableAt { get; init; }

    /// <summary>What the last reading said; null while nothing was read.</summary>
    public bool? Readable { get; init; }

    /// <summary>The sets that lie on it, newest first.</summary>
    public BackupCopy[] Copies { get; init; } = [];

    /// <summary>It in one line, for lists and questions.</summary>
    public override string ToString() => $"{Name} ({MediumNames.Of(Kind)})";
}
