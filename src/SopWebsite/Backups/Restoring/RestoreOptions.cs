using SopWebsite.Backups.Transport;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Restoring;

/// <summary>Where a set's files go.</summary>
public enum RestoreTarget
{
    /// <summary>Nowhere: only a database is loaded.</summary>
    None,

    /// <summary>Into a folder of their own.</summary>
    Folder,

    /// <summary>Over the site's document root.</summary>
    DocumentRoot,

    /// <summary>Over the site's files on its server.</summary>
    Server,
}

/// <summary>What is restored, and where to.</summary>
public sealed record RestoreOptions
{
    /// <summary>Where files go.</summary>
    public required RestoreTarget Target { get; init; }

    /// <summary>The folder, when they go into one of their own.</summary>
    public string? Destination { get; init; }

    /// <summary>The site to restore; null for the one that the set is of.</summary>
    public string? Site { get; init; }

    /// <summary>Masks of the files that are restored, such as <c>images/; *.php</c>; empty for all.</summary>
    public string[] Include { get; init; } = [];

    /// <summary>Masks of files that are not.</summary>
    public string[] Exclude { get; init; } = [];

    /// <summary>The database that a dump is loaded into, on the server of the site's own; null to load none.</summary>
    public string? Database { get; init; }

    /// <summary>Of a set with several dumps, the database whose dump that is; null for the site's first.</summary>
    public string? Dump { get; init; }

    /// <summary>The account that loads it; null for the site's own.</summary>
    public DatabaseLogin? Login { get; init; }

    /// <summary>The client program that loads it; null for the usual ones.</summary>
    public string? Command { get; init; }

    /// <summary>How the site's server is reached.</summary>
    public FetchOptions Fetch { get; init; } = new();

    /// <summary>What the set is encrypted with; null for what the site's settings name.</summary>
    public string? Password { get; init; }

    /// <summary>Allows a target that has something in it.</summary>
    public bool Force { get; init; }

    /// <summary>Backs the site up first, where it is a site in use that is written over.</summary>
    public bool BackupFirst { get; init; }

    /// <summary>
    /// Brings to a server also the files that it has with the size, the time and the rights that the set has them with: after a break-in, when
    /// times prove nothing.
    /// </summary>
    public bool All { get; init; }

    /// <summary>Goes on although a disk looks too small.</summary>
    public bool IgnoreSpace { get; init; }

    /// <summary>Who restores: an officer's name, for the log.</summary>
    public string? By { get; init; }

    /// <summary>How long is waited before a line to the server that was lost is opened anew; doubled each time.</summary>
    internal TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);
}
