using SopWebsite.Backups.Transport;
using SopWebsite.Sites;

namespace SopWebsite.Backups;

/// <summary>What of a site goes into a set.</summary>
[Flags]
public enum BackupParts
{
    /// <summary>The document root.</summary>
    Files = 1,

    /// <summary>The database.</summary>
    Database = 2,

    /// <summary>Both, as far as the site has them.</summary>
    All = Files | Database,
}

/// <summary>How much of the files a set holds.</summary>
public enum BackupType
{
    /// <summary>All of them: it can be restored alone.</summary>
    Full,

    /// <summary>Those that changed since the newest full set; the rest is read from that one. Databases are always whole.</summary>
    Differential,
}

/// <summary>How a backup is made.</summary>
public sealed record BackupOptions
{
    /// <summary>The folder that receives the set's folder; null for the site's <see cref="SopSite.BackupPath"/>.</summary>
    public string? Destination { get; init; }

    /// <summary>What goes into it.</summary>
    public BackupParts Parts { get; init; } = BackupParts.All;

    /// <summary>
    /// Full, or only what changed since the newest full set in the same folder. Where there is none to build on, the set becomes a full one
    /// and says so.
    /// </summary>
    public BackupType Type { get; init; }

    /// <summary>Tells changed files by their content, not by size and time alone: reads every file.</summary>
    public bool Checksum { get; init; }

    /// <summary>
    /// The password that contents are encrypted with; null for the one that <see cref="SopSite.BackupSecret"/> names, or none.
    /// </summary>
    public string? Password { get; init; }

    /// <summary>Cuts the archive into files of this many bytes; null for one.</summary>
    public long? VolumeSize { get; init; }

    /// <summary>
    /// The set's name, with <c>{site}</c>, <c>{satker}</c>, <c>{kind}</c>, <c>{type}</c>, <c>{date}</c>, <c>{time}</c>, <c>{year}</c>,
    /// <c>{month}</c>, <c>{day}</c> in it; null for the usual one.
    /// </summary>
    public string? NameTemplate { get; init; }

    /// <summary>
    /// The work unit's code (satker): then the set is named as the Mahkamah Agung's guide to backing up SIPP has it,
    /// <c>SIPP-[SATKER]-[YYYY]-[MM]-[DD]</c>.
    /// </summary>
    public string? WorkUnit { get; init; }

    /// <summary>The dump program; null for mariadb-dump, else mysqldump, from the PATH.</summary>
    public string? DumpCommand { get; init; }

    /// <summary>The account to dump with, instead of the site's own.</summary>
    public DatabaseLogin? Login { get; init; }

    /// <summary>Goes on although the disk looks too small: content that compresses well may fit all the same.</summary>
    public bool IgnoreSpace { get; init; }

    /// <summary>How files travel from the site's server, as far as it differs from what is registered of the site.</summary>
    public FetchOptions Fetch { get; init; } = new();
}

/// <summary>An account of a database server. Its text form hides the password.</summary>
/// <param name="UserName">The account; null for the client's default.</param>
/// <param name="Password">Its password; null for none.</param>
public sealed record DatabaseLogin(string? UserName, string? Password)
{
    /// <inheritdoc/>
    public override string ToString() => $"DatabaseLogin {{ UserName = {UserName} }}";
}

/// <summary>What a backup, a check or a restore is doing.</summary>
public enum BackupStage
{
    /// <summary>Listing the document root.</summary>
    Listing,

    /// <summary>Writing the archive.</summary>
    Archiving,

    /// <summary>Dumping the database.</summary>
    Dumping,

    /// <summary>Reading back and comparing.</summary>
    Verifying,

    /// <summary>Writing restored files.</summary>
    Restoring,

    /// <summary>Copying to another medium.</summary>
    Copying,

    /// <summary>Fetching files from the site's server.</summary>
    Fetching,
}

/// <summary>How far it is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">Bytes of content done in this stage.</param>
/// <param name="Total">Bytes of content in this stage; null where unknown.</param>
/// <param name="Current">The file at hand.</param>
public readonly record struct BackupProgress(BackupStage Stage, long Done, long? Total, string? Current);
