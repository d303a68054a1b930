using SopWebsite.Backups.Transport;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups;

/// <summary>What a backup is going to do; making a plan changes nothing.</summary>
public sealed record BackupPlan
{
    /// <summary>The site.</summary>
    public required SopSite Site { get; init; }

    /// <summary>The set's name.</summary>
    public required string Name { get; init; }

    /// <summary>The folder that receives the set's folder.</summary>
    public required string Destination { get; init; }

    /// <summary>The set's folder.</summary>
    public string Path => System.IO.Path.Combine(Destination, Name);

    /// <summary>When it was planned, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Full, or what changed since <see cref="Base"/>.</summary>
    public BackupType Type { get; init; }

    /// <summary>The full set that a differential one builds on, by its name; null for a full set.</summary>
    public string? Base { get; init; }

    /// <summary>True when contents are going to be encrypted.</summary>
    public bool Encrypted => Encryption is not null;

    /// <summary>The document root as a folder of this machine; null when no files are to be backed up.</summary>
    public string? Root { get; init; }

    /// <summary>The databases that are to be dumped.</summary>
    public SiteDatabase[] Databases { get; init; } = [];

    /// <summary>The site's server, from which the files travel into <see cref="Root"/> first; null when they are here.</summary>
    public RemoteAddress? Source { get; init; }

    internal FetchOptions Fetch { get; init; } = new();

    /// <summary>What did not come along from the server.</summary>
    internal SkippedFile[] Missing { get; init; } = [];

    internal string? DumpCommand { get; init; }

    internal DatabaseLogin? Login { get; init; }

    internal bool IgnoreSpace { get; init; }

    internal bool Checksum { get; init; }

    internal long? VolumeSize { get; init; }

    internal BackupKey? Key { get; init; }

    internal ManifestEncryption? Encryption { get; init; }

    internal FoundBase? Foundation { get; init; }

    /// <summary>What was not as asked for.</summary>
    internal Phrase[] Notes { get; init; } = [];

    /// <summary>Bytes of the last dump, as the measure for the next.</summary>
    internal long? ExpectedDump { get; init; }
}
