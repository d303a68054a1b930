using System.Text.Json.Serialization;
using SopWebsite.Languages;

namespace SopWebsite.Backups;

/// <summary>What <c>manifest.json</c> says of a set.</summary>
internal sealed record BackupManifest
{
    public const string FormatName = "sopwebsite-backup";
    public const int FormatVersion = 1;
    public const string FileName = "manifest.json";
    public const string SumsName = "SHA256SUMS";

    public required string Format { get; init; }

    public required int Version { get; init; }

    public required string Site { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? Root { get; init; }

    public ManifestArchive? Archive { get; init; }

    public ManifestDump? Dump { get; init; }

    public IReadOnlyList<SkippedFile> Skipped { get; init; } = [];

    public IReadOnlyList<Phrase> Warnings { get; init; } = [];

    public IReadOnlyList<ManifestEntry> Entries { get; init; } = [];
}

/// <summary>The archive of the document root.</summary>
internal sealed record ManifestArchive
{
    public required string File { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }
}

/// <summary>The database dump: the file as kept, and the SQL text in it.</summary>
internal sealed record ManifestDump
{
    public required string File { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }

    public required string Entry { get; init; }

    public required long SqlBytes { get; init; }

    public required string SqlSha256 { get; init; }

    public required string Database { get; init; }

    public string? Tool { get; init; }

    public string? ServerVersion { get; init; }

    public bool SandboxLineRemoved { get; init; }

    public IReadOnlyDictionary<string, int> Engines { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}

/// <summary>One file, folder or link of the archive.</summary>
internal sealed record ManifestEntry
{
    /// <summary>The path in the archive, portable.</summary>
    public required string Path { get; init; }

    /// <summary>True when <see cref="Path"/> is the escaped form of a name that Windows does not allow.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Escaped { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>Bytes of content (of a link: of the text of its target).</summary>
    public long Bytes { get; init; }

    public string? Sha256 { get; init; }

    public required DateTime Modified { get; init; }

    /// <summary>Permission bits in octal, as <c>chmod</c> writes them.</summary>
    public string? Mode { get; init; }

    /// <summary>True when the file changed while it was read: the archive has what was read, and it may be torn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Changed { get; init; }

    /// <summary>The name in the archive: a folder's ends with a slash.</summary>
    public string NameInArchive() => Kind == EntryKind.Folder ? Path + "/" : Path;
}
