using System.Text.Json.Serialization;
using SopWebsite.Backups.Databases;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups;

/// <summary>What <c>manifest.json</c> says of a set.</summary>
internal sealed record BackupManifest
{
    public const string FormatName = "sopwebsite-backup";

    /// <summary>What is written. Sets of version 1 are read as well: a zip named like the set, and the dump in a zip.</summary>
    public const int FormatVersion = 2;

    public const string FileName = "manifest.json";
    public const string SumsName = "SHA256SUMS";
    public const string GuideName = "BACA-SAYA.txt";
    public const string ArchiveName = "files.zip";

    public required string Format { get; init; }

    public required int Version { get; init; }

    public required string Site { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Full, or what changed since another set.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public BackupType Type { get; init; }

    /// <summary>The full set that a differential one builds on.</summary>
    public ManifestBase? Base { get; init; }

    public string? Root { get; init; }

    /// <summary>How contents are encrypted; null for not.</summary>
    public ManifestEncryption? Encryption { get; init; }

    public ManifestArchive? Archive { get; init; }

    /// <summary>The one dump of a set of version 1; read as the only one of <see cref="Dumps"/>.</summary>
    public ManifestDump? Dump { get; init; }

    public IReadOnlyList<ManifestDump> Dumps { get; init; } = [];

    /// <summary>The text for people.</summary>
    public ManifestPart? Guide { get; init; }

    public IReadOnlyList<SkippedFile> Skipped { get; init; } = [];

    public IReadOnlyList<Phrase> Warnings { get; init; } = [];

    /// <summary>The whole tree, whichever of the two sets holds the content.</summary>
    public IReadOnlyList<ManifestEntry> Entries { get; init; } = [];

    /// <summary>All files of the set but the manifest itself and the sums.</summary>
    public IEnumerable<ManifestPart> Parts() => (Archive?.Parts() ?? [])
        .Concat(Dumps.Select(dump => new ManifestPart { File = dump.File, Bytes = dump.Bytes, Sha256 = dump.Sha256 }))
        .Concat(Guide is null ? [] : [Guide]);
}

/// <summary>The full set that a differential one builds on.</summary>
internal sealed record ManifestBase
{
    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string ManifestSha256 { get; init; }
}

/// <summary>How contents are encrypted: by whom a password can be tried, never the password.</summary>
internal sealed record ManifestEncryption
{
    public const string Ae2 = "WinZip AE-2, AES-256";
    public const string KeyedDigest = "HMAC-SHA-256, PBKDF2-HMAC-SHA-1";

    public required string Method { get; init; }

    /// <summary>What stands in the fields named sha256 of the contents.</summary>
    public required string Digest { get; init; }

    public required string Salt { get; init; }

    public required int Rounds { get; init; }

    /// <summary>The keyed digest of a known text: tells a wrong password.</summary>
    public required string Check { get; init; }
}

/// <summary>A file of the set.</summary>
internal sealed record ManifestPart
{
    public required string File { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }
}

/// <summary>The archive of the document root.</summary>
internal sealed record ManifestArchive
{
    /// <summary>Its name; when it is split, what its volumes are called but for their number.</summary>
    public required string File { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Null when it is split: each volume has its own.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The volumes in their order; null when it is not split.</summary>
    public IReadOnlyList<ManifestPart>? Volumes { get; init; }

    /// <summary>The files it consists of.</summary>
    public IReadOnlyList<ManifestPart> Parts() => Volumes ?? [new ManifestPart { File = File, Bytes = Bytes, Sha256 = Sha256! }];
}

/// <summary>A database dump: the file as kept, and the SQL text in it.</summary>
internal sealed record ManifestDump
{
    public required string File { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Its name in a zip, encrypted or of version 1; null for gzip.</summary>
    public string? Entry { get; init; }

    public required long SqlBytes { get; init; }

    public required string SqlSha256 { get; init; }

    public required string Database { get; init; }

    /// <summary>MariaDB or MySQL, PostgreSQL, SQLite: who loads it again.</summary>
    public DatabaseEngine Engine { get; init; }

    public string? Tool { get; init; }

    public string? ServerVersion { get; init; }

    public bool SandboxLineRemoved { get; init; }

    public IReadOnlyDictionary<string, int> Engines { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The tables in it with their rows: what a restored database must have again.</summary>
    public IReadOnlyList<TableCensus> Tables { get; init; } = [];

    /// <summary>True when the tables were compared with the server's own list.</summary>
    public bool TablesCompared { get; init; }

    public string? Collation { get; init; }
}

/// <summary>One file, folder or link of the archive.</summary>
internal sealed record ManifestEntry
{
    private readonly DigestText _digest;

    /// <summary>The path in the archive, portable.</summary>
    public required string Path { get; init; }

    /// <summary>True when <see cref="Path"/> is the escaped form of a name that Windows does not allow.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Escaped { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>True when the content is in the archive of the base, not in this set's own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InBase { get; init; }

    /// <summary>Bytes of content (of a link: of the text of its target).</summary>
    public long Bytes { get; init; }

    public string? Sha256
    {
        get => _digest.Text;
        init => _digest = new DigestText(value);
    }

    /// <summary>True when <see cref="Sha256"/> is a digest.</summary>
    [JsonIgnore]
    public bool HasDigest => _digest.IsDigest;

    public required DateTime Modified { get; init; }

    /// <summary>Permission bits in octal, as <c>chmod</c> writes them.</summary>
    public string? Mode { get; init; }

    /// <summary>True when the file changed while it was read: the archive has what was read, and it may be torn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Changed { get; init; }

    /// <summary>The name in the archive: a folder's ends with a slash.</summary>
    public string NameInArchive() => Kind == EntryKind.Folder ? Path + "/" : Path;
}
